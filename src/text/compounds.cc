#include "text/compounds.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"
#include "text/word_ranges.h"

namespace tenet::text {
namespace {

constexpr std::string_view no_break_space = "\u00a0";

using Ranges = std::vector<TextRange>;

// Prefixes that a hyphen ties to their word: where this field writes the word both ways.
bool is_tied_prefix(std::string_view word) {
  static constexpr std::array<std::string_view, 7> prefixes{"non", "re", "pre", "over", "de", "co", "post"};
  return std::ranges::find(prefixes, to_lower(word)) != prefixes.end();
}

// Whether two words that only white space parts are one: "non violent", "pre trial", "re entry".
bool is_open_compound(std::string_view first, std::string_view second) {
  const std::string folded = to_lower(first);
  if (folded == "non" || folded == "pre") return true;
  if (folded != "re") return false;
  const std::string other = to_lower(second);
  return other == "entry" || other == "entries";
}

// Whether `space` is a line end and the indentation of the next line, no empty line.
bool is_line_end(std::string_view space) {
  return std::ranges::all_of(space, is_word_space) && std::ranges::count(space, '\n') == 1;
}

// Whether `ending` in brackets behind a word is the end of that word as an editor has it, "judge[s]", "the[se]",
// "discretion[ary]", and not a note or a remark: "term[a]", "bail[sic]", "History[edit]".
bool is_bracketed_ending(std::string_view ending) {
  constexpr std::size_t longest = 3;
  return ending == "s" || (ending.size() > 1 && ending.size() <= longest && ending != "sic");
}

bool all_letters(std::string_view word) {
  return std::ranges::all_of(word, is_letter);
}

// The last of the initials that begin with word `i` with white space between them: "U. S. C.", "J. D. Vale". i where
// there are none.
std::size_t last_initial(std::string_view text, const Ranges& words, std::size_t i) {
  constexpr std::size_t most = 6;
  const auto is_initial = [&](std::size_t word) {
    return words[word].size() == 1 && is_upper(text[words[word].begin]) && words[word].end < text.size() &&
           text[words[word].end] == '.';
  };
  if (!is_initial(i)) return i;
  std::size_t last = i;
  while (last + 1 < words.size() && last - i + 1 < most && is_initial(last + 1)) {
    const std::size_t behind = words[last].end + 1;
    const std::size_t space = space_at(text, behind);
    if (space == 0 || behind + space != words[last + 1].begin) break;
    ++last;
  }
  return last;
}

// Whether word `i` is the beginning, in brackets, of the next: "[m]andatory".
bool begins_in_brackets(std::string_view text, const Ranges& words, std::size_t i) {
  const TextRange word = words[i];
  return word.begin > 0 && text[word.begin - 1] == '[' && word.end < text.size() && text[word.end] == ']' &&
         words[i + 1].begin == word.end + 1 && is_letter(text[words[i + 1].begin]) &&
         all_letters(text.substr(word.begin, word.size()));
}

// Whether the word behind word `i` is its end in brackets: "judge[s]".
bool ends_in_brackets(std::string_view text, const Ranges& words, std::size_t i) {
  const TextRange word = words[i];
  if (word.end >= text.size() || text[word.end] != '[' || i + 1 >= words.size()) return false;
  const TextRange next = words[i + 1];
  const std::string_view ending = text.substr(next.begin, next.size());
  return next.begin == word.end + 1 && next.end < text.size() && text[next.end] == ']' &&
         is_letter(text[word.end - 1]) && all_letters(ending) && is_bracketed_ending(ending);
}

// How far the compound that begins with word `i` reaches: i, or i + 1.
std::size_t last_of_compound(std::string_view text, const Ranges& words, std::size_t i) {
  const TextRange word = words[i];
  if (word.size() > 4) return i;
  const TextRange next = words[i + 1];
  const std::string_view second = text.substr(next.begin, next.size());
  std::string_view between = text.substr(word.end, next.begin - word.end);
  const std::string_view first = text.substr(word.begin, word.size());
  if (between.empty() || !all_letters(first) || !all_letters(second)) return i;
  for (const std::string_view hyphen :
       {std::string_view("-"), std::string_view("\u2010"), std::string_view("\u2011")}) {
    // A line may end behind the hyphen.
    if (!between.starts_with(hyphen)) continue;
    between.remove_prefix(hyphen.size());
    const bool tied = between.empty() || (between.find('\n') != std::string_view::npos && is_line_end(between));
    return tied && is_tied_prefix(first) ? i + 1 : i;
  }
  return std::ranges::all_of(between, is_word_space) && is_open_compound(first, second) ? i + 1 : i;
}

}  // namespace

Compound compound_at(std::string_view text, const std::vector<TextRange>& words, std::size_t i) {
  Compound joined{.last = i, .range = words[i]};
  if (i + 1 >= words.size()) return joined;
  if (const std::size_t last = last_initial(text, words, i); last > i) return {last, {words[i].begin, words[last].end}};
  if (begins_in_brackets(text, words, i)) joined = {i + 1, {words[i].begin - 1, words[i + 1].end}};
  if (ends_in_brackets(text, words, joined.last)) {
    ++joined.last;
    joined.range.end = words[joined.last].end + 1;
  }
  if (joined.last == i) joined.last = last_of_compound(text, words, i);
  joined.range.end = std::max(joined.range.end, words[joined.last].end);
  return joined;
}

std::size_t space_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    if (is_word_space(text[end])) {
      ++end;
    } else if (text.substr(end, no_break_space.size()) == no_break_space) {
      end += no_break_space.size();
    } else {
      break;
    }
  }
  return end - at;
}

bool may_join_next(std::string_view text) {
  if (text.empty()) return false;
  const char last = text.back();
  if (last == '.' || is_word_space(last) || (static_cast<unsigned char>(last) & 0x80U) != 0) return true;
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return is_open_compound(text.substr(begin), "entry");
}

}  // namespace tenet::text
