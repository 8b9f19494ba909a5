#include "indexer/reading/formats/pdf/furniture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/reading/formats/pdf/numbers.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

// So many rows at each edge may be furniture: a docket stamp, a head of two lines and a rule of small type.
constexpr std::size_t edge_rows = 4;
// Odd and even pages differ, and chapters change heads; a match is looked for this many pages on.
constexpr std::size_t pages_near = 4;
// Heads stand at the same height but for this, in points.
constexpr double same_height = 4;

// The lines of one baseline near an edge of a page.
struct EdgeRow {
  std::vector<Line*> lines = {};
  double distance = 0;                     // of the baseline from that edge
  double gap = 0;                          // to the next row towards the middle of the page
  std::vector<std::string> patterns = {};  // of each line
  std::vector<PrintedNumber> numbers = {};
  bool furniture = false;
};

struct Edge {
  std::vector<EdgeRow> rows = {};  // from the edge towards the middle
};

EdgeRow edge_row(std::vector<Line*> lines, double distance, double gap) {
  EdgeRow row = {.lines = std::move(lines), .distance = distance, .gap = gap};
  for (const Line* line : row.lines) row.patterns.push_back(pattern_of(line->text));
  row.numbers = numbers_at_ends(row.lines.front()->text);
  if (row.lines.size() > 1) {
    for (PrintedNumber& number : numbers_at_ends(row.lines.back()->text)) row.numbers.push_back(std::move(number));
  }
  return row;
}

// The rows at the upper edge of a page, or at its lower one.
Edge edge_of(Page& page, bool upper) {
  std::vector<std::vector<Line*>> rows;
  const auto take = [&](Line& line) {
    if (rows.empty() || std::abs(line.baseline - rows.back().front()->baseline) > 0.3 * line.size) {
      if (rows.size() > edge_rows) return false;
      rows.emplace_back();
    }
    rows.back().push_back(&line);
    return true;
  };
  if (upper) {
    for (Line& line : page.lines) {
      if (!take(line)) break;
    }
  } else {
    for (auto line = page.lines.rbegin(); line != page.lines.rend() && take(*line); ++line) {
    }
  }
  Edge edge;
  for (std::size_t i = 0; i < rows.size() && i < edge_rows; ++i) {
    const double baseline = rows[i].front()->baseline;
    const double gap = i + 1 < rows.size() ? std::abs(rows[i + 1].front()->baseline - baseline) : page.height;
    std::ranges::sort(rows[i], {}, [](const Line* line) { return line->box.left; });
    edge.rows.push_back(edge_row(std::move(rows[i]), upper ? baseline : page.height - baseline, gap));
  }
  return edge;
}

// The title of a document may be the head of its pages, but it is set larger.
bool comes_again(const EdgeRow& row, const EdgeRow& other) {
  if (std::abs(row.distance - other.distance) > same_height) return false;
  if (row.lines.front()->size > 1.15 * other.lines.front()->size) return false;
  return std::ranges::any_of(row.patterns, [&](const std::string& pattern) {
    return has_words(pattern) && std::ranges::find(other.patterns, pattern) != other.patterns.end();
  });
}

// Whether both rows have a number that is as far from the number of the page.
bool runs_on(const EdgeRow& row, std::size_t page, const EdgeRow& other, std::size_t other_page) {
  if (std::abs(row.distance - other.distance) > 3 * same_height) return false;
  for (const PrintedNumber& one : row.numbers) {
    for (const PrintedNumber& two : other.numbers) {
      const bool alike = one.roman == two.roman && one.prefix == two.prefix;
      if (alike && one.value - static_cast<long>(page) == two.value - static_cast<long>(other_page)) return true;
    }
  }
  return false;
}

bool is_repeated(const std::vector<Edge>& edges, std::size_t page, const EdgeRow& row) {
  const std::size_t first = page > pages_near ? page - pages_near : 0;
  const std::size_t last = std::min(edges.size(), page + pages_near + 1);
  for (std::size_t other = first; other < last; ++other) {
    if (other == page) continue;
    for (const EdgeRow& candidate : edges[other].rows) {
      if (comes_again(row, candidate) || runs_on(row, page, candidate, other)) return true;
    }
  }
  return false;
}

void mark_repeated(std::vector<Edge>& edges) {
  for (std::size_t page = 0; page < edges.size(); ++page) {
    for (EdgeRow& row : edges[page].rows) {
      row.furniture = is_repeated(edges, page, row);
      if (!row.furniture && !is_page_number(row.lines)) break;
    }
  }
}

// A page number by itself, whose page has no like; and the row in the margin of a leaflet, or of a single page of a
// book.
bool is_lone_furniture(const EdgeRow& row, std::size_t pages, double height, double body_size) {
  const bool in_margin = row.distance < 0.09 * height;
  if (in_margin && row.gap > 1.7 * body_size && is_page_number(row.lines)) return true;
  const double largest = (row.numbers.empty() ? 1.05 : 1.3) * body_size;
  if (pages > 2 || row.lines.front()->size > largest) return false;
  if (!row.numbers.empty() && row.gap > (in_margin ? 1.3 : 1.7) * body_size && row.distance < 0.2 * height) return true;
  return in_margin && row.gap > 2.2 * body_size;
}

void mark_single(Edge& edge, std::size_t pages, double height, double body_size) {
  for (EdgeRow& row : edge.rows) {
    if (!row.furniture && !is_lone_furniture(row, pages, height, body_size)) break;
    row.furniture = true;
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
    if (lines[i].size > 0.9 * largest) continue;
    const std::string pattern = pattern_of(lines[i].text);
    if (has_words(pattern) && heads.contains(pattern)) {
      lines[i].furniture = true;
    } else if (i > 0 && lines[i - 1].furniture && lines[i].size < 1.05 * lines[i - 1].size &&
               lines[i].baseline - lines[i - 1].baseline < 1.8 * lines[i - 1].size &&
               std::abs(middle(lines[i]) - middle(lines[i - 1])) < 3) {
      lines[i].furniture = true;
    }
  }
}

// A row of numbers that run with the pages: what they have in common, and the pages they stand on.
struct Sequence {
  long offset = 0;  // of the number from that of the page
  bool roman = false;
  std::string prefix = {};
  std::map<std::size_t, std::string> labels = {};  // of pages, from 0
  std::size_t weight = 0;                          // a number by itself counts for two
};

void add_number(std::vector<Sequence>& sequences, const PrintedNumber& number, std::size_t page, std::size_t weight) {
  const long offset = number.value - static_cast<long>(page) - 1;
  const auto same = std::ranges::find_if(sequences, [&](const Sequence& sequence) {
    return sequence.offset == offset && sequence.roman == number.roman && sequence.prefix == number.prefix;
  });
  if (same != sequences.end()) {
    same->labels.emplace(page, number.text);
    same->weight += weight;
  } else if (constexpr std::size_t most = 500; sequences.size() < most) {
    sequences.push_back({offset, number.roman, number.prefix, {{page, number.text}}, weight});
  }
}

// Sets labels where numbers in heads or feet run through pages: those that stand on most pages, then others for the
// pages that are left. Numbers beside such numbers (of a docket) are no labels.
void set_labels(std::vector<Page>& pages, const std::vector<Edge>& upper, const std::vector<Edge>& lower) {
  const bool labelled = std::ranges::any_of(
      pages, [](const Page& page) { return !page.label.empty() && page.label != std::to_string(page.number); });
  if (labelled) return;
  std::vector<Sequence> sequences;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const Edge* edge : {&upper[page], &lower[page]}) {
      for (const EdgeRow& row : edge->rows) {
        if (!row.furniture) continue;
        const std::size_t weight = is_page_number(row.lines) ? 2 : 1;
        for (const PrintedNumber& number : row.numbers) add_number(sequences, number, page, weight);
      }
    }
  }
  std::ranges::stable_sort(sequences, [](const Sequence& one, const Sequence& other) {
    if (one.weight != other.weight) return one.weight > other.weight;
    return std::labs(one.offset) < std::labs(other.offset);
  });
  std::set<std::size_t> done;
  for (const Sequence& sequence : sequences) {
    if (sequence.labels.size() < 2) continue;
    const auto taken =
        std::ranges::count_if(sequence.labels, [&](const auto& label) { return done.contains(label.first); });
    if (2 * static_cast<std::size_t>(taken) > sequence.labels.size()) continue;
    for (const auto& [page, label] : sequence.labels) {
      if (done.insert(page).second) pages[page].label = label;
    }
  }
}

double common_size(const std::vector<Page>& pages) {
  std::map<double, std::size_t> characters;
  for (const Page& page : pages) {
    for (const Line& line : page.lines) characters[std::round(line.size * 2) / 2] += line.text.size();
  }
  if (characters.empty()) return 10;
  return std::ranges::max_element(characters, {}, [](const auto& entry) { return entry.second; })->first;
}

}  // namespace

void find_furniture(std::vector<Page>& pages) {
  const double body_size = common_size(pages);
  std::set<std::string> heads;
  std::vector<Edge> edges[2];
  for (const bool upper : {true, false}) {
    std::vector<Edge>& all = edges[upper ? 0 : 1];
    for (Page& page : pages) all.push_back(edge_of(page, upper));
    mark_repeated(all);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      mark_single(all[i], pages.size(), pages[i].height, body_size);
      for (EdgeRow& row : all[i].rows) {
        if (!row.furniture) continue;
        for (Line* line : row.lines) line->furniture = true;
        for (const std::string& pattern : row.patterns) heads.insert(pattern);
      }
    }
  }
  mark_letterhead(pages, heads);
  set_labels(pages, edges[0], edges[1]);
}

}  // namespace tenet::indexer::pdf
