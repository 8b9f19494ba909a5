#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "indexer/reading/formats/pdf/paragraphs.h"

namespace tenet::indexer::pdf {

// The words of a document, which tell what a hyphen at the end of a line means.
class Vocabulary {
 public:
  // The words of a paragraph, without those that its lines break.
  void add(const Paragraph& paragraph);
  void add(std::string_view words);

  // Whether the hyphen at the end of `line` only breaks a word whose other half begins `next`. A soft hyphen does, and
  // U+2010, which typesetting programs put in; another by the words of the document (indexer/reading/hyphens.h).
  [[nodiscard]] bool breaks_word(std::string_view line, std::string_view next) const;

 private:
  [[nodiscard]] bool has(const std::string& word) const { return words_.contains(word); }

  std::unordered_set<std::string> words_;
};

// `next` added to `text`, the lines of a paragraph so far: after a space, or glued to a hyphen or dash. Gives whether
// it was glued.
bool append_line(std::string& text, std::string_view next, const Vocabulary& vocabulary);

}  // namespace tenet::indexer::pdf
