#include "text/visible.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "text/ascii.h"
#include "text/entities.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::text {
namespace {

using namespace std::string_view_literals;

// Names of HTML's elements that are lines or blocks of their own, without digits: "h" is h1 to h6. Sorted.
// clang-format off
constexpr std::array line_elements{
    "address"sv, "article"sv,  "aside"sv,  "blockquote"sv, "body"sv,    "br"sv,      "caption"sv, "dd"sv,
    "details"sv, "dialog"sv,   "div"sv,    "dl"sv,         "dt"sv,      "fieldset"sv, "figcaption"sv, "figure"sv,
    "footer"sv,  "form"sv,     "h"sv,      "header"sv,     "hgroup"sv,  "hr"sv,      "html"sv,    "legend"sv,
    "li"sv,      "main"sv,     "nav"sv,    "ol"sv,         "option"sv,  "p"sv,       "pre"sv,     "section"sv,
    "summary"sv, "table"sv,    "tbody"sv,  "td"sv,         "tfoot"sv,   "th"sv,      "thead"sv,   "title"sv,
    "tr"sv,      "ul"sv,
};
// clang-format on
static_assert(std::ranges::is_sorted(line_elements));

// The code point of "8217" or "x2019"; nothing where it is none.
std::optional<char32_t> numbered(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number, hexadecimal ? 16 : 10);
  if (digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return char32_t{number};
}

std::optional<char32_t> character_of(std::string_view entity) {
  if (!entity.starts_with('&') || !entity.ends_with(';')) return std::nullopt;
  const std::string_view name = entity.substr(1, entity.size() - 2);
  if (name.starts_with('#')) return numbered(name.substr(1));
  const char32_t character = named_character(name);
  return character == 0 ? std::nullopt : std::optional(character);
}

// Controls have no place among words, whatever an entity names.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

// A text without its markup, and where its pieces stand in the source.
class Dense {
 public:
  void add(const Shown& shown) {
    pieces_.push_back({text_.size(), shown.source, shown.is_source});
    text_ += shown.text;
  }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] TextRange source_of(TextRange range) const {
    const Piece& first = piece_at(range.begin);
    const Piece& last = piece_at(range.end - 1);
    return {first.is_source ? first.source.begin + (range.begin - first.begin) : first.source.begin,
            last.is_source ? last.source.begin + (range.end - last.begin) : last.source.end};
  }

 private:
  struct Piece {
    std::size_t begin = 0;  // in text_
    TextRange source = {};
    bool is_source = true;
  };
  [[nodiscard]] const Piece& piece_at(std::size_t at) const {
    return *std::prev(std::ranges::upper_bound(pieces_, at, {}, &Piece::begin));
  }

  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace

bool ends_line(std::string_view tag) {
  std::string name;
  for (const char c : tag.substr(std::min(tag.size(), tag.starts_with("</"sv) ? std::size_t{2} : std::size_t{1}))) {
    if (!is_letter(c)) break;
    name += to_lower(c);
  }
  return std::ranges::binary_search(line_elements, std::string_view(name));
}

std::string shown_for(std::string_view markup) {
  if (markup == "|"sv) return " ";
  std::string shown;
  if (const auto c = character_of(markup)) {
    if (!is_control(*c)) append_utf8(shown, *c);
    return shown;
  }
  for (std::size_t at = markup.find('<'); at != std::string_view::npos; at = markup.find('<', at + 1)) {
    if (ends_line(markup.substr(at))) return " ";
  }
  return shown;
}

std::vector<TextRange> hidden_within(const Passage& passage) {
  std::vector<TextRange> hidden;
  for (const TextRange& part : passage.hidden) {
    const std::size_t begin = std::max(part.begin, passage.range.begin);
    hidden.push_back({begin - passage.range.begin, std::max(begin, part.end) - passage.range.begin});
  }
  return hidden;
}

std::string visible_text(std::string_view text, TextRange range, const std::vector<TextRange>& hidden) {
  std::string visible;
  each_shown(text, range, hidden, [&](const Shown& shown) { visible += shown.text; });
  return visible;
}

std::vector<Token> visible_tokens(std::string_view text, TextRange range, const std::vector<TextRange>& hidden,
                                  Analyser& analyser) {
  if (hidden.empty()) return analyser.analyse(text.substr(range.begin, range.size()));
  Dense dense;
  each_shown(text, range, hidden, [&](const Shown& shown) { dense.add(shown); });
  std::vector<Token> tokens = analyser.analyse(dense.text());
  for (Token& token : tokens) {
    token.range = dense.source_of(token.range);
    token.range.begin -= range.begin;
    token.range.end -= range.begin;
  }
  return tokens;
}

std::vector<Token> visible_tokens(std::string_view text, const Passage& passage, Analyser& analyser) {
  return visible_tokens(text, {0, text.size()}, hidden_within(passage), analyser);
}

std::string blank_hidden(std::string_view text, TextRange range, const std::vector<TextRange>& hidden) {
  std::string blanked(text.substr(range.begin, range.size()));
  for (const TextRange& part : hidden) {
    const std::size_t begin = std::max(part.begin, range.begin);
    const std::size_t end = std::min(part.end, range.end);
    if (begin < end) std::fill_n(blanked.begin() + static_cast<std::ptrdiff_t>(begin - range.begin), end - begin, ' ');
  }
  return blanked;
}

TextRange trim_visible(std::string_view text, TextRange range, const std::vector<TextRange>& hidden) {
  const auto is_nothing = [&](TextRange part) { return is_blank(shown_for(text.substr(part.begin, part.size()))); };
  range = trim(text, range);
  auto first = std::ranges::upper_bound(hidden, range.begin, {}, &TextRange::end);
  for (; first != hidden.end() && first->begin <= range.begin && is_nothing(*first) && !range.empty(); ++first) {
    range = trim(text, {std::min(first->end, range.end), range.end});
  }
  auto last = std::ranges::lower_bound(hidden, range.end, {}, &TextRange::begin);
  for (; last != hidden.begin() && !range.empty(); --last) {
    const TextRange part = *std::prev(last);
    if (part.end < range.end || !is_nothing(part)) break;
    range = trim(text, {range.begin, std::max(part.begin, range.begin)});
  }
  return range;
}

}  // namespace tenet::text

namespace tenet {

std::string visible_text(std::string_view text, std::size_t begin, const std::vector<TextRange>& hidden) {
  std::vector<TextRange> inside;
  inside.reserve(hidden.size());
  for (const TextRange& part : hidden) {
    inside.push_back({std::max(part.begin, begin) - begin, std::max(part.end, begin) - begin});
  }
  return text::visible_text(text, {0, text.size()}, inside);
}

}  // namespace tenet
