#include "indexer/attribution/label_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/attribution/turn_tables.h"
#include "text/ascii.h"
#include "text/code_points.h"
#include "text/utf8.h"

namespace tenet::indexer {

using namespace std::string_view_literals;

Letters letters_of(std::string_view word) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool wide = false;
  for (const char c : word) {
    upper += text::is_upper(c) ? 1 : 0;
    lower += text::is_lower(c) ? 1 : 0;
    wide = wide || !text::is_ascii(c);
  }
  if (upper + lower == 0) return wide ? Letters::capital : Letters::none;
  const bool begins_wide = !text::is_ascii(word.front()) && text::begins_with_upper(word);
  upper += begins_wide ? 1 : 0;
  if (upper == 0) return Letters::small;
  if (lower == 0) return Letters::capitals;
  if (!text::is_upper(word.front()) && text::is_ascii(word.front())) return Letters::small;
  // McCONNELL, LaMALFA, D'Esposito
  return lower <= 3 && upper >= 3 && word.size() > 4 ? Letters::capitals : Letters::capital;
}

bool is_word(std::string_view word) {
  if (word == "-"sv) return false;
  for (std::size_t at = 0; at < word.size();) {
    if (text::is_ascii(word[at])) {
      const char c = word[at++];
      if (!text::is_letter(c) && c != '\'' && c != '-' && c != '.') return false;
      continue;
    }
    const char32_t c = text::code_point_at(word, at);
    const bool apostrophe = c == 0x2019 || c == 0x2018;
    const bool hyphen = c == 0x2010 || c == 0x2011;
    const bool punctuation = c < 0xC0 || (c >= 0x2000 && c < 0x2C00) || c == 0xFFFD;
    if (punctuation && !apostrophe && !hyphen) return false;
    at += text::utf8_sequence(word, at).length;
  }
  return !word.empty();
}

std::string table_form(std::string_view word) {
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  for (const std::string_view article : {"L'"sv, "l'"sv, "L\u2019"sv, "l\u2019"sv}) {  // "L'hon. Jane Doe"
    if (word.starts_with(article) && word.size() > article.size()) word.remove_prefix(article.size());
  }
  std::string form(word);
  for (char& c : form) {
    if (text::is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
  }
  return form;
}

bool is_particle(std::string_view word) {
  constexpr std::array particles = {"al"sv,  "bin"sv,     "da"sv,  "de"sv,      "del"sv, "den"sv, "der"sv, "di"sv,
                                    "dos"sv, "du"sv,      "el"sv,  "la"sv,      "le"sv,  "ni"sv,  "pro"sv, "tem"sv,
                                    "ten"sv, "tempore"sv, "the"sv, "u\u00ED"sv, "van"sv, "von"sv, "y"sv};
  return std::ranges::find(particles, word) != particles.end();
}

bool is_link(std::string_view form) {
  constexpr std::array links = {"AND"sv, "AT"sv, "FOR"sv, "IN"sv, "OF"sv, "ON"sv, "TO"sv, "WITH"sv, "THE"sv};
  return std::ranges::find(links, form) != links.end();
}

bool is_capitalised(std::string_view word) {
  const Letters letters = letters_of(word);
  return letters == Letters::capital || letters == Letters::capitals || is_particle(word) || is_link(table_form(word));
}

bool is_suffix(std::string_view form) {
  return form == "JR"sv || form == "SR"sv || form == "II"sv || form == "III"sv || form == "IV"sv;
}

std::string label_core(std::string_view name) {
  const std::string all = text::to_lower(name);
  while (true) {
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos) return all.substr(all.size() - name.size());
    const LabelWord kind = label_word(table_form(name.substr(0, space)));
    if (kind != LabelWord::honorific && kind != LabelWord::title && kind != LabelWord::modifier)
      return all.substr(all.size() - name.size());
    name.remove_prefix(space + 1);
  }
}

}  // namespace tenet::indexer
