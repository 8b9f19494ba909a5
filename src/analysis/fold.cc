#include <algorithm>
#include <unordered_set>
#include <utility>

#include <tenet/duplicates.h>
#include <tenet/searcher.h>

#include "errors.h"
#include "text/shingles.h"
#include "text/tokens.h"
#include "text/visible.h"

namespace tenet {
namespace {

// How far down folding goes: a question that ten thousand copies answer must not read all of them.
constexpr std::size_t most_read = 1000;
constexpr std::size_t most_looked_up = 100;

// The passages that were kept so far, to know others like them.
class Kept {
 public:
  // Whether the hit is near-identical to one that was kept; if not, it is kept.
  bool folds(const Hit& hit) {
    if (known_.contains(hit.id)) return true;
    text::Shingles shingles = text::shingles(text::visible_tokens(hit.text, hit.passage, analyser_));
    const bool near = std::ranges::any_of(
        kept_, [&](const text::Shingles& other) { return text::are_near_identical(other, shingles); });
    if (!near) kept_.push_back(std::move(shingles));
    return near;
  }
  // Passages near-identical to one that was kept.
  void know(const std::vector<Duplicate>& duplicates) {
    for (const Duplicate& each : duplicates) known_.insert(each.id);
  }

 private:
  text::Analyser analyser_;
  std::vector<text::Shingles> kept_;
  std::unordered_set<std::string> known_;
};

}  // namespace

FoldedResults search_folded(const Searcher& searcher, const Query& query, const SearchOptions& options) {
  return translate_errors("searching", [&]() -> FoldedResults {
    FoldedResults folded;
    if (options.by == SearchOptions::By::document || options.limit == 0) {
      folded.results = searcher.search(query, options);
      folded.duplicates.resize(folded.results.hits.size());
      return folded;
    }
    Kept kept;
    std::size_t passed = 0;
    std::size_t read = 0;
    SearchOptions asked = options;
    asked.offset = 0;
    // Usually few hits are folded away: some more are asked for, and many more when those do not do.
    const std::size_t offset = std::min<std::size_t>(options.offset, searcher.info().passages);
    const std::size_t wanted = offset + std::min(options.limit, most_read);
    for (asked.limit = wanted + wanted / 2 + 5;; asked.limit *= 4) {
      Results results = searcher.search(query, asked);
      const std::size_t count = results.hits.size();
      std::vector<Hit> hits = std::exchange(results.hits, std::move(folded.results.hits));
      folded.results = std::move(results);
      for (Hit& hit : hits) {
        if (folded.results.hits.size() == options.limit) return folded;
        if (read++ < most_read && kept.folds(hit)) {
          ++folded.folded;
          continue;
        }
        if (passed++ < offset) continue;
        const bool look_up = folded.duplicates.size() < most_looked_up;
        folded.duplicates.push_back(look_up ? searcher.near_duplicates(hit.id) : std::vector<Duplicate>{});
        kept.know(folded.duplicates.back());
        folded.results.hits.push_back(std::move(hit));
      }
      if (count < asked.limit || folded.results.hits.size() == options.limit) return folded;
      asked.offset += asked.limit;
    }
  });
}

}  // namespace tenet
