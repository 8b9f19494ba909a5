#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "cli/streams.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

constexpr std::size_t narrowest = 20;

// What is no printable ASCII of a URL, percent-encoded.
std::string in_ascii(std::string_view url) {
  std::string encoded;
  for (const char c : url) {
    encoded += c > ' ' && c < 0x7f ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

// A console of Linux or a hardware terminal shows the bytes of a link.
bool knows_links() {
  const std::string_view term(std::getenv("TERM"));
  return term != "linux" && !term.starts_with("vt");
}

bool chosen(When when, bool automatic) {
  return when == When::automatic ? automatic : when == When::always;
}

// Of the terminal that a stream is, or nothing.
std::optional<std::size_t> columns_of_terminal(int stream) {
  if (const char* columns = std::getenv("COLUMNS"); columns != nullptr) {
    const std::string_view digits(columns);
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc() && end == digits.data() + digits.size() && value > 0) return value;
  }
  winsize size{};
  if (::ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return std::nullopt;
}

Style make_style() {
  Style style;
  style.terminal = ::isatty(STDOUT_FILENO) != 0;
  const bool able = style.terminal && !is_dumb();
  style.colour = chosen(screen().colour, able && !is_set("NO_COLOR"));
  style.links = chosen(screen().links, able && style.colour && knows_links());
  if (const auto columns = columns_of_terminal(STDOUT_FILENO)) style.width = std::max(*columns, narrowest);
  return style;
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

// White space of a text, in which lines may end.
bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

const std::string& colour_off() {
  static const std::string sequence = own("\x1b[0m");
  return sequence;
}

// In the order of the tones.
const std::string& colour_of(Tone tone) {
  static const std::array<std::string, 5> colours{own("\x1b[1m"), own("\x1b[2m"), own("\x1b[1;31m"), own("\x1b[31m"),
                                                  own("\x1b[32m")};
  return colours.at(static_cast<std::size_t>(tone));
}
// What stands around words where there is no colour; as in git's word diff.
std::pair<std::string_view, std::string_view> marks_of(Tone tone) {
  switch (tone) {
    case Tone::match: return {"*", "*"};
    case Tone::missing: return {"[-", "-]"};
    case Tone::added: return {"{+", "+}"};
    default: return {"", ""};
  }
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

// Fills lines with the words of a text, marking the matched stretches of them.
class Wrapping {
 public:
  Wrapping(std::size_t indent, const Style& style) : line_(indent, style), colour_(style.colour) {}

  void put(std::string_view character, std::optional<Tone> tone) {
    set_tone(tone);
    word_ += character;
    columns_ += display_width(character);
  }
  // White space, in a tone or not. Colour ends with each word, or it would run into the margin.
  void end_word(std::optional<Tone> tone) {
    if (colour_ || tone != tone_) set_tone(std::nullopt);
    if (!word_.empty()) line_.word(std::exchange(word_, {}), std::exchange(columns_, 0));
  }
  void end_line() { line_.end(); }
  std::string finish() && {
    end_word(std::nullopt);
    return line_.take();
  }

 private:
  void set_tone(std::optional<Tone> tone) {
    if (tone == tone_) return;
    if (tone_) write(colour_ ? std::string_view(colour_off()) : marks_of(*tone_).second);
    if (tone) write(colour_ ? std::string_view(colour_of(*tone)) : marks_of(*tone).first);
    tone_ = tone;
  }
  void write(std::string_view mark) {
    word_ += mark;
    columns_ += colour_ ? 0 : mark.size();
  }

  Line line_;
  bool colour_;
  std::optional<Tone> tone_;
  std::string word_;
  std::size_t columns_ = 0;  // of the word
};

}  // namespace

Screen& screen() {
  static Screen the_screen;
  return the_screen;
}

const Style& output_style() {
  static const Style style = make_style();
  return style;
}

std::size_t error_columns() {
  return std::max(columns_of_terminal(STDERR_FILENO).value_or(80), narrowest);
}

bool is_dumb() {
  const char* term = std::getenv("TERM");
  return term == nullptr || std::string_view(term) == "dumb";
}

bool can_show_progress() {
  return ::isatty(STDERR_FILENO) != 0 && !is_dumb();
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Character character = first_character(text.substr(i));
    const char32_t c = character.code;
    const bool escaped = !character.valid || steers(c);
    columns += escaped ? escape(character).size() : is_in(no_column, c) ? 0 : is_in(two_columns, c) ? 2 : 1;
    i += character.size;
  }
  return columns;
}

std::vector<std::string> fill_lines(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines(1);
  std::size_t width = 0;
  for (std::size_t begin = text.find_first_not_of(' '); begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const std::size_t size = display_width(word);
    if (width > 0 && width + 1 + size > columns) {
      lines.emplace_back();
      width = 0;
    }
    if (width > 0) lines.back() += ' ';
    width += width > 0 ? 1 : 0;
    for (std::size_t i = 0; i < word.size();) {
      const std::string_view character = word.substr(i, first_character(word.substr(i)).size);
      const std::size_t needed = display_width(character);
      if (width > 0 && width + needed > columns) {
        lines.emplace_back();
        width = 0;
      }
      lines.back() += character;
      width += needed;
      i += character.size();
    }
    begin = text.find_first_not_of(' ', end);
  }
  return lines;
}

std::string shorten(std::string_view text, std::size_t columns) {
  std::size_t spare = display_width(text);
  if (spare <= columns || columns < 3) return std::string(text);
  spare -= columns - 1;
  // A third of what is kept stands before the ellipsis.
  std::size_t begin = 0;
  for (std::size_t kept = 0; kept < (columns - 1) / 3;) {
    const std::size_t size = first_character(text.substr(begin)).size;
    kept += display_width(text.substr(begin, size));
    begin += size;
  }
  std::size_t end = begin;
  for (std::size_t left_out = 0; left_out < spare && end < text.size();) {
    const std::size_t size = first_character(text.substr(end)).size;
    left_out += display_width(text.substr(end, size));
    end += size;
  }
  return std::string(text.substr(0, begin)).append("\u2026").append(text.substr(end));
}

std::string id_for_people(std::string_view id, std::size_t indent, const Style& style) {
  return shorten(on_a_line(id), style.width - std::min(indent, style.width));
}

std::string tint(std::string_view text, Tone tone, const Style& style) {
  if (!style.colour) return std::string(text);
  return std::string(colour_of(tone)).append(text).append(colour_off());
}

std::string link(std::string_view text, std::string_view url, const Style& style) {
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  if (!style.links || !web) return std::string(text);
  const std::string begin = own("\x1b]8;;" + in_ascii(url) + "\x1b\\");
  const std::string end = own("\x1b]8;;\x1b\\");
  std::string linked;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::string_view margin = line.substr(0, std::min(line.find_first_not_of(' '), line.size()));
    linked.append(margin).append(begin).append(line.substr(margin.size())).append(end);
    text.remove_prefix(line.size());
    if (text.empty()) break;
    linked += '\n';
    text.remove_prefix(1);
  }
  return linked;
}

std::string wrap_toned(std::string_view text, const std::vector<Toned>& toned, std::size_t indent, const Style& style) {
  Wrapping wrapping(indent, style);
  auto next = toned.begin();
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view sequence = text.substr(i, first_character(text.substr(i)).size);
    while (next != toned.end() && next->range.end <= i) ++next;
    const bool inside = next != toned.end() && next->range.begin <= i;
    const std::optional<Tone> tone = inside ? std::optional(next->tone) : std::nullopt;
    if (is_space(first_character(sequence).code)) {
      wrapping.end_word(tone);
      if (text.substr(i).starts_with("\n\n") || text.substr(i).starts_with("\r\n\r\n")) wrapping.end_line();
    } else {
      wrapping.put(sequence, tone);
    }
    i += sequence.size();
  }
  return std::move(wrapping).finish();
}

std::string wrap(std::string_view text, const std::vector<TextRange>& marked, std::size_t indent, const Style& style) {
  std::vector<Toned> toned;
  toned.reserve(marked.size());
  for (const TextRange& range : marked) toned.push_back({range, Tone::match});
  return wrap_toned(text, toned, indent, style);
}

}  // namespace tenet::cli
