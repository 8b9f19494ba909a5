#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <tenet/range.h>

namespace tenet::text {

inline constexpr std::string_view section_sign = "\u00a7";

// White space of ASCII, without NUL: what parts words for sure.
[[nodiscard]] constexpr bool is_word_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// Cuts a text into words by UAX #29, with the rules of the field on top that look at one word alone: "924(c)" is two,
// "end.Start" too, § is one. Which of them are one word with the next is not looked at. Not safe to share between
// threads.
class WordCutter {
 public:
  WordCutter();
  ~WordCutter();
  WordCutter(const WordCutter&) = delete;
  WordCutter& operator=(const WordCutter&) = delete;

  // The words of `text` (UTF-8; invalid bytes part words), ascending, until it is asked again.
  [[nodiscard]] const std::vector<TextRange>& cut(std::string_view text);
  // The same through ICU alone, without the quick way for ASCII.
  [[nodiscard]] const std::vector<TextRange>& cut_by_icu(std::string_view text);

 private:
  void add_icu_words(std::string_view text, TextRange chunk);

  struct Breaks;
  std::unique_ptr<Breaks> breaks_;
  std::vector<TextRange> words_;
};

}  // namespace tenet::text
