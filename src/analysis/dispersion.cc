#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <tenet/words.h>

#include "analysis/measures.h"
#include "analysis/nodes.h"
#include "errors.h"

namespace tenet {
namespace {

using Parts = std::map<std::string, WordPart>;  // by name

// Parts with their counts, the rows in the order of `parts`.
Spread spread_over(Parts parts, std::vector<analysis::PartCounts> others) {
  std::vector<WordPart> rows;
  for (auto& entry : parts) {
    WordPart& part = entry.second;
    others.push_back({part.nodes, part.words});
    part.name = entry.first;
    rows.push_back(std::move(part));
  }
  Spread spread = analysis::measure_spread(others);
  spread.rows = std::move(rows);
  return spread;
}

Spread over_years(Parts parts, const std::vector<DocumentSize>& sizes) {
  for (const DocumentSize& size : sizes) parts[size.date.substr(0, 4)].words += size.words;
  return spread_over(std::move(parts), {});
}

Spread over_documents(Parts parts, const std::vector<DocumentSize>& sizes, const Searcher& searcher) {
  // Documents without nodes need no names: their sizes are what is left when those with nodes are taken out.
  std::multiset<std::uint64_t> left;
  for (const DocumentSize& size : sizes) left.insert(size.words);
  for (auto& [id, part] : parts) {
    part.words = searcher.words_of(id);
    if (const auto own = left.find(part.words); own != left.end()) left.erase(own);
  }
  std::vector<analysis::PartCounts> others;
  for (const std::uint64_t words : left) others.push_back({0, words});
  Spread spread = spread_over(std::move(parts), std::move(others));
  std::ranges::stable_sort(spread.rows, std::ranges::greater{}, &WordPart::nodes);
  return spread;
}

}  // namespace

Dispersion dispersion(const Searcher& searcher, const Query& query) {
  return translate_errors("counting words", [&]() -> Dispersion {
    analysis::require_nodes(query);
    Parts documents;
    Parts years;
    searcher.scan(query, [&](const Hit& hit) {
      if (hit.nodes.empty()) return true;
      WordPart& document = documents[hit.document.id];
      document.title = hit.document.title;
      document.nodes += hit.nodes.size();
      years[hit.document.date.substr(0, 4)].nodes += hit.nodes.size();
      return true;
    });
    const std::vector<DocumentSize> sizes = searcher.document_sizes();
    return {.documents = over_documents(std::move(documents), sizes, searcher),
            .years = over_years(std::move(years), sizes)};
  });
}

}  // namespace tenet
