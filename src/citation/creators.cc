#include "citation/creators.h"

#include <algorithm>

#include "citation/plain.h"
#include "text/ascii.h"
#include "text/name_words.h"
#include "text/names.h"

namespace tenet::citation {
namespace {

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string result;
  for (std::size_t i = begin; i < end; ++i) result += (i == begin ? "" : " ") + words[i];
  return result;
}

// No word of a person's name: "council", "2nd", "of".
bool is_body_part(const std::string& word) {
  std::string bare;
  for (const char c : text::to_lower(word)) {
    if (c != '.' && c != ',') bare += c;
  }
  static constexpr std::string_view joining[] = {"of", "the", "for", "and", "&", "on", "to", "in", "against"};
  return text::is_body_word(bare) || std::ranges::any_of(word, text::is_digit) ||
         std::ranges::find(joining, bare) != std::end(joining);
}

bool is_particle(const std::string& word) {
  return !word.empty() && text::is_lower(word.front());
}

// "Berg, Anna van der", "King, Martin Luther, Jr." as they are spoken; anything else as it is.
std::string spoken(const std::string& name) {
  const std::size_t comma = name.find(", ");
  if (comma == std::string::npos) return name;
  const std::string behind = name.substr(comma + 2);
  const std::size_t second = behind.find(", ");
  const std::string given = behind.substr(0, second);
  if (text::is_name_suffix(text::to_lower(given.substr(0, given.find('.'))))) return name;
  const std::string suffix = second == std::string::npos ? "" : " " + behind.substr(second + 2);
  return given + ' ' + name.substr(0, comma) + suffix;
}

// Whether what stands before the comma can be a family name, so that what follows are given names.
bool is_inverted(const std::string& name) {
  const std::size_t comma = name.find(", ");
  if (comma == std::string::npos || std::ranges::count(name, ',') > 2) return false;
  return std::ranges::count(name.substr(0, comma), ' ') <= 2;
}

}  // namespace

Creator body(std::string_view name) {
  return {.name = on_one_line(name)};
}

Creator person_or_body(std::string_view written) {
  Creator creator = body(written);
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin < creator.name.size();) {
    const std::size_t end = std::min(creator.name.find(' ', begin), creator.name.size());
    all.push_back(creator.name.substr(begin, end - begin));
    begin = end + 1;
  }
  if (all.size() < 2 || std::ranges::any_of(all, is_body_part)) return creator;
  const text::Name name = text::split_name(is_inverted(creator.name) ? spoken(creator.name) : creator.name);
  const std::size_t count = name.words.size();
  if (count < 2 || count > 5 || is_particle(name.words.back())) return creator;
  std::size_t family = count - 1;
  while (family > 1 && is_particle(name.words[family - 1])) --family;
  creator.given = joined(name.words, 0, family);
  creator.family = joined(name.words, family, count);
  creator.suffix = name.suffix;
  creator.name = creator.given + ' ' + creator.family + (name.suffix.empty() ? "" : " " + name.suffix);
  return creator;
}

std::vector<Creator> read_authors(std::string_view field) {
  std::vector<Creator> authors;
  const std::string line = on_one_line(field);
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find(';', begin), line.size());
    const std::string name = on_one_line(std::string_view(line).substr(begin, end - begin));
    begin = end + 1;
    if (name.empty()) continue;
    const std::size_t both = name.find(" and ");
    const Creator first = both == std::string::npos ? Creator{} : person_or_body(name.substr(0, both));
    const Creator second = both == std::string::npos ? Creator{} : person_or_body(name.substr(both + 5));
    if (first.is_person() && second.is_person()) {
      authors.insert(authors.end(), {first, second});
    } else {
      authors.push_back(person_or_body(name));
    }
  }
  return authors;
}

bool same_creator(const Creator& left, const Creator& right) {
  return text::name_key(left.name) == text::name_key(right.name);
}

}  // namespace tenet::citation
