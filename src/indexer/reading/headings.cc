#include "indexer/reading/headings.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/reading/plain_text.h"
#include "text/ascii.h"
#include "text/dates.h"
#include "text/name_words.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_heading_words = 12;
constexpr std::size_t longest_heading = 120;  // bytes
constexpr std::size_t most_title_words = 25;
constexpr std::size_t longest_title = 250;  // bytes
// What a heading heads is at least this long, in bytes: about a dozen words.
constexpr std::size_t least_under_heading = 60;

// Words that title case leaves small. Sorted.
// clang-format off
constexpr std::array<std::string_view, 29> small_words = {
    "a",    "an",   "and", "as", "at",   "but", "by",  "for",     "from", "in",   "into", "is",  "nor", "of",     "on",
    "onto", "or",   "our", "over", "per", "the", "their", "to",    "under", "upon", "v.",  "via", "vs.", "with",
};
// clang-format on
static_assert(std::ranges::is_sorted(small_words));
// What a number may stand behind. Sorted.
// clang-format off
constexpr std::array<std::string_view, 12> numbered_parts = {
    "APPENDIX", "ARTICLE", "Appendix", "Article", "CHAPTER", "Chapter",
    "PART",     "Part",    "SECTION",  "Sec.",    "Section", "TITLE",
};
// clang-format on
static_assert(std::ranges::is_sorted(numbered_parts));

using text::is_ascii;
using text::is_digit;
using text::is_lower;
using text::is_upper;

std::vector<std::string_view> split_words(std::string_view words) {
  std::vector<std::string_view> result;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) result.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

bool ends_like_text(std::string_view words) {
  constexpr std::array ends = {"."sv, ","sv, ";"sv, ":"sv, "!"sv, "?"sv, "-"sv, "\u2014"sv, "\u2013"sv, "\u2026"sv};
  return std::ranges::any_of(ends, [&](std::string_view end) { return words.ends_with(end); });
}

// A question in a transcript, the opening of a letter, a sentence with "(Applause.)" behind it.
bool is_other_line(std::string_view words) {
  return words.starts_with("Q "sv) || words.starts_with("Dear "sv) || words.ends_with(".)"sv) || begins_turn(words);
}

// "10:30 A.M. EST", "October 21, 2015", "(May 9, 2022)".
bool is_dateline(std::string_view words) {
  const auto colon = words.find(':');
  if (colon != std::string_view::npos && colon > 0 && colon + 1 < words.size() && is_digit(words[colon - 1]) &&
      is_digit(words[colon + 1])) {
    return true;
  }
  if (words.starts_with('(') && words.ends_with(')')) words = words.substr(1, words.size() - 2);
  return text::read_written_date(words).date.has_value();
}

// "1.", "IV.", "(a)", "B)": a number or one letter, closed.
bool is_number(std::string_view word) {
  if (word.size() < 2 || word.size() > 6 || (word.back() != '.' && word.back() != ')')) return false;
  word.remove_suffix(1);
  if (word.starts_with('(')) word.remove_prefix(1);
  if (word.empty()) return false;
  const bool digits = std::ranges::all_of(word, [](char c) { return is_digit(c) || c == '.'; });
  const bool roman = word.find_first_not_of("IVXLC"sv) == std::string_view::npos;
  const bool letter = word.size() == 1 && !is_digit(word.front()) && is_ascii(word.front());
  return digits || roman || letter;
}

// The words behind a number; `numbered` is set when there was one.
std::vector<std::string_view> without_number(std::vector<std::string_view> words, bool& numbered) {
  const bool part = words.size() >= 2 && std::ranges::binary_search(numbered_parts, words.front());
  const std::size_t count = part ? 2 : is_number(words.front()) ? 1 : 0;
  numbered = count > 0;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
  return words;
}

bool is_all_capitals(const std::vector<std::string_view>& words) {
  std::size_t capitals = 0;
  for (const auto word : words) {
    if (std::ranges::any_of(word, is_lower)) return false;
    capitals += static_cast<std::size_t>(std::ranges::count_if(word, is_upper));
  }
  return capitals >= 3;
}

bool is_title_case(const std::vector<std::string_view>& words) {
  bool long_word = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto word = words[i];
    while (!word.empty() && is_ascii(word.front()) && !text::is_letter(word.front()) && !is_digit(word.front())) {
      word.remove_prefix(1);
    }
    if (word.empty() || is_digit(word.front()) || !is_ascii(word.front())) continue;
    if (is_lower(word.front())) {
      if (i == 0 || i + 1 == words.size() || !std::ranges::binary_search(small_words, word)) return false;
    } else {
      long_word = long_word || word.size() >= 4;
    }
  }
  return long_word;
}

bool is_text(const Block& block) {
  return block.kind != Block::Kind::furniture && block.kind != Block::Kind::heading && block.kind != Block::Kind::title;
}

// A paragraph or a numbered item that may be a heading, or a heading by its form only.
bool may_be_heading(std::string_view text, const Block& block) {
  if (block.kind == Block::Kind::heading) return block.level == guessed_level;
  const bool item = block.kind == Block::Kind::list_item;
  if ((!item && block.kind != Block::Kind::paragraph) || block.range.size() > 2 * longest_heading) return false;
  const std::string words = visible_words(text, block);
  return (!item || is_number(words.substr(0, words.find(' ')))) && looks_like_heading(words);
}

// Whether words begin as a label does: a few with a capital, no sentence, and a colon.
bool begins_like_label(std::string_view words) {
  constexpr std::size_t longest = 60;  // bytes
  const std::size_t colon = words.substr(0, longest).find(": "sv);
  return colon != std::string_view::npos && !is_lower(words.front()) &&
         words.substr(0, colon).find_first_of("?!;\n"sv) == std::string_view::npos;
}

}  // namespace

bool looks_like_heading(std::string_view words) {
  if (words.empty() || words.size() > longest_heading || is_other_line(words) || is_dateline(words)) return false;
  const auto all = split_words(words);
  if (all.size() > most_heading_words) return false;
  bool numbered = false;
  const auto rest = without_number(all, numbered);
  if (rest.empty()) return numbered && all.size() > 1;
  if (is_all_capitals(rest)) return !ends_like_text(words) || words.ends_with(':');
  return !ends_like_text(words) && is_title_case(rest);
}

bool looks_like_title(std::string_view words) {
  if (words.empty() || words.size() > longest_title || is_other_line(words) || is_dateline(words)) return false;
  if (is_lower(words.front()) || split_words(words).size() > most_title_words) return false;
  constexpr std::array ends = {"."sv, ","sv, ";"sv, ":"sv, "\u2014"sv, ".\""sv, ".\u201D"sv};
  return std::ranges::none_of(ends, [&](std::string_view end) { return words.ends_with(end); });
}

void mark_headings(std::string_view text, std::vector<Block>& blocks) {
  constexpr std::size_t most_in_a_row = 2;
  for (std::size_t i = 0; i < blocks.size();) {
    std::size_t end = i;
    while (end < blocks.size() && may_be_heading(text, blocks[end])) ++end;
    if (end == i) {
      ++i;
      continue;
    }
    const bool heads = end < blocks.size() && is_text(blocks[end]) && blocks[end].range.size() >= least_under_heading &&
                       blocks[end].range.size() > blocks[end - 1].range.size();
    const bool headings = heads && end - i <= most_in_a_row;
    for (; i < end; ++i) {
      if (headings) {
        blocks[i].kind = Block::Kind::heading;
      } else if (blocks[i].kind == Block::Kind::heading) {
        blocks[i].kind = Block::Kind::paragraph;
      }
      blocks[i].level = headings ? guessed_level : 0;
    }
  }
}

std::string byline_name(std::string_view line) {
  constexpr auto by = "By "sv;
  constexpr std::size_t longest = 60;  // bytes
  constexpr std::size_t most_words = 5;
  if (!line.starts_with(by) || line.size() > longest) return {};
  line.remove_prefix(by.size());
  const auto words = split_words(line);
  const auto may_be_in_name = [](std::string_view word) {
    return (!is_lower(word.front()) || text::is_name_particle(word)) &&
           word.find_first_of("0123456789:;?!\"") == std::string_view::npos;
  };
  const bool is_name = words.size() > 1 && words.size() <= most_words && std::ranges::all_of(words, may_be_in_name);
  return is_name && !line.ends_with('.') ? std::string(line) : std::string();
}

void mark_title(std::string_view text, std::vector<Block>& blocks, bool guess) {
  auto first = std::ranges::find_if(blocks, [](const Block& block) { return block.kind != Block::Kind::furniture; });
  if (first == blocks.end()) return;
  // A title and "By Odile Harrow" in the line below it are two.
  const std::size_t line = text.substr(0, first->range.end).find('\n', first->range.begin);
  const bool is_unmarked = first->kind == Block::Kind::paragraph || first->level == guessed_level;
  const bool is_plain = guess && is_unmarked && first->hidden.empty();
  if (is_plain && line != std::string_view::npos) {
    const auto below = text::trim(text, {line, first->range.end});
    if (!byline_name(text.substr(below.begin, below.size())).empty()) {
      Block byline = *first;
      byline.range = below;
      byline.kind = Block::Kind::paragraph;
      byline.level = 0;
      first->range = text::trim(text, {first->range.begin, line});
      const auto at = first - blocks.begin();
      blocks.insert(std::next(first), std::move(byline));
      first = blocks.begin() + at;
    }
  }
  const bool marked = first->kind == Block::Kind::heading && first->level == 1;
  if (!marked) {
    const bool may_be = first->kind == Block::Kind::paragraph || first->level == guessed_level;
    const bool heads = std::any_of(std::next(first), blocks.end(), is_text);
    if (!guess || !may_be || !heads || first->range.size() > 2 * longest_title) return;
    const std::string words = visible_words(text, *first);
    if (!looks_like_title(words)) return;
    // The first turn of a dialogue: "Mr. Kern (Salter): Who pays?" above "Mr. Vane: We do."
    const auto next = std::find_if(std::next(first), blocks.end(), is_text);
    const bool is_said = words.ends_with('?') || words.ends_with('!');
    if (is_said && begins_like_label(words) && begins_like_label(text.substr(next->range.begin, next->range.size())))
      return;
  }
  first->kind = Block::Kind::title;
  first->level = 0;
}

}  // namespace tenet::indexer
