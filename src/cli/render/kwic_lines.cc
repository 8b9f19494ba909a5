#include "cli/render/kwic_lines.h"
#include "cli/visible.h"

#include <algorithm>
#include <string_view>

namespace tenet::cli {
namespace {

constexpr std::string_view ellipsis = "\u2026";
constexpr std::size_t gap = 2;  // between columns
// What the node and its context are not to have less of because of other columns: about five words.
constexpr std::size_t least_line = 44;
constexpr std::size_t date_width = 10;

// On one line: an empty line is a pilcrow, any other white space a space.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\n\n")) {
      line += " \u00b6 ";
      ++i;
    } else {
      line += is_white_space(text[i]) ? ' ' : text[i];
    }
  }
  return line;
}

// The bytes of the character that begins at `at`, with the marks that stand on it.
std::size_t character_size(std::string_view text, std::size_t at) {
  const auto next = [&](std::size_t from) {
    std::size_t end = from + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) ++end;
    return end;
  };
  std::size_t end = next(at);
  while (end < text.size() && display_width(text.substr(end, next(end) - end)) == 0) end = next(end);
  return end - at;
}

// As many characters as fit into `columns`, from the beginning.
std::string_view head(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = character_size(text, i);
    used += display_width(text.substr(i, size));
    if (used > columns) return text.substr(0, i);
    i += size;
  }
  return text;
}

// As many as fit, to the end.
std::string_view tail(std::string_view text, std::size_t columns) {
  std::size_t rest = display_width(text);
  std::size_t i = 0;
  while (rest > columns) {
    const std::size_t size = character_size(text, i);
    rest -= display_width(text.substr(i, size));
    i += size;
  }
  return text.substr(i);
}

// The same, and no torn words unless a single one is too long.
std::string_view head_words(std::string_view text, std::size_t columns) {
  const std::string_view fits = head(text, columns);
  if (fits.size() == text.size() || text[fits.size()] == ' ') return fits;
  const std::size_t space = fits.find_last_of(' ');
  return space == std::string_view::npos || space == 0 ? fits : fits.substr(0, space);
}
std::string_view tail_words(std::string_view text, std::size_t columns) {
  const std::string_view fits = tail(text, columns);
  const std::size_t cut = text.size() - fits.size();
  if (cut == 0 || text[cut - 1] == ' ') return fits;
  const std::size_t space = fits.find_first_of(' ');
  return space == std::string_view::npos || space + 1 == fits.size() ? fits : fits.substr(space + 1);
}

std::string spaces(std::string_view beside, std::size_t columns) {
  return std::string(columns - std::min(columns, display_width(beside)), ' ');
}

// A name in so many columns, its end cut.
std::string name_cell(const std::string& name, std::size_t columns) {
  const std::string line = on_one_line(name);
  const std::string cell =
      display_width(line) <= columns ? line : std::string(head(line, columns - 1)) + std::string(ellipsis);
  return cell + spaces(cell, columns);
}
// An id, its beginning cut: the end tells passages apart.
std::string id_cell(const std::string& id, std::size_t columns) {
  const std::string line = on_a_line(id);
  return display_width(line) <= columns ? line : std::string(ellipsis) + std::string(tail(line, columns - 1));
}

// How many columns each part of a line has; 0 where it is left out.
struct Layout {
  std::size_t date = 0;
  std::size_t left = 0;
  std::size_t right = 0;  // the node, and what follows it
  std::size_t speaker = 0;
  std::size_t id = 0;
};

template <typename WidthOf>
std::size_t widest(const std::vector<ConcordanceLine>& lines, std::size_t most, WidthOf width_of) {
  std::size_t width = 0;
  for (const ConcordanceLine& line : lines) width = std::max(width, width_of(line));
  return std::min(width, most);
}

Layout lay_out(const std::vector<ConcordanceLine>& lines, const Style& style) {
  constexpr std::size_t asterisks = 2;  // around the node where there is no colour
  const std::size_t columns = style.width;
  Layout layout;
  std::size_t room = columns - (style.colour ? 0 : asterisks);
  // A column is there when it leaves room enough to read by.
  const auto take = [&](std::size_t width) {
    if (width == 0 || room < least_line + width + gap) return std::size_t{0};
    room -= width + gap;
    return width;
  };
  // The id comes first: it is the way to the source.
  layout.id = take(widest(lines, std::max<std::size_t>(16, columns / 5),
                          [](const auto& line) { return display_width(line.passage); }));
  layout.date = take(widest(lines, date_width, [](const auto& line) { return display_width(line.document->date); }));
  layout.speaker = take(widest(lines, std::max<std::size_t>(12, columns / 7),
                               [](const auto& line) { return display_width(line.speaker); }));
  const std::size_t node =
      widest(lines, room / 3, [](const auto& line) { return display_width(on_one_line(line.node.text)); });
  layout.left = (room - node) / 2;
  layout.right = room - layout.left;
  return layout;
}

std::string line_of(const ConcordanceLine& line, const Layout& layout, const Style& style) {
  std::string text;
  if (layout.date > 0) text += tint(name_cell(line.document->date, layout.date), Tone::faint, style) + "  ";
  const std::string before = on_one_line(line.left.text);
  const std::string_view left = tail_words(before, layout.left);
  text += spaces(left, layout.left);
  text += left;
  const std::string whole = on_one_line(line.node.text);
  const std::string_view node = head(whole, layout.right);
  text += style.colour ? tint(node, Tone::match, style) : '*' + std::string(node) + '*';
  const std::string after = on_one_line(line.right.text);
  const std::string_view right = head_words(after, layout.right - display_width(node));
  text += right;
  if (layout.speaker > 0 || layout.id > 0) text += spaces(std::string(node) + std::string(right), layout.right);
  if (layout.speaker > 0) text += "  " + name_cell(line.speaker, layout.speaker);
  if (layout.id > 0) text += "  " + tint(id_cell(line.passage, layout.id), Tone::faint, style);
  if (!style.colour) text.erase(text.find_last_not_of(' ') + 1);
  return text + '\n';
}

}  // namespace

std::string kwic_lines(const std::vector<ConcordanceLine>& lines, const Style& style) {
  const Layout layout = lay_out(lines, style);
  std::string text;
  for (const ConcordanceLine& line : lines) text += line_of(line, layout, style);
  return text;
}

}  // namespace tenet::cli
