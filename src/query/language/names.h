#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tenet/range.h>

#include "text/tokens.h"

namespace tenet::query {

// A name as somebody types it. A capital asks for a capital, so that "Law Enforcement Leaders" is never the common
// phrase; a small letter takes either. Honorifics and titles in front are set aside ("President Obama").
class NamePattern {
 public:
  // `side_by_side`: the words must follow each other, with nothing between them but initials.
  NamePattern(std::string_view name, bool side_by_side, text::Analyser& analyser);

  // The words to look a name up by, folded, and their stems.
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  [[nodiscard]] const std::vector<std::string>& stems() const { return stems_; }
  // Whether the written name is one that is meant.
  [[nodiscard]] bool matches(std::string_view written, text::Analyser& analyser) const;
  // The places in the words of `text` where the name stands, half-open. Each word must begin with a capital there.
  [[nodiscard]] std::vector<TextRange> find(std::string_view text, const std::vector<text::Token>& tokens) const;

 private:
  [[nodiscard]] std::size_t match_at(std::string_view text, const std::vector<text::Token>& tokens,
                                     std::size_t first) const;

  std::vector<std::string> words_;
  std::vector<std::string> stems_;
  std::vector<bool> capital_;  // of each word: typed with one
  bool side_by_side_;
};

}  // namespace tenet::query
