#include "indexer/attribution/chair.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"
#include "text/names.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_heading = 20'000;  // bytes

bool is_chair_word(std::string_view word) {
  constexpr std::array words = {"chair"sv, "chairman"sv, "chairperson"sv, "chairwoman"sv};
  return std::ranges::find(words, word) != words.end();
}

// The words of a name from `begin` on, up to a comma or a bracket, with single spaces; empty where a word is in small
// letters or there are fewer than two.
std::string name_from(std::string_view text, std::size_t begin) {
  std::string name;
  std::size_t words = 0;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n,([", at), text.size());
    if (end > at) {
      if (!text::is_upper(text[at]) && text::is_ascii(text[at])) return {};
      name.append(name.empty() ? "" : " ").append(text.substr(at, end - at));
      ++words;
    }
    if (end == text.size() || (text[end] != ' ' && text[end] != '\n')) break;
    at = end + 1;
  }
  constexpr std::size_t most_words = 5;
  return words < 2 || words > most_words ? std::string() : name;
}

// Who is named behind the last "Hon." before the word "presiding" at `presiding`, as the chair.
std::string before_presiding(std::string_view text, std::size_t presiding) {
  constexpr std::size_t longest = 200;  // bytes between the name and the word
  const std::size_t first = presiding - std::min(presiding, longest);
  const std::string_view before = text.substr(first, presiding - first);
  std::size_t name = std::string_view::npos;
  for (const std::string_view honour : {"Hon. "sv, "Honorable "sv, "HON. "sv}) {
    if (const std::size_t at = before.rfind(honour); at != std::string_view::npos) name = at + honour.size();
  }
  if (name == std::string_view::npos) return {};
  const std::string lower = text::to_lower(before.substr(name));
  return lower.find("chair") == std::string::npos ? std::string() : name_from(before, name);
}

// "ODILE HARROW, New Salter, Chairman"
std::string in_list(std::string_view line) {
  constexpr std::size_t longest = 100;
  const std::size_t comma = line.rfind(',');
  if (line.size() > longest || comma == std::string_view::npos) return {};
  std::string last = text::to_lower(line.substr(comma + 1));
  std::erase_if(last, [](char c) { return c == ' ' || c == '.' || c == '*'; });
  return is_chair_word(last) ? name_from(line, line.find_first_not_of(' ')) : std::string();
}

}  // namespace

std::string chair_of(std::string_view text) {
  text = text.substr(0, longest_heading);
  std::string chair;
  bool open = false;
  const auto take = [&](const std::string& name) {
    const std::string plain = text::split_name(name).plain();
    if (plain.find(' ') == std::string::npos) return;
    open = open || (!chair.empty() && text::name_key(chair) != text::name_key(plain));
    if (chair.size() < plain.size()) chair = plain;
  };
  for (std::size_t at = text.find("presiding"); at != std::string_view::npos; at = text.find("presiding", at + 1)) {
    take(before_presiding(text, at));
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    take(in_list(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return open ? std::string() : chair;
}

bool is_chair(std::string_view office) {
  const std::string lower = text::to_lower(office);
  const std::size_t space = lower.rfind(' ');
  const std::string_view word = std::string_view(lower).substr(space == std::string::npos ? 0 : space + 1);
  return is_chair_word(word) && (space == std::string::npos || lower.substr(0, space) == "the" ||
                                 lower.substr(0, space) == "madam" || lower.substr(0, space) == "mr.");
}

}  // namespace tenet::indexer
