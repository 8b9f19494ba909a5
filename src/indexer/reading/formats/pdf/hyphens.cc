#include "indexer/reading/formats/pdf/hyphens.h"

#include <algorithm>

#include "indexer/reading/formats/pdf/markers.h"
#include "indexer/reading/hyphens.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

constexpr std::string_view soft_hyphen = "\u00AD";
constexpr std::string_view hyphen = "\u2010";

bool is_part_of_word(char c) {
  return text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c);
}

// A word without the marks around it, in lower case; hyphens and apostrophes inside stay.
std::string bare(std::string_view word) {
  while (!word.empty() && !is_part_of_word(word.front())) word.remove_prefix(1);
  while (!word.empty() && !is_part_of_word(word.back())) word.remove_suffix(1);
  for (const std::string_view quote : {"\u201C", "\u2018", "\u201D", "\u2019"}) {
    if (word.starts_with(quote)) word.remove_prefix(quote.size());
    if (word.ends_with(quote)) word.remove_suffix(quote.size());
  }
  while (!word.empty() && !is_part_of_word(word.back())) word.remove_suffix(1);
  return text::to_lower(word);
}

std::string_view last_word(std::string_view line) {
  const std::size_t space = line.rfind(' ');
  return space == std::string_view::npos ? line : line.substr(space + 1);
}

std::string_view first_word(std::string_view line) {
  return line.substr(0, line.find(' '));
}

}  // namespace

void Vocabulary::add(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (std::string word = bare(words.substr(at, end - at)); !word.empty()) words_.insert(std::move(word));
    at = end + 1;
  }
}

void Vocabulary::add(const Paragraph& paragraph) {
  bool broken = false;
  for (const Line& line : paragraph.lines) {
    std::string_view words = line.text;
    if (broken) words.remove_prefix(std::min(words.size(), first_word(words).size() + 1));
    broken = ends_with_hyphen(line.text);
    if (broken) words = words.substr(0, words.size() - std::min(words.size(), last_word(words).size()));
    add(words);
  }
}

bool Vocabulary::breaks_word(std::string_view line, std::string_view next) const {
  if (line.ends_with(soft_hyphen) || line.ends_with(hyphen)) return true;
  if (!begins_lower(next) || next.empty() || !is_part_of_word(next[0])) return false;
  const std::string first = bare(last_word(line));
  std::string second = bare(first_word(next));
  // "victims’" and "victims": what follows an apostrophe says nothing.
  second = second.substr(0, std::min(second.find('\''), second.find("\u2019")));
  return indexer::breaks_word(first, second, [this](const std::string& word) { return has(word); });
}

bool append_line(std::string& text, std::string_view next, const Vocabulary& vocabulary) {
  if (text.empty()) {
    text = next;
    return false;
  }
  bool glued = breaks_range(text, next);
  if (!glued && ends_with_hyphen(text)) {
    if (vocabulary.breaks_word(text, next)) {
      text.resize(text.size() - (text.ends_with(hyphen)        ? hyphen.size()
                                 : text.ends_with(soft_hyphen) ? soft_hyphen.size()
                                                               : 1));
    }
    glued = true;
  } else if (!glued && text.size() > 1 &&
             (text.back() == '-' || text.ends_with("\u2014") || text.ends_with("\u2013") || text.back() == '/')) {
    const std::size_t mark = text.back() == '-' || text.back() == '/' ? 1 : 3;
    glued = text.size() > mark && text[text.size() - mark - 1] != ' ';
  }
  if (!glued) text += ' ';
  text += next;
  return glued;
}

}  // namespace tenet::indexer::pdf
