#include "indexer/reading/formats/pdf/breaks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "indexer/reading/formats/pdf/markers.h"
#include "indexer/reading/formats/pdf/prose.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

// An indent is wider than this part of the font's size.
constexpr double indent = 0.7;
// Lines of a paragraph are no further apart than this multiple of the common pitch.
constexpr double widest_pitch = 1.22;
// A paragraph ends where the next word would have fitted and left so much room still, as a part of the font's size.
constexpr double spare_room = 0.6;
// Lines around a line that tell how wide it could be.
constexpr std::size_t lines_around = 12;

bool same_left(const Line& one, const Line& other) {
  return std::abs(one.box.left - other.box.left) < 0.25 * one.size;
}

// Whether lines, one below the other, are centred. The lines of a block quotation are too, but begin below each other.
bool are_centred(const Line& above, const Line& line, const Margins& margins) {
  if (!is_symmetrical(above, margins) || !is_symmetrical(line, margins) || same_left(above, line)) return false;
  // An indented first line above a full one may end as far from the right edge by chance.
  const double one = (above.box.left - margins.left) / above.size;
  const double other = (line.box.left - margins.left) / line.size;
  return std::min(one, other) > 0.5 || std::max(one, other) > 3;
}

// Whether both lines are set as a heading is, around one middle: such lines are broken by their sense.
bool is_heading_over_lines(const Line& above, const Line& line) {
  const auto is_display = [](const Line& each) { return each.bold || std::ranges::none_of(each.text, text::is_lower); };
  const double middles = above.box.left + above.box.right - line.box.left - line.box.right;
  return is_display(above) && is_display(line) && std::abs(middles) < 0.6 * line.size && !same_left(above, line);
}

// Whether the first word of `next` would have fitted into `line`.
bool had_room(const std::vector<Line>& lines, std::size_t line, std::size_t next, const Margins& margins) {
  const Line& above = lines[line];
  const double added = 0.28 * above.size + lines[next].first_word + spare_room * above.size;
  // A centred line grows on both sides.
  if (are_centred(above, lines[next], margins)) return above.box.width() + added < margins.right - margins.left;
  return above.box.right + added < right_limit(lines, line, margins);
}

bool other_type(const Line& above, const Line& line) {
  if (std::abs(above.size - line.size) > 0.07 * std::max(above.size, line.size)) return true;
  return above.bold != line.bold;
}

// The break at a line that begins further right than the line above.
bool breaks_by_indent(const std::vector<Line>& lines, std::size_t i, const Margins& margins, std::size_t before) {
  const Line& above = lines[i - 1];
  const Line& line = lines[i];
  const bool below_too = i + 1 < lines.size() && same_left(line, lines[i + 1]);
  const bool hanging = before == 1 && (below_too || i + 1 == lines.size());
  // The lines of an item hang below its marker, and those of an entry below its first line.
  if (begins_item(above.text)) {
    if (begins_item(line.text)) return true;
    if (below_too || i + 1 == lines.size() || begins_item(lines[i + 1].text)) return false;
    return ends_sentence(above.text) || had_room(lines, i - 1, i, margins);
  }
  if (hanging && std::abs(line.box.left - margins.left) < 0.25 * line.size) return false;
  // An entry whose first line is full; a block quotation follows the end of a sentence, or a line that has room.
  if (hanging && !ends_sentence(above.text) && !had_room(lines, i - 1, i, margins)) return false;
  return above.box.left < line.box.left;
}

// The break at a line that begins further left than the line above.
bool breaks_by_outdent(const std::vector<Line>& lines, std::size_t i, const Margins& margins, std::size_t before) {
  if (before > 1) return true;
  // Below a first line that is indented.
  if (lines[i - 1].box.left - lines[i].box.left > 6 * lines[i].size) return true;
  // The line above was as wide as the lines below: those of an abstract are narrower than the column.
  const Line& above = lines[i - 1];
  double limit = right_limit(lines, i - 1, margins);
  const double below = right_limit(lines, i, margins);
  if (2 * (below - lines[i].box.left) > margins.right - margins.left) limit = std::min(limit, below);
  return above.box.right + 0.28 * above.size + lines[i].first_word + spare_room * above.size < limit;
}

// Where the lines end that stand with line `i` below each other, without white between them, if half of them and three
// end there: a block quotation may be narrower than the list above it. Else 0.
double justified_edge(const std::vector<Line>& lines, std::size_t i, const Margins& margins) {
  const auto follows = [&](std::size_t k) {
    return same_left(lines[i], lines[k]) &&
           lines[k].baseline - lines[k - 1].baseline < widest_pitch * margins.pitch + 0.5;
  };
  std::size_t from = i;
  while (from > 0 && i - from < lines_around && follows(from) && same_left(lines[i], lines[from - 1])) --from;
  std::size_t to = i + 1;
  while (to < lines.size() && to - i < lines_around && follows(to)) ++to;
  double edge = 0;
  for (std::size_t k = from; k < to; ++k) edge = std::max(edge, lines[k].box.right);
  std::size_t full = 0;
  for (std::size_t k = from; k < to; ++k) full += static_cast<std::size_t>(lines[k].box.right > edge - 1.5);
  return full >= 3 && 2 * full >= to - from ? edge : 0;
}

// Where the fullest lines end, but for one in twelve, which may stick out. Lines of another size of type, and those
// that begin far from `left`, may be as wide as the page: titles over the first of two columns.
double right_edge(const std::vector<Line>& lines, double left) {
  const double size = middle_size(lines);
  std::vector<double> rights;
  for (const Line& line : lines) {
    if (std::abs(line.size - size) < 0.07 * size && line.box.left < left + 3 * size) rights.push_back(line.box.right);
  }
  if (rights.empty()) return box_of(lines).right;
  const auto edge = rights.end() - 1 - static_cast<std::ptrdiff_t>(rights.size() / 12);
  std::ranges::nth_element(rights, edge);
  return *edge;
}

// Whether the line above `i` is a paragraph of one line: both lines are indented, as first lines are, and the last that
// is goes on at the margin. Justified lines are as wide as the column but for the last of a paragraph.
bool ends_line_of_its_own(const std::vector<Line>& lines, std::size_t i, const Margins& margins) {
  const Line& above = lines[i - 1];
  if (!same_left(above, lines[i]) || above.box.left < margins.left + indent * above.size) return false;
  if (!ends_sentence(above.text) || above.box.right > margins.right - above.size) return false;
  std::size_t next = i + 1;
  while (next < lines.size() && next < i + lines_around && same_left(lines[i], lines[next])) ++next;
  if (next == lines.size()) return false;
  const Line& first = lines[next - 1];
  const Line& second = lines[next];
  return std::abs(second.box.left - margins.left) < 0.25 * second.size &&
         second.baseline - first.baseline < widest_pitch * margins.pitch + 0.5 &&
         first.box.right + 0.28 * first.size + second.first_word > margins.right;
}

// Whether line `i` is the answer to a question of an examination above it, which are marked "Q" and "A" alone.
bool begins_answer(const std::vector<Line>& lines, std::size_t i) {
  const std::string& text = lines[i].text;
  if (text.size() < 3 || !text.starts_with("A ") || !text::is_upper(text[2])) return false;
  for (std::size_t k = i; k > 0 && i - k < lines_around; --k) {
    if (lines[k - 1].text.starts_with("Q ") && same_left(lines[i], lines[k - 1])) return true;
  }
  return false;
}

}  // namespace

Margins measure_margins(const std::vector<Line>& lines, double size, double pitch) {
  std::map<double, std::size_t> lefts;
  std::map<double, std::size_t> pitches;
  Margins margins = {.left = lines.front().box.left, .right = 0, .pitch = pitch, .size = size};
  std::size_t counted = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ++lefts[std::round(lines[i].box.left)];
    if (i == 0 || std::abs(lines[i].size - size) > 0.5 || std::abs(lines[i - 1].size - size) > 0.5) continue;
    ++pitches[std::round(2 * (lines[i].baseline - lines[i - 1].baseline)) / 2];
    ++counted;
  }
  // The leftmost edge at which a fifth of the lines begin.
  for (const auto& [left, count] : lefts) {
    const auto next = lefts.find(left + 1);
    if (5 * (count + (next == lefts.end() ? 0 : next->second)) >= lines.size()) {
      margins.left = left;
      break;
    }
  }
  margins.right = right_edge(lines, margins.left);
  // A part of the document may be set larger than most of it; of a few lines, these may be its title.
  constexpr std::size_t few_lines = 8;
  if (lines.size() >= few_lines) margins.size = std::max(size, middle_size(lines));
  if (counted >= 5) {
    // A quarter of the lines are no further apart: paragraphs may be short, and have space between them.
    std::size_t below = 0;
    for (const auto& [value, count] : pitches) {
      below += count;
      if (4 * below >= counted) {
        margins.pitch = value;
        break;
      }
    }
  }
  return margins;
}

bool is_symmetrical(const Line& line, const Margins& margins) {
  const double left = line.box.left - margins.left;
  const double right = margins.right - line.box.right;
  return left > -0.5 * line.size && std::abs(left - right) < 0.6 * line.size;
}

bool is_centred(const Line& line, const Margins& margins) {
  return is_symmetrical(line, margins) && line.box.left - margins.left > 1.2 * line.size;
}

double right_limit(const std::vector<Line>& lines, std::size_t i, const Margins& margins) {
  const Line& line = lines[i];
  if (line.limit > 0) return line.limit;
  if (const double edge = justified_edge(lines, i, margins); edge > 0) return edge;
  double limit = 0;
  std::size_t alike = 0;
  const auto look = [&](const Line& other) {
    if (!same_left(line, other) || other.limit > 0) return false;
    limit = std::max(limit, other.box.right);
    ++alike;
    return true;
  };
  for (std::size_t k = i; k < lines.size() && k < i + lines_around && look(lines[k]); ++k) {
  }
  for (std::size_t k = i; k > 0 && k + lines_around > i && look(lines[k - 1]); --k) {
  }
  // Alone with its left edge, or at the margin of the text: as wide as the column.
  return alike < 2 || line.box.left < margins.left + indent * line.size ? margins.right : limit;
}

bool begins_paragraph(const std::vector<Line>& lines, std::size_t i, const Margins& margins, std::size_t before) {
  const Line& above = lines[i - 1];
  const Line& line = lines[i];
  // An item may begin in bold type, and hang below its marker.
  const bool hangs = begins_item(above.text) && line.box.left - above.box.left > indent * line.size;
  if (other_type(above, line) &&
      !(hangs && std::abs(above.size - line.size) < 0.5 && !had_room(lines, i - 1, i, margins)))
    return true;
  // Titles are broken by their sense, and their lines may stand far apart.
  const double pitch = line.baseline - above.baseline;
  if (line.size > 1.1 * margins.size && !begins_item(line.text)) {
    if (pitch < 1.45 * line.size) return false;
    if (pitch < 2.4 * line.size) return had_room(lines, i - 1, i, margins);
  }
  const double size_ratio = std::max(1.0, line.size / std::max(1.0, margins.pitch / 1.2));
  if (pitch > widest_pitch * margins.pitch * size_ratio + 0.5) return true;
  if (ends_with_hyphen(above.text) && begins_lower(line.text)) return false;
  if (breaks_range(above.text, line.text)) return false;
  if (begins_turn(line.text) || begins_answer(lines, i) || ends_entry(above.text)) return true;
  if (begins_item(line.text) && ends_sentence(above.text)) return true;
  if (is_heading_over_lines(above, line)) return false;
  if (are_centred(above, line, margins)) return had_room(lines, i - 1, i, margins);
  if (line.box.left - above.box.left > indent * line.size) return breaks_by_indent(lines, i, margins, before);
  if (above.box.left - line.box.left > indent * line.size) return breaks_by_outdent(lines, i, margins, before);
  return ends_line_of_its_own(lines, i, margins) || had_room(lines, i - 1, i, margins);
}

}  // namespace tenet::indexer::pdf
