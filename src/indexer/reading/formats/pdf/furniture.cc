#include "indexer/reading/formats/pdf/furniture.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "indexer/reading/formats/pdf/edges.h"
#include "indexer/reading/formats/pdf/labels.h"
#include "indexer/reading/formats/pdf/markers.h"
#include "indexer/reading/formats/pdf/numbers.h"
#include "indexer/reading/formats/pdf/paragraphs.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

// Odd and even pages differ, and chapters change heads; a match is looked for this many pages on.
constexpr std::size_t pages_near = 4;
// Heads stand at the same height but for this, in points.
constexpr double same_height = 4;
// Lines of the text are no further apart than this multiple of their common distance.
constexpr double widest_pitch = 1.3;
// Type is small below this multiple of the text's.
constexpr double small_type = 0.93;
// Rows of the text are no further apart than this multiple of its size, a title above it aside.
constexpr double widest_gap = 2.2;

// The title of a document may be the head of its pages, but it is set larger.
Likeness likeness_of(const EdgeRow& row, const EdgeRow& other, long pages) {
  if (std::abs(row.distance - other.distance) > same_height) return Likeness::none;
  if (row.lines.front()->size > 1.15 * other.lines.front()->size) return Likeness::none;
  Likeness likeness = Likeness::none;
  for (std::size_t i = 0; i < row.patterns.size(); ++i) {
    if (!has_words(row.patterns[i])) continue;
    for (std::size_t k = 0; k < other.patterns.size(); ++k) {
      if (row.patterns[i] != other.patterns[k]) continue;
      if (differs_by_pages(row.lines[i]->text, other.lines[k]->text, pages)) return Likeness::whole;
      likeness = Likeness::pattern;
    }
  }
  return likeness;
}

// Whether both rows have a number that differs as the pages do.
bool numbers_run(const EdgeRow& row, const EdgeRow& other, long pages) {
  for (const PrintedNumber& one : row.numbers) {
    for (const PrintedNumber& two : other.numbers) {
      const bool alike = one.roman == two.roman && one.prefix == two.prefix;
      if (alike && two.value - one.value == pages) return true;
    }
  }
  return false;
}

// The same, at one height.
bool runs_on(const EdgeRow& row, const EdgeRow& other, long pages) {
  return std::abs(row.distance - other.distance) <= 3 * same_height && numbers_run(row, other, pages);
}

// Calls `look` with each page that is near `page`, but not with it.
template <class Look>
void for_pages_near(std::size_t page, std::size_t pages, Look look) {
  const std::size_t first = page > pages_near ? page - pages_near : 0;
  for (std::size_t other = first; other < std::min(pages, page + pages_near + 1); ++other) {
    if (other != page) look(other);
  }
}

Likeness find_likeness(const std::vector<Edge>& edges, std::size_t page, const EdgeRow& row) {
  Likeness best = Likeness::none;
  for_pages_near(page, edges.size(), [&](std::size_t other) {
    const long pages = static_cast<long>(other) - static_cast<long>(page);
    for (const EdgeRow& candidate : edges[other].rows) {
      if (best == Likeness::whole) return;
      if (candidate.note) continue;
      best = runs_on(row, candidate, pages) ? Likeness::whole : std::max(best, likeness_of(row, candidate, pages));
    }
  });
  return best;
}

// What stands on pages near by at the place of a row, and how much of it comes again. The row counts, too.
struct Place {
  std::size_t pages = 1;
  std::size_t rows = 1;
  std::size_t repeated = 1;
  std::size_t whole = 1;  // of these, with the digits
};

Place place_of(const std::vector<Edge>& edges, std::size_t page, const EdgeRow& row) {
  Place place;
  for_pages_near(page, edges.size(), [&](std::size_t other) {
    ++place.pages;
    const EdgeRow* nearest = nullptr;
    for (const EdgeRow& candidate : edges[other].rows) {
      if (std::abs(candidate.distance - row.distance) > same_height) continue;
      if (nearest == nullptr || candidate.likeness > nearest->likeness) nearest = &candidate;
    }
    if (nearest == nullptr) return;
    ++place.rows;
    place.repeated += static_cast<std::size_t>(nearest->likeness != Likeness::none);
    place.whole += static_cast<std::size_t>(nearest->likeness == Likeness::whole);
  });
  return place;
}

// Whether a row is of the text, whatever its place: a sentence or a turn, in type that is not small.
bool is_of_text(const EdgeRow& row, double body_size) {
  if (row.page_number || row.lines.front()->size < small_type * body_size) return false;
  return begins_turn(row.text) || (ends_sentence(row.text) && std::ranges::any_of(row.text, text::is_lower));
}

// Whether a row that comes again ends the furniture at its edge. A row of the body has the distance and the type of the
// body from the next one, and its place is that of other words on other pages.
bool ends_furniture(const std::vector<Edge>& edges, std::size_t page, const EdgeRow& row, const Setting& setting) {
  if (row.page_number) return true;
  const Place place = place_of(edges, page, row);
  if (2 * place.repeated <= place.rows) return false;
  const bool wide = row.gap > widest_pitch * setting.pitch;
  constexpr std::size_t many_pages = 4;
  // Some pages may begin with the same answer.
  if (begins_turn(row.text) && place.whole < many_pages) return false;
  if (is_of_text(row, setting.size)) return wide && 5 * place.whole >= 4 * place.pages;
  if (row.likeness == Likeness::pattern) return wide;
  return wide || row.other_type || (place.whole >= many_pages && 5 * place.whole >= 4 * place.rows);
}

void mark_repeated(std::vector<Edge>& edges, const Setting& setting) {
  for (std::size_t page = 0; page < edges.size(); ++page) {
    for (EdgeRow& row : edges[page].rows) {
      if (!row.note) row.likeness = find_likeness(edges, page, row);
    }
  }
  for (std::size_t page = 0; page < edges.size(); ++page) {
    std::vector<EdgeRow>& rows = edges[page].rows;
    std::size_t end = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool repeated = rows[i].likeness != Likeness::none;
      if (!repeated && !rows[i].page_number) break;
      if (repeated && ends_furniture(edges, page, rows[i], setting)) end = i + 1;
    }
    for (std::size_t i = 0; i < end; ++i) rows[i].furniture = rows[i].likeness != Likeness::none;
  }
}

// Whether a number of `row` differs from one in the furniture of `edge` as the pages do.
bool runs_with(const EdgeRow& row, const Edge& edge, long pages) {
  return std::ranges::any_of(edge.rows,
                             [&](const EdgeRow& other) { return other.furniture && numbers_run(row, other, pages); });
}

// Marks page numbers at the outer edge of pages whose neighbours have theirs at the other edge, as the first pages of
// chapters do.
void mark_numbers(std::vector<Edge>& edges, const std::vector<Edge>& others) {
  for (std::size_t page = 0; page < edges.size(); ++page) {
    if (edges[page].rows.empty()) continue;
    EdgeRow& row = edges[page].rows.front();
    if (row.furniture || row.note || !row.page_number) continue;
    for_pages_near(page, others.size(), [&](std::size_t other) {
      const long pages = static_cast<long>(other) - static_cast<long>(page);
      row.furniture = row.furniture || runs_with(row, others[other], pages);
    });
  }
}

// Whether a row has a page number apart from its other words: at an end of the row, at both of two pages on one sheet,
// or behind a bar.
bool has_number_apart(const EdgeRow& row) {
  if (row.lines.size() > 1) {
    if (std::ranges::any_of(row.lines, [](Line* line) { return is_page_number(line->text); })) return true;
    const std::string_view first = row.lines.front()->text;
    const std::string_view last = row.lines.back()->text;
    return is_page_number(first.substr(0, first.find(' '))) && is_page_number(last.substr(last.rfind(' ') + 1));
  }
  const std::size_t bar = row.text.rfind('|');
  return bar != std::string::npos && is_page_number(std::string_view(row.text).substr(bar));
}

// How a document of few pages is set.
struct Sheet {
  std::size_t pages = 0;
  double height = 0;
  double type = 0;  // of most of the text

  [[nodiscard]] bool has_in_margin(const EdgeRow& row) const { return row.distance < 0.09 * height; }
};

// A page number by itself, whose page has no like; and a row with a page number on a leaflet, or on a single page of a
// book.
bool is_numbered(const EdgeRow& row, const Sheet& sheet) {
  const bool in_margin = sheet.has_in_margin(row);
  if (in_margin && row.gap > 1.7 * sheet.type && row.page_number) return true;
  if (sheet.pages > 2 || row.lines.front()->size > 1.3 * sheet.type || is_of_text(row, sheet.type)) return false;
  if (!row.page_number && !has_number_apart(row)) return false;
  if (in_margin) return row.gap > (row.numbers.empty() ? widest_gap : 1.3) * sheet.type;
  return row.gap > 1.7 * sheet.type && row.distance < 0.2 * sheet.height;
}

// Words in the margin of such a page that their form shows to be no text. They are set smaller. Or the page has
// furniture at its other edge, too, and they stand at both ends of the row or as far from their edge as words there.
// Else a first line may be a title, a last one a signature.
bool is_set_as_furniture(const EdgeRow& row, const Edge& other_edge, const Sheet& sheet) {
  const Line& first = *row.lines.front();
  if (sheet.pages > 2 || !sheet.has_in_margin(row) || row.gap <= widest_gap * sheet.type) return false;
  if (first.bold || first.size > 1.05 * sheet.type || is_of_text(row, sheet.type)) return false;
  return first.size < small_type * sheet.type || std::ranges::any_of(other_edge.rows, [&](const EdgeRow& other) {
           const bool as_far = !other.page_number && std::abs(other.distance - row.distance) < same_height;
           return other.furniture && (row.lines.size() > 1 || as_far);
         });
}

// Marks rows from the edge on while `is_furniture` holds.
template <class Test>
void mark_while(Edge& edge, Test is_furniture) {
  for (EdgeRow& row : edge.rows) {
    if (row.note || (!row.furniture && !is_furniture(row))) break;
    row.furniture = true;
  }
}

// Marks rows that have no like on other pages.
void mark_lone(Edge& upper, Edge& lower, const Sheet& sheet) {
  for (Edge* edge : {&upper, &lower}) mark_while(*edge, [&](const EdgeRow& row) { return is_numbered(row, sheet); });
  for (Edge* edge : {&upper, &lower}) {
    const Edge& other = edge == &upper ? lower : upper;
    mark_while(*edge, [&](const EdgeRow& row) { return is_set_as_furniture(row, other, sheet); });
  }
}

// Whether `mark` stands raised in a line above `baseline`, behind words.
bool is_raised_above(const Page& page, const std::string& mark, double baseline) {
  return std::ranges::any_of(page.lines, [&](const Line& line) {
    if (line.baseline >= baseline) return false;
    const std::vector<std::string> marks = raised_marks(line.text);
    const bool own = line.marked && !marks.empty();
    return std::find(marks.begin() + static_cast<std::ptrdiff_t>(own), marks.end(), mark) != marks.end();
  });
}

// Marks the rows of notes at the lower edge: a row that begins with a mark of the text above, and those below it that
// go on in its type. Notes come again as heads and feet do: "1 Report at 12.", "2 Report at 14."
void mark_notes(Edge& edge, const Page& page) {
  for (std::size_t i = 0; i < edge.rows.size(); ++i) {
    const Line& first = *edge.rows[i].lines.front();
    const std::string mark = note_mark_of(first.text);
    if (edge.rows[i].page_number || mark.empty() || !is_raised_above(page, mark, first.baseline)) continue;
    edge.rows[i].note = true;
    for (std::size_t below = i; below > 0; --below) {
      EdgeRow& row = edge.rows[below - 1];
      const Line& line = *row.lines.front();
      if (row.page_number || row.gap > 1.5 * first.size || std::abs(line.size - first.size) > 0.07 * first.size) break;
      row.note = true;
    }
  }
}

// The words of a running head stand at the head of the first page once more where they are a letterhead; the address is
// set below them, around the same middle.
void mark_letterhead(std::vector<Page>& pages, const std::set<std::string>& heads) {
  if (pages.empty()) return;
  std::vector<Line>& lines = pages.front().lines;
  double largest = 0;
  for (const Line& line : lines) largest = std::max(largest, line.size);
  const auto middle = [](const Line& line) { return (line.box.left + line.box.right) / 2; };
  constexpr std::size_t most_lines = 10;
  for (std::size_t i = 0; i < lines.size() && i < most_lines && lines[i].baseline < 0.35 * pages.front().height; ++i) {
    const std::string pattern = pattern_of(lines[i].text);
    const bool is_head = has_words(pattern) && heads.contains(pattern);
    if (lines[i].size > 0.9 * largest) {
      if (is_head) continue;
      break;  // the title, below which the author's name may stand
    }
    if (is_head) {
      lines[i].furniture = true;
    } else if (i > 0 && lines[i - 1].furniture && lines[i].size < 1.05 * lines[i - 1].size &&
               lines[i].baseline - lines[i - 1].baseline < 1.8 * lines[i - 1].size &&
               std::abs(middle(lines[i]) - middle(lines[i - 1])) < 3) {
      lines[i].furniture = true;
    }
  }
}

}  // namespace

void find_furniture(std::vector<Page>& pages) {
  const Setting setting = common_setting(pages);
  std::set<std::string> heads;
  std::vector<Edge> edges[2];
  for (const bool upper : {true, false}) {
    std::vector<Edge>& all = edges[upper ? 0 : 1];
    for (Page& page : pages) {
      all.push_back(edge_of(page, upper));
      if (!upper) mark_notes(all.back(), page);
    }
    mark_repeated(all, setting);
  }
  mark_numbers(edges[0], edges[1]);
  mark_numbers(edges[1], edges[0]);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    mark_lone(edges[0][i], edges[1][i], {.pages = pages.size(), .height = pages[i].height, .type = setting.size});
  }
  for (std::vector<Edge>& all : edges) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      for (EdgeRow& row : all[i].rows) {
        if (!row.furniture) continue;
        for (Line* line : row.lines) line->furniture = true;
        for (const std::string& pattern : row.patterns) heads.insert(pattern);
      }
    }
  }
  mark_letterhead(pages, heads);
  find_labels(pages, edges[0], edges[1]);
}

}  // namespace tenet::indexer::pdf
