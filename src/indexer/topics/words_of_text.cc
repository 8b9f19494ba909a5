#include "indexer/topics/words_of_text.h"

namespace tenet::indexer {
namespace {

bool is_mark(char c) {
  return c == ',' || c == ';' || c == ':' || c == '?' || c == '!' || c == '(' || c == ')' || c == '|';
}

bool parts_phrases(std::string_view between) {
  for (std::size_t i = 0; i < between.size(); ++i) {
    if (is_mark(between[i])) return true;
    const std::string_view rest = between.substr(i + 1);
    if (between[i] == '-' && (rest.starts_with('-') || (i > 0 && between[i - 1] == ' ' && rest.starts_with(' '))))
      return true;
    if (between[i] == '\n' && rest.find('\n') != std::string_view::npos) return true;
  }
  return between.find("\u2014") != std::string_view::npos || between.find("\u2022") != std::string_view::npos ||
         between.find(" \u2013 ") != std::string_view::npos;
}

}  // namespace

bool ends_phrase(std::string_view text, const text::Token& first, const text::Token& second) {
  if (first.range.end >= second.range.begin) return false;
  const std::string_view between = text.substr(first.range.end, second.range.begin - first.range.end);
  if (between == " ") return false;
  if (parts_phrases(between)) return true;
  const char next = text[second.range.begin];
  return between.find('.') != std::string_view::npos && !(next >= 'a' && next <= 'z') && !(next >= '0' && next <= '9');
}

}  // namespace tenet::indexer
