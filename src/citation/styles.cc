#include "citation/styles.h"

#include <algorithm>

#include <fmt/format.h>
#include <xxhash.h>

#include "citation/creators.h"
#include "citation/dates.h"
#include "text/ascii.h"
#include "text/names.h"

namespace tenet::citation {
namespace {

constexpr std::string_view open_mark = "\u201C";
constexpr std::string_view close_mark = "\u201D";
// Quotations of this many words are set as a block, without marks.
constexpr std::ptrdiff_t block_words = 40;

// The letters and digits of ASCII in `text`, in lower case.
std::string letters(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (text::is_letter(c) || text::is_digit(c)) kept += text::to_lower(c);
  }
  return kept;
}

// The first word of at least `least` letters.
std::string word_of(std::string_view text, std::size_t least) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    std::string word = letters(text.substr(begin, end - begin));
    if (word.size() >= least) return word;
    begin = end + 1;
  }
  return {};
}

}  // namespace

std::string key_of(const Reference& reference) {
  std::string key;
  if (!reference.authors.empty()) {
    const Creator& author = reference.authors.front();
    key = author.is_person() ? letters(author.family) : word_of(text::name_key(author.name), 4);
  }
  if (const Date date = read_date(reference.date); date.year > 0) key += fmt::format("{}", date.year);
  key += word_of(reference.title, 4);
  const std::uint64_t hash = XXH3_64bits(reference.document.data(), reference.document.size());
  return fmt::format("{}-{:06x}", key.empty() ? "document" : key, hash & 0xFFFFFFU);
}

const Creator* quoted_speaker(const Reference& reference, const CitedWords& words) {
  if (words.speaker.name.empty()) return nullptr;
  const bool is_author =
      std::ranges::any_of(reference.authors, [&](const auto& author) { return same_creator(author, words.speaker); });
  // "Odile Harrow, Ivo Kern and Ruth Moss" together are the authors.
  const bool are_authors =
      reference.authors.size() > 1 && std::ranges::all_of(reference.authors, [&](const Creator& author) {
        return words.speaker.name.find(author.is_person() ? author.family : author.name) != std::string::npos;
      });
  return is_author || are_authors ? nullptr : &words.speaker;
}

std::string pages_of(const CitedWords& words, std::string_view dash) {
  const PageRange& pages = words.pages;
  if (pages.empty() || pages.first_label == pages.last_label) return pages.first_label;
  return pages.first_label + std::string(dash) + pages.last_label;
}

std::string pages_of(const Reference& reference, std::string_view dash) {
  std::vector<std::string> all;
  for (const CitedWords& words : reference.words) {
    std::string pages = pages_of(words, dash);
    if (!pages.empty() && std::ranges::find(all, pages) == all.end()) all.push_back(std::move(pages));
  }
  return fmt::format("{}", fmt::join(all, ", "));
}

std::string place_of(const CitedWords& words) {
  std::string place;
  if (const std::string pages = pages_of(words, "-"); !pages.empty()) {
    place = fmt::format("{} {}, ", words.pages.first == words.pages.last ? "page" : "pages", pages);
  }
  if (words.paragraph > 0) place += fmt::format("paragraph {}, ", words.paragraph);
  place += fmt::format("code points {} to {}", words.code_points.begin, words.code_points.end);
  if (!words.heading.empty()) place += fmt::format(", section {}{}{}", open_mark, words.heading, close_mark);
  return place;
}

std::string note_on(const Reference& reference, const CitedWords& words) {
  const Creator* speaker = quoted_speaker(reference, words);
  const std::string who = speaker == nullptr ? std::string() : speaker->name + ": ";
  return fmt::format("{}{} ({}; {})", who, in_marks(words), words.passage, place_of(words));
}

std::string in_marks(const CitedWords& words) {
  const auto has = [&](std::string_view mark) { return words.text.find(mark) != std::string::npos; };
  const bool is_block = std::ranges::count(words.text, ' ') + 1 >= block_words;
  if (is_block || has("\"") || has(open_mark) || has(close_mark)) return words.text;
  return fmt::format("{}{}{}", open_mark, words.text, close_mark);
}

std::string sentence(const std::string& text) {
  constexpr std::string_view ends[] = {".", "?", "!", ".\u201D", "?\u201D", "!\u201D", "\u2026"};
  const bool ended = std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
  return text.empty() || ended ? text : text + '.';
}

}  // namespace tenet::citation
