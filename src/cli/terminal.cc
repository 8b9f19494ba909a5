#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace tenet::cli {
namespace {

constexpr std::size_t narrowest = 20;

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool is_dumb() {
  const char* term = std::getenv("TERM");
  return term == nullptr || std::string_view(term) == "dumb";
}

using Interval = std::pair<char32_t, char32_t>;
// Unicode's combining marks and format characters that texts of this field hold; the rest takes a column.
constexpr std::array no_column{Interval{0x300, 0x36f},   Interval{0x591, 0x5bd},   Interval{0x64b, 0x65f},
                               Interval{0x200b, 0x200f}, Interval{0x202a, 0x202e}, Interval{0x2060, 0x2064},
                               Interval{0xfe00, 0xfe0f}, Interval{0xfeff, 0xfeff}, Interval{0xad, 0xad}};
// East_Asian_Width W and F, by whole blocks.
constexpr std::array two_columns{Interval{0x1100, 0x115f},  Interval{0x2e80, 0x303e}, Interval{0x3041, 0x33ff},
                                 Interval{0x3400, 0x4dbf},  Interval{0x4e00, 0x9fff}, Interval{0xa000, 0xa4cf},
                                 Interval{0xac00, 0xd7a3},  Interval{0xf900, 0xfaff}, Interval{0xfe30, 0xfe4f},
                                 Interval{0xff00, 0xff60},  Interval{0xffe0, 0xffe6}, Interval{0x1f300, 0x1faff},
                                 Interval{0x20000, 0x3fffd}};

template <typename Table>
bool is_in(const Table& table, char32_t c) {
  return std::ranges::any_of(table,
                             [c](const Interval& interval) { return interval.first <= c && c <= interval.second; });
}

// The bytes of the UTF-8 sequence that begins with `first`.
std::size_t sequence_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

char32_t code_point(std::string_view sequence) {
  const auto first = static_cast<unsigned char>(sequence.front());
  if (sequence.size() == 1) return first;
  char32_t value = first & (0xffU >> (sequence.size() + 1));
  for (const char c : sequence.substr(1)) value = (value << 6U) | (static_cast<unsigned char>(c) & 0x3fU);
  return value;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

// A word of the text with what is to be written for it.
class Line {
 public:
  Line(std::size_t indent, const Style& style) : indent_(indent), style_(style) {}

  void word(const std::string& written, std::size_t columns) {
    if (columns_ > 0 && indent_ + columns_ + 1 + columns > style_.width) end();
    if (columns_ == 0) {
      text_.append(indent_, ' ');
    } else {
      text_ += ' ';
      ++columns_;
    }
    text_ += written;
    columns_ += columns;
  }
  void end() {
    if (columns_ > 0) text_ += '\n';
    columns_ = 0;
  }
  std::string take() {
    end();
    return std::move(text_);
  }

 private:
  std::size_t indent_;
  Style style_;
  std::string text_;
  std::size_t columns_ = 0;
};

}  // namespace

Style output_style() {
  Style style;
  if (::isatty(STDOUT_FILENO) == 0) return style;
  style.colour = !is_set("NO_COLOR") && !is_dumb();
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    style.width = std::max<std::size_t>(size.ws_col, narrowest);
  return style;
}

bool can_show_progress() {
  return ::isatty(STDERR_FILENO) != 0 && !is_dumb();
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view sequence = text.substr(i, sequence_size(text[i]));
    const char32_t c = code_point(sequence);
    columns += is_in(no_column, c) ? 0 : is_in(two_columns, c) ? 2 : 1;
    i += sequence.size();
  }
  return columns;
}

std::string tint(std::string_view text, Tone tone, const Style& style) {
  if (!style.colour) return std::string(text);
  static constexpr std::array<std::string_view, 3> codes{"\x1b[1m", "\x1b[2m", "\x1b[1;31m"};
  return std::string(codes[static_cast<std::size_t>(tone)]).append(text).append("\x1b[0m");
}

std::string wrap(std::string_view text, const std::vector<TextRange>& marked, std::size_t indent, const Style& style) {
  Line line(indent, style);
  const std::string_view open = style.colour ? "\x1b[1;31m" : "*";
  const std::string_view close = style.colour ? "\x1b[0m" : "*";
  auto mark = marked.begin();
  std::string written;
  std::size_t columns = 0;
  const auto end_word = [&] {
    if (!written.empty()) line.word(std::exchange(written, {}), std::exchange(columns, 0));
  };
  bool inside = false;
  const auto set_inside = [&](bool now) {
    if (now == inside) return;
    inside = now;
    written += now ? open : close;
    columns += style.colour ? 0 : 1;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view sequence = text.substr(i, sequence_size(text[i]));
    if (mark != marked.end() && mark->end <= i) {
      set_inside(false);
      ++mark;
    }
    const char32_t c = code_point(sequence);
    if (c == ' ' || is_control(c)) {
      // A mark does not span lines: colour would run into the margin.
      const bool reopen = inside;
      if (style.colour) set_inside(false);
      end_word();
      if (text.substr(i).starts_with("\n\n") || text.substr(i).starts_with("\r\n\r\n")) line.end();
      if (style.colour) set_inside(reopen && mark != marked.end() && mark->end > i + 1);
    } else {
      if (mark != marked.end() && mark->begin <= i && i < mark->end) set_inside(true);
      written += sequence;
      columns += display_width(sequence);
    }
    i += sequence.size();
  }
  set_inside(false);
  end_word();
  return line.take();
}

}  // namespace tenet::cli
