#include "indexer/reading/formats/mail/stub.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

bool is_word_byte(char c) {
  return text::is_letter(c) || !text::is_ascii(c);
}

bool is_address(std::string_view word) {
  return word.find("://"sv) != std::string_view::npos || word.find('@') != std::string_view::npos ||
         text::to_lower(word.substr(0, 8)).find("www."sv) != std::string::npos;
}

// The word without marks around it, in lower case; empty where it has no letters.
std::string bare(std::string_view word) {
  const auto begin = std::ranges::find_if(word, is_word_byte);
  auto end = word.end();
  while (end != begin && !is_word_byte(*(end - 1))) --end;
  return text::to_lower(std::string_view(begin, end));
}

struct Words {
  std::vector<std::string> all = {};
  std::size_t letters = 0;  // bytes of all
  bool has_address = false;
};

// Words in their order, without addresses, figures and signs.
Words message_words(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t space = text::white_space_at(text, at); space > 0) {
      at += space;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && text::white_space_at(text, end) == 0) ++end;
    const std::string_view written = text.substr(at, end - at);
    at = end;
    const bool is_link = is_address(written);
    words.has_address = words.has_address || is_link;
    std::string word = is_link ? std::string() : bare(written);
    if (word.empty()) continue;
    words.letters += word.size();
    words.all.push_back(std::move(word));
  }
  return words;
}

// Whether most pairs of neighbouring words of `plain` stand in `page`, too; of a single word, the word.
bool has_words_of(const Words& plain, const Words& page) {
  const std::size_t step = plain.all.size() > 1 ? 1 : 0;
  std::set<std::pair<std::string_view, std::string_view>> pairs;
  for (std::size_t i = step; i < page.all.size(); ++i) pairs.emplace(page.all[i - step], page.all[i]);
  std::size_t shared = 0;
  for (std::size_t i = step; i < plain.all.size(); ++i) {
    shared += static_cast<std::size_t>(pairs.contains({plain.all[i - step], plain.all[i]}));
  }
  return 2 * shared >= plain.all.size() - step;
}

// Whether it tells how to see the page: "your program cannot show HTML", "view it in your browser".
bool speaks_of_programs(const Words& plain) {
  constexpr std::array stems = {"html"sv, "browser"sv, "program"sv, "naviga"sv};
  return std::ranges::any_of(plain.all, [&](const std::string& word) {
    return std::ranges::any_of(stems, [&](std::string_view stem) { return word.find(stem) != std::string::npos; });
  });
}

}  // namespace

bool may_stand_for_page(std::string_view plain) {
  if (plain.size() > longest_stub) return false;
  const Words said = message_words(plain);
  return said.all.empty() || said.has_address || speaks_of_programs(said);
}

bool stands_for_page(std::string_view plain, std::string_view page) {
  const Words shown = message_words(page);
  if (shown.all.empty()) return false;
  const Words said = message_words(plain);
  if (said.all.empty()) return true;
  if (said.has_address && shown.letters >= 10 * said.letters) return true;
  return speaks_of_programs(said) && (shown.letters >= 2 * said.letters || !has_words_of(said, shown));
}

}  // namespace tenet::indexer
