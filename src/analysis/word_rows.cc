#include "analysis/word_rows.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>
#include <utility>

#include "analysis/measures.h"
#include "text/stop_words.h"

namespace tenet::analysis {
namespace {

std::vector<WordRow> rows_of(const Tally& here, const WordOptions& options) {
  std::vector<Tally::Forms> forms = here.forms();
  std::vector<WordRow> rows;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const Tally::Entry& entry = here.entries()[i];
    const std::string& word = forms[i].front().first;
    if (entry.count < options.min_count || (!options.stop_words && text::is_stop_word(word))) continue;
    rows.push_back({.word = word,
                    .stem = entry.stem,
                    .forms = std::move(forms[i]),
                    .count = entry.count,
                    .passages = entry.passages,
                    .documents = entry.documents,
                    .example = entry.example});
  }
  return rows;
}

}  // namespace

void fill_rows(const Tally& here, const WordOptions& options,
               const std::function<std::vector<std::uint64_t>(const std::vector<std::string>&)>& everywhere,
               WordTable& table) {
  std::vector<WordRow> rows = rows_of(here, options);
  std::vector<std::string> stems;
  stems.reserve(rows.size());
  for (const WordRow& row : rows) stems.push_back(row.stem);
  const std::vector<std::uint64_t> counts = everywhere(stems);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    measure({.count = rows[i].count,
             .everywhere = std::max(counts[i], rows[i].count),
             .words_here = table.words_here,
             .words = table.words_here + table.words_elsewhere,
             .nodes = table.nodes},
            rows[i]);
  }
  const double sign = options.reverse ? 1 : -1;
  const auto key = [&](const WordRow& row) { return std::pair(sign * value_of(row, options.measure), row.word); };
  std::ranges::sort(rows, [&](const WordRow& a, const WordRow& b) { return key(a) < key(b); });
  table.total = rows.size();
  const std::size_t first = std::min(options.offset, rows.size());
  const std::size_t last = first + std::min(options.limit, rows.size() - first);
  table.rows.assign(std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(first)),
                    std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(last)));
}

}  // namespace tenet::analysis
