#include "indexer/reading/broken_words.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "indexer/reading/hyphens.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// The bytes of the letter that begins at `at`: one of ASCII, or any other character but punctuation and signs (U+0080
// to U+00BF, U+2000 to U+207F). 0 where there is none.
std::size_t letter_at(std::string_view text, std::size_t at) {
  if (text::is_ascii(text[at])) return text::is_letter(text[at]) ? 1 : 0;
  const std::size_t size = text::utf8_sequence(text, at).length;
  const std::string_view letter = text.substr(at, size);
  return letter.starts_with('\xC2') || letter.starts_with("\xE2\x80"sv) || letter.starts_with("\xE2\x81"sv) ? 0 : size;
}

// The bytes of a hyphen at `at`: '-', U+2010 or the soft U+00AD; 0 where there is none.
std::size_t hyphen_at(std::string_view text, std::size_t at) {
  for (const std::string_view hyphen : {"-"sv, "\u2010"sv, "\u00AD"sv}) {
    if (text.substr(at).starts_with(hyphen)) return hyphen.size();
  }
  return 0;
}

struct BrokenWord {
  TextRange range = {};
  TextRange hyphen = {};
  std::size_t next = 0;     // where the second half begins, behind the end of the line
  std::string first = {};   // in lower case; empty where the hyphen belongs to the word: "New-\nYork"
  std::string second = {};  // likewise

  [[nodiscard]] bool may_join() const { return !first.empty(); }
  [[nodiscard]] std::string hyphenated() const { return fmt::format("{}-{}", first, second); }
};

// Of "pre- and post-trial": the hyphen stands for what follows later.
bool is_conjunction(std::string_view word) {
  return word == "and"sv || word == "or"sv || word == "nor"sv || word == "to"sv;
}

std::size_t begin_of_word(std::string_view text, std::size_t end) {
  while (end > 0) {
    std::size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    if (at + letter_at(text, at) != end) break;
    end = at;
  }
  return end;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t size = letter_at(text, at);
    if (size == 0) break;
    at += size;
  }
  return at;
}

std::vector<BrokenWord> find_broken(std::string_view text) {
  std::vector<BrokenWord> broken;
  for (std::size_t line = text.find('\n'); line != std::string_view::npos; line = text.find('\n', line + 1)) {
    std::size_t end = line;
    if (end > 0 && text[end - 1] == '\r') --end;
    std::size_t hyphen = end;
    for (const std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
      if (end >= size && hyphen_at(text, end - size) == size) hyphen = end - size;
    }
    const std::size_t next = hyphen < end ? second_half(text, end) : 0;
    if (next == 0) continue;
    const std::size_t begin = begin_of_word(text, hyphen);
    const bool is_number = begin == hyphen && begin > 0 && text::is_digit(text[begin - 1]);
    if (begin == hyphen && !is_number) continue;
    BrokenWord word{.range = {begin, end_of_word(text, next)}, .hyphen = {hyphen, end}, .next = next};
    if (!is_number && text::is_lower(text[next]) && (begin == 0 || text[begin - 1] != '-')) {
      word.first = text::to_lower(text.substr(begin, hyphen - begin));
      word.second = text::to_lower(text.substr(next, word.range.end - next));
    }
    broken.push_back(std::move(word));
  }
  return broken;
}

// What the lines of a text have, but for the words that they break.
struct Lines {
  std::set<std::string> words = {};  // of those that were asked for
  std::size_t hyphens = 0;           // inside words
};

Lines read_lines(std::string_view text, const std::set<std::string>& wanted, const std::vector<BrokenWord>& broken) {
  Lines lines;
  const auto look = [&](std::string_view word) {
    if (std::string lower = text::to_lower(word); wanted.contains(lower)) lines.words.insert(std::move(lower));
  };
  auto next = broken.begin();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_word(text, at);
    if (end == at) {
      at += text::is_ascii(text[at]) ? 1 : text::utf8_sequence(text, at).length;
      continue;
    }
    while (next != broken.end() && next->range.end <= at) ++next;
    const bool is_half = next != broken.end() && next->may_join() && next->range.begin <= at;
    if (!is_half) look(text.substr(at, end - at));
    if (end + 1 < text.size() && text[end] == '-' && letter_at(text, end + 1) > 0) {
      look(text.substr(at, end_of_word(text, end + 1) - at));
      ++lines.hyphens;
    }
    at = end;
  }
  return lines;
}

// Which of the words are whole ones that a line only breaks. A text that breaks no word but at a hyphen of its own, as
// editors do, has such hyphens inside its lines far more often than at their ends.
std::vector<bool> find_whole(std::string_view text, const std::vector<BrokenWord>& broken) {
  constexpr std::size_t enough = 3;
  std::set<std::string> wanted;
  for (const BrokenWord& word : broken) {
    if (word.may_join()) wanted.insert({word.first, word.second, word.first + word.second, word.hyphenated()});
  }
  const Lines lines = read_lines(text, wanted, broken);
  const HasWord has = [&](const std::string& word) { return lines.words.contains(word); };
  std::vector<bool> whole;
  std::vector<bool> likely;
  std::size_t kept = 0;
  for (const BrokenWord& word : broken) {
    const bool may_join = word.may_join() && !has(word.hyphenated());
    whole.push_back(may_join && is_whole_word(word.first, word.second, has));
    likely.push_back(may_join && breaks_word(word.first, word.second, has));
    kept += static_cast<std::size_t>(word.may_join() && !likely.back());
  }
  const auto joined = static_cast<std::size_t>(std::ranges::count(likely, true));
  const bool breaks_words = (joined >= enough || std::ranges::find(whole, true) != whole.end()) && joined > kept &&
                            3 * joined > lines.hyphens;
  return breaks_words ? likely : whole;
}

}  // namespace

std::size_t second_half(std::string_view text, std::size_t hyphen_end) {
  const std::size_t next = text.find_first_not_of(" \t\r\n"sv, hyphen_end);
  if (next == hyphen_end || next == std::string_view::npos) return 0;
  if (std::ranges::count(text.substr(hyphen_end, next - hyphen_end), '\n') != 1) return 0;
  if (letter_at(text, next) == 0) return text::is_digit(text[next]) ? next : 0;
  const std::size_t end = end_of_word(text, next);
  const bool goes_on = end < text.size() && text[end] == '-';  // "day-\nto-day"
  return is_conjunction(text.substr(next, end - next)) && !goes_on ? 0 : next;
}

void join_broken_words(std::string_view text, std::vector<Block>& blocks) {
  const std::vector<BrokenWord> broken = find_broken(text);
  if (broken.empty()) return;
  const std::vector<bool> whole = find_whole(text, broken);
  for (std::size_t i = 0; i < broken.size(); ++i) {
    const BrokenWord& word = broken[i];
    const bool is_soft = text[word.hyphen.begin] == '\xC2';
    const bool joins = is_soft || whole[i];
    const TextRange gap{joins ? word.hyphen.begin : word.hyphen.end, word.next};
    const auto block =
        std::ranges::upper_bound(blocks, gap.begin, {}, [](const Block& each) { return each.range.end; });
    if (block == blocks.end() || !block->range.contains(gap)) continue;
    const auto place = std::ranges::lower_bound(block->hidden, gap.begin, {}, &TextRange::begin);
    const bool is_free = (place == block->hidden.begin() || std::prev(place)->end <= gap.begin) &&
                         (place == block->hidden.end() || place->begin >= gap.end);
    if (is_free) block->hidden.insert(place, gap);
  }
}

}  // namespace tenet::indexer
