#include "query/verify/normalised_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/ascii.h"
#include "text/utf8.h"
#include "text/visible.h"
#include "text/white_space.h"

namespace tenet::query {
namespace {

using namespace std::string_view_literals;

// What stands for words left out. Also the beginning of four dots.
constexpr std::array ellipses{"..."sv, "\u2026"sv, ". . ."sv, ".\u00a0.\u00a0."sv};

constexpr std::array quotation_marks{"\""sv,     "'"sv,      "`"sv,      "\u00ab"sv, "\u00b4"sv, "\u00bb"sv, "\u02bc"sv,
                                     "\u2018"sv, "\u2019"sv, "\u201a"sv, "\u201b"sv, "\u201c"sv, "\u201d"sv, "\u201e"sv,
                                     "\u201f"sv, "\u2032"sv, "\u2033"sv, "\u2039"sv, "\u203a"sv, "\uff02"sv};
constexpr std::array dashes{"-"sv, "\u2010"sv, "\u2011"sv, "\u2012"sv, "\u2013"sv, "\u2014"sv, "\u2015"sv, "\u2212"sv};
constexpr std::string_view soft_hyphen = "\u00ad";

// Whether what stands between an editor's brackets is no part of the text: a gap, a remark, the number of a note.
bool is_remark(std::string_view inside) {
  const auto is_mark = [](char c) { return text::is_digit(c) || c == '.' || c == ' '; };
  return inside == "\u2026" || text::to_lower(inside) == "sic" || std::ranges::all_of(inside, is_mark);
}

// The brackets of `text` outside of `hidden`, with what stands between them where that is no text. Ascending.
std::vector<TextRange> find_brackets(std::string_view text, const std::vector<TextRange>& hidden) {
  constexpr std::size_t longest_remark = 16;  // bytes
  std::vector<TextRange> brackets;
  auto next = hidden.begin();
  for (std::size_t i = text.find_first_of("[]"); i < text.size(); i = text.find_first_of("[]", i)) {
    while (next != hidden.end() && next->end <= i) ++next;
    if (next != hidden.end() && next->begin <= i) {
      i = next->end;
      continue;
    }
    const std::size_t close = text[i] == '[' ? text.substr(i + 1, longest_remark).find(']') : std::string_view::npos;
    const bool remark = close != std::string_view::npos && is_remark(text.substr(i + 1, close));
    const std::size_t end = remark ? i + close + 2 : i + 1;
    brackets.push_back({i, end});
    i = end;
  }
  return brackets;
}

// A text without some of its bytes, and where each of the others comes from.
struct Cleaned {
  std::string text = {};
  std::vector<std::size_t> origin = {};
};

// Markup parts words where it does for the index (shown_for); brackets do not.
Cleaned clean(std::string_view text, const std::vector<TextRange>& markup, const std::vector<TextRange>& brackets) {
  Cleaned cleaned;
  cleaned.text.reserve(text.size());
  cleaned.origin.reserve(text.size());
  auto next_markup = markup.begin();
  auto next_bracket = brackets.begin();
  for (std::size_t i = 0; i < text.size(); ++i) {
    while (next_markup != markup.end() && next_markup->end <= i) ++next_markup;
    while (next_bracket != brackets.end() && next_bracket->end <= i) ++next_bracket;
    if (next_markup != markup.end() && next_markup->begin <= i) {
      const std::size_t end = std::min(next_markup->end, text.size());
      const std::string shown = text::shown_for(text.substr(i, end - i));
      cleaned.text += shown;
      cleaned.origin.insert(cleaned.origin.end(), shown.size(), i);
      i = end - 1;
      continue;
    }
    if (next_bracket != brackets.end() && next_bracket->begin <= i) continue;
    cleaned.text += text[i];
    cleaned.origin.push_back(i);
  }
  return cleaned;
}

// The range of a word with the bracket before or behind it whose partner stands inside: "[t]he", "discretion[ary]".
TextRange with_brackets(std::string_view text, TextRange range) {
  const std::string_view word = text.substr(range.begin, range.size());
  const std::size_t close = word.find(']');
  const std::size_t open = word.rfind('[');
  if (range.begin > 0 && text[range.begin - 1] == '[' && close < word.find('[')) --range.begin;
  if (range.end < text.size() && text[range.end] == ']' && open != std::string_view::npos &&
      (close == std::string_view::npos || word.rfind(']') < open)) {
    ++range.end;
  }
  return range;
}

bool is_possessive(std::string_view word) {
  return word.ends_with("'s") || word.ends_with("'S") || word.ends_with("\u2019s") || word.ends_with("\u2019S");
}

bool holds_ellipsis(std::string_view between) {
  return std::ranges::any_of(ellipses,
                             [&](std::string_view one) { return between.find(one) != std::string_view::npos; });
}

template <typename Table>
std::size_t glyph_at(const Table& table, std::string_view text, std::size_t at) {
  for (const std::string_view glyph : table) {
    if (text.substr(at).starts_with(glyph)) return glyph.size();
  }
  return 0;
}

// Writes characters as they are compared.
class Plain {
 public:
  void put_space() {
    if (text_.empty() || (text_.back() != ' ' && text_.back() != '-')) text_ += ' ';
  }
  void put_dash() {
    if (text_.ends_with(' ')) text_.pop_back();
    if (!text_.ends_with('-')) text_ += '-';
  }
  void put_quotation_mark() {
    if (!text_.ends_with('\'')) text_ += '\'';
  }
  void put(std::string_view character) { text_ += character; }
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

NormalisedText normalise(std::string text, std::vector<TextRange> hidden, text::Analyser& analyser) {
  NormalisedText normalised{.text = std::move(text), .hidden = std::move(hidden)};
  const std::vector<TextRange> brackets = find_brackets(normalised.text, normalised.hidden);
  const Cleaned cleaned = clean(normalised.text, normalised.hidden, brackets);
  normalised.hidden.insert(normalised.hidden.end(), brackets.begin(), brackets.end());
  std::ranges::sort(normalised.hidden);
  const std::string_view whole = normalised.text;
  for (const text::Token& token : analyser.analyse(cleaned.text)) {
    const TextRange range =
        with_brackets(whole, {cleaned.origin[token.range.begin], cleaned.origin[token.range.end - 1] + 1});
    const std::size_t before = normalised.words.empty() ? range.begin : normalised.words.back().range.end;
    normalised.words.push_back(
        {.range = range,
         .word = token.word,
         .possessive = is_possessive(std::string_view(cleaned.text).substr(token.range.begin, token.range.size())),
         .after_gap = range.begin - before >= 3 && holds_ellipsis(whole.substr(before, range.begin - before))});
  }
  return normalised;
}

bool same_word(const NormalisedWord& left, const NormalisedWord& right) {
  return left.possessive == right.possessive && left.word->form == right.word->form;
}

std::string plain_characters(const NormalisedText& normalised, TextRange range) {
  Plain plain;
  const std::string_view text = std::string_view(normalised.text).substr(0, range.end);
  auto hidden = std::ranges::lower_bound(normalised.hidden, range.begin, {}, &TextRange::end);
  for (std::size_t i = range.begin; i < text.size();) {
    while (hidden != normalised.hidden.end() && hidden->end <= i) ++hidden;
    if (hidden != normalised.hidden.end() && hidden->begin <= i) {
      const std::string shown = text::shown_for(text.substr(hidden->begin, hidden->end - hidden->begin));
      if (text::is_blank(shown)) {
        if (!shown.empty()) plain.put_space();
      } else {
        plain.put(shown);
      }
      i = hidden->end;
    } else if (const std::size_t space = text::white_space_at(text, i); space > 0) {
      plain.put_space();
      i += space;
    } else if (const std::size_t mark = glyph_at(quotation_marks, text, i); mark > 0) {
      plain.put_quotation_mark();
      i += mark;
    } else if (const std::size_t dash = glyph_at(dashes, text, i); dash > 0) {
      plain.put_dash();
      i += dash;
    } else {
      const std::size_t size = std::max<std::size_t>(1, text::utf8_sequence(text, i).length);
      const std::string_view character = text.substr(i, size);
      if (character != soft_hyphen) plain.put(character == "\u2026" ? "..." : character);
      i += size;
    }
  }
  return std::move(plain).take();
}

}  // namespace tenet::query
