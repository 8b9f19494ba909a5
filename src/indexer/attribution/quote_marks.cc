#include "indexer/attribution/quote_marks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/utf8.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;
using Shape = QuoteMark::Shape;

struct Glyph {
  std::string_view bytes;
  Shape shape;
};

// Longer ones first. The double prime is left out: it always is a measure.
// clang-format off
constexpr std::array glyphs = {
    Glyph{"\u2019\u2019"sv, Shape::closing}, Glyph{"\u2018\u2018"sv, Shape::opening},
    Glyph{"''"sv, Shape::straight},          Glyph{"``"sv, Shape::opening},
    Glyph{"\""sv, Shape::straight},          Glyph{"\uFF02"sv, Shape::straight},
    Glyph{"\u201C"sv, Shape::opening},       Glyph{"\u201D"sv, Shape::closing},
    Glyph{"\u201E"sv, Shape::opening},       Glyph{"\u201F"sv, Shape::opening},
    Glyph{"\u00AB"sv, Shape::opening},       Glyph{"\u00BB"sv, Shape::closing},
    Glyph{"'"sv, Shape::single_straight},    Glyph{"\u2018"sv, Shape::single_opening},
    Glyph{"\u2019"sv, Shape::single_closing},
};
// clang-format on

// Bytes that a glyph may begin with.
constexpr std::array<bool, 256> glyph_starts = [] {
  std::array<bool, 256> starts{};
  for (const Glyph& glyph : glyphs) starts[static_cast<unsigned char>(glyph.bytes.front())] = true;
  return starts;
}();

bool may_begin_glyph(char c) {
  return glyph_starts[static_cast<unsigned char>(c)];
}

const Glyph* glyph_at(std::string_view text, std::size_t at) {
  if (!may_begin_glyph(text[at])) return nullptr;
  const auto rest = text.substr(at, 6);
  const auto* found = std::ranges::find_if(glyphs, [&](const Glyph& glyph) { return rest.starts_with(glyph.bytes); });
  return found == glyphs.end() ? nullptr : found;
}

// Words that an apostrophe begins, in lower case and without it.
constexpr std::array elisions = {"em"sv,    "til"sv,  "till"sv,  "tis"sv, "twas"sv,
                                 "cause"sv, "bout"sv, "round"sv, "n"sv,   "cuz"sv};

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// Letters beyond ASCII need no exactness here: what is neither space nor punctuation.
bool is_word(char32_t c) {
  return is_digit(c) || is_ascii_letter(c) || (c >= 0xC0 && (c < 0x2000 || c > 0x2BFF));
}
bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

// The edge of a block, given as 0, counts as space.
bool is_white_space(char32_t c) {
  return c <= ' ' || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

bool one_of(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}
bool may_precede_opening(char32_t c) {
  return is_white_space(c) || is_dash(c) || one_of(U"([/:;\"'\u2018\u201C\u201E\u00AB\u00BF\u00A1\u2026>*|\u2022", c);
}
bool may_follow_closing(char32_t c) {
  return is_white_space(c) || is_dash(c) || one_of(U".,;:!?)]}/\"'\u2019\u201D\u00BB\u2026*|", c);
}

// Reads one block from its beginning to its end.
class Scanner {
 public:
  Scanner(std::string_view text, const Block& block) : text_(text), block_(block) {}

  void scan(std::vector<QuoteMark>& marks) {
    for (std::size_t at = block_.range.begin; at < block_.range.end;) {
      if (const auto skipped = skip_hidden(at)) {
        at = *skipped;
        continue;
      }
      at = next_glyph_start(at);
      if (at == visible_end()) continue;
      if (const Glyph* glyph = glyph_at(text_.substr(0, block_.range.end), at)) {
        add(*glyph, at, marks);
        at += glyph->bytes.size();
      } else {
        ++at;
      }
    }
  }

 private:
  // Where what is visible ends: at the next hidden range or with the block.
  [[nodiscard]] std::size_t visible_end() const {
    const bool is_last = hidden_ == block_.hidden.size();
    return is_last ? block_.range.end : std::min(block_.hidden[hidden_].begin, block_.range.end);
  }

  // From `at` on, the first visible byte that a mark may begin with; visible_end() where none is, and in code.
  [[nodiscard]] std::size_t next_glyph_start(std::size_t at) const {
    const std::size_t end = visible_end();
    if (in_code_) return end;
    while (at < end && !may_begin_glyph(text_[at])) ++at;
    return at;
  }

  // Where the hidden range that begins at `at` ends; backquotes in it begin or end code.
  std::optional<std::size_t> skip_hidden(std::size_t at) {
    if (hidden_ == block_.hidden.size() || at < block_.hidden[hidden_].begin) return std::nullopt;
    const TextRange range = block_.hidden[hidden_++];
    const auto markup = text_.substr(range.begin, range.size());
    for (std::size_t i = 0; i < markup.size(); ++i) {
      const bool run_begins = markup[i] == '`' && (i == 0 || markup[i - 1] != '`');
      const bool fence_begins = markup.substr(i).starts_with("~~~"sv) && (i == 0 || markup[i - 1] != '~');
      if (run_begins || fence_begins) in_code_ = !in_code_;
    }
    return range.end;
  }

  // Where the visible code point before `at` begins, past one hidden range; nothing at the block's edge.
  [[nodiscard]] std::optional<std::size_t> before(std::size_t at) const {
    if (hidden_ > 0 && block_.hidden[hidden_ - 1].end == at) at = block_.hidden[hidden_ - 1].begin;
    if (at <= block_.range.begin) return std::nullopt;
    return text::code_point_before(text_, at);
  }

  // The visible code point at `at`, past one hidden range; 0 at the block's edge.
  [[nodiscard]] char32_t after(std::size_t at) const {
    if (hidden_ < block_.hidden.size() && block_.hidden[hidden_].begin == at) at = block_.hidden[hidden_].end;
    return at < block_.range.end ? text::code_point_at(text_, at) : 0;
  }

  void add(const Glyph& glyph, std::size_t at, std::vector<QuoteMark>& marks) const {
    const std::size_t end = at + glyph.bytes.size();
    const auto previous = before(at);
    const char32_t left = previous ? text::code_point_at(text_, *previous) : 0;
    const char32_t right = after(end);
    QuoteMark mark{.shape = glyph.shape, .range = {at, end}, .after_digit = is_digit(left)};
    if (mark.is_single() && is_apostrophe(mark, left, right)) return;
    if (mark.after_digit && is_feet_and_inches(at)) return;
    const bool points = right == '.' && text_.substr(end).starts_with(".."sv);
    mark.can_open =
        may_precede_opening(left) && !is_white_space(right) && !is_call(previous) &&
        (points || right == 0x2026 || is_dash(right) || right == '"' || right == '\'' || !may_follow_closing(right));
    mark.can_close = !is_white_space(left) && may_follow_closing(right) && !points;
    marks.push_back(mark);
  }

  // Inside a word, of a word that lost its beginning, or of feet and minutes.
  [[nodiscard]] bool is_apostrophe(const QuoteMark& mark, char32_t left, char32_t right) const {
    if (is_word(left) && is_word(right)) return true;
    if (mark.shape == Shape::single_straight && is_digit(left)) return true;
    if (is_digit(right) && !is_word(left)) return true;
    const auto rest = text_.substr(mark.range.end, block_.range.end - mark.range.end);
    const auto end =
        std::ranges::find_if_not(rest, [](char c) { return is_ascii_letter(static_cast<unsigned char>(c)); });
    const auto word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    return word.size() <= 5 && std::ranges::find(elisions, word) != elisions.end() &&
           mark.shape != Shape::single_opening;
  }

  // 6'3" and 5' 10": digits before `at`, and before them a single mark or prime behind a digit.
  [[nodiscard]] bool is_feet_and_inches(std::size_t at) const {
    auto line = text_.substr(block_.range.begin, at - block_.range.begin);
    std::size_t digits = 0;
    while (digits < 3 && !line.empty() && is_digit(static_cast<unsigned char>(line.back()))) {
      line.remove_suffix(1);
      ++digits;
    }
    if (line.ends_with(' ')) line.remove_suffix(1);
    for (const auto foot : {"'"sv, "\u2019"sv, "\u2032"sv}) {
      if (!line.ends_with(foot)) continue;
      line.remove_suffix(foot.size());
      return !line.empty() && is_digit(static_cast<unsigned char>(line.back()));
    }
    return false;
  }

  // print("...") and names["..."]: a bracket that a word runs into is code.
  [[nodiscard]] bool is_call(std::optional<std::size_t> previous) const {
    if (!previous || (text_[*previous] != '(' && text_[*previous] != '[')) return false;
    const auto name = before(*previous);
    return name && (is_word(text::code_point_at(text_, *name)) || text_[*name] == '_');
  }

  std::string_view text_;
  const Block& block_;
  std::size_t hidden_ = 0;  // the next hidden range
  bool in_code_ = false;
};

}  // namespace

void find_quote_marks(std::string_view text, const Block& block, std::vector<QuoteMark>& marks) {
  Scanner(text, block).scan(marks);
}

bool begins_with_quote_mark(std::string_view text, const Block& block, bool single) {
  std::size_t at = block.range.begin;
  if (!block.hidden.empty() && block.hidden.front().begin == at) at = block.hidden.front().end;
  if (at >= block.range.end) return false;
  const Glyph* glyph = glyph_at(text.substr(0, block.range.end), at);
  if (glyph == nullptr) return false;
  if (single && (glyph->shape == Shape::single_straight || glyph->shape == Shape::single_opening)) return true;
  return glyph->shape == Shape::straight || glyph->shape == Shape::opening;
}

}  // namespace tenet::indexer
