#include "indexer/reading/formats/pdf/breaks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "indexer/reading/formats/pdf/markers.h"

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

// Whether the first word of `next` would have fitted into `line`.
bool had_room(const std::vector<Line>& lines, std::size_t line, std::size_t next, const Margins& margins) {
  const double space = 0.28 * lines[line].size;
  return lines[line].box.right + space + lines[next].first_word + spare_room * lines[line].size <
         right_limit(lines, line, margins);
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
  const bool hanging = before == 1 && (begins_item(above.text) || below_too || i + 1 == lines.size());
  // The lines of an item hang below its marker, and those of an entry below its first line.
  if (hanging && begins_item(above.text)) return begins_item(line.text);
  if (hanging && std::abs(line.box.left - margins.left) < 0.25 * line.size) return false;
  return above.box.left < line.box.left;
}

// The break at a line that begins further left than the line above.
bool breaks_by_outdent(const std::vector<Line>& lines, std::size_t i, const Margins& margins, std::size_t before) {
  if (before > 1) return true;
  // Below a first line that is indented.
  if (lines[i - 1].box.left - lines[i].box.left > 6 * lines[i].size) return true;
  return had_room(lines, i - 1, i, margins);
}

}  // namespace

Margins measure_margins(const std::vector<Line>& lines, double size, double pitch) {
  std::map<double, std::size_t> lefts;
  std::map<double, std::size_t> pitches;
  Margins margins = {.left = lines.front().box.left, .right = 0, .pitch = pitch};
  std::size_t counted = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ++lefts[std::round(lines[i].box.left)];
    margins.right = std::max(margins.right, lines[i].box.right);
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

bool is_centred(const Line& line, const Margins& margins) {
  const double left = line.box.left - margins.left;
  const double right = margins.right - line.box.right;
  return left > 1.5 * line.size && right > 1.5 * line.size && std::abs(left - right) < 0.6 * line.size;
}

double right_limit(const std::vector<Line>& lines, std::size_t i, const Margins& margins) {
  const Line& line = lines[i];
  if (line.limit > 0) return line.limit;
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
  if (alike < 2 || line.box.left < margins.left + indent * line.size) return std::max(limit, margins.right);
  return limit;
}

bool begins_paragraph(const std::vector<Line>& lines, std::size_t i, const Margins& margins, std::size_t before) {
  const Line& above = lines[i - 1];
  const Line& line = lines[i];
  if (other_type(above, line)) return true;
  const double size_ratio = std::max(1.0, line.size / std::max(1.0, margins.pitch / 1.2));
  if (line.baseline - above.baseline > widest_pitch * margins.pitch * size_ratio + 0.5) return true;
  if (begins_turn(line.text)) return true;
  if (begins_item(line.text) && ends_sentence(above.text)) return true;
  if (is_centred(above, margins) && is_centred(line, margins)) {
    return line.size < 1.15 * margins.pitch / 1.2 && had_room(lines, i - 1, i, margins);
  }
  if (line.box.left - above.box.left > indent * line.size) return breaks_by_indent(lines, i, margins, before);
  if (above.box.left - line.box.left > indent * line.size) return breaks_by_outdent(lines, i, margins, before);
  return had_room(lines, i - 1, i, margins);
}

}  // namespace tenet::indexer::pdf
