#include "query/match/top_passages.h"

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "limit_scope.h"
#include "query/match/collapser.h"
#include "query/match/conjunction.h"
#include "query/match/make_cursor.h"
#include "query/match/top_k.h"
#include "query/match/windowed_union.h"
#include "query/match/word_scores.h"
#include "store/struck_out.h"

namespace tenet::query {
namespace {

// The passages of one segment that answer.
class SegmentSearch {
 public:
  SegmentSearch(const PhysicalPlan& plan, std::size_t segment, const Collapser::Documents& documents,
                const store::Snapshot& snapshot, TopK& best, TopK& within)
      : plan_(plan),
        segment_(segment),
        snapshot_(snapshot),
        words_(snapshot.words_of(segment)),
        scores_(plan, words_),
        shown_(raised(), documents, static_cast<Docid>(segment + 1), snapshot.stride(), best),
        within_(within) {}

  // Adds how many answer.
  void run(TopPassages& found) {
    found.total += find(found);
    found.folded += shown_.end();
  }

 private:
  // What passages of this segment get besides, by their docids here.
  [[nodiscard]] Scored raised() const {
    Scored here;
    for (const auto& [docid, gain] : plan_.raised) {
      if ((docid - 1) % snapshot_.stride() == segment_) here.emplace_back((docid - 1) / snapshot_.stride() + 1, gain);
    }
    return here;
  }

  std::uint64_t find(TopPassages& found) {
    if (plan_.root) return find_by_cursor();
    if (plan_.words.empty()) return 0;
    const bool is_one_word = plan_.words.size() == 1 && plan_.phrase.empty() && plan_.within.empty();
    if (is_one_word) return find_word();
    if (plan_.all) return find_all();
    const auto windows = std::make_unique<WindowedUnion>(plan_, segment_, snapshot_, scores_, shown_, within_);
    const std::uint64_t total = windows->run();
    found.exact = found.exact && windows->counted_all();
    return total;
  }

  std::uint64_t find_by_cursor() {
    std::uint64_t total = 0;
    TextTester texts(snapshot_, segment_, *plan_.analyser);
    const CursorPointer cursor = make_cursor(*plan_.root, snapshot_, segment_, texts);
    each_match(*cursor, snapshot_.struck_out(segment_), [&](Docid docid) {
      ++total;
      shown_.show(docid, plan_.weighs ? cursor->score() + scores_.title(docid) : 0);
    });
    return total;
  }

  // One list: how many answer is known without looking at them.
  std::uint64_t find_word() {
    constexpr Docid now_and_then = 1U << 16U;
    const PhysicalPlan::Word& word = plan_.words.front();
    const WordScores& scores = scores_.of_words.front();
    double highest_title = 0;
    for (const TitledDocuments& title : scores_.titles) highest_title += title.weight();
    store::StruckOut is_struck_out(snapshot_.struck_out(segment_));
    store::PostingCursor cursor = words_.cursor(word.term);
    std::uint64_t total = cursor.size();
    store::PostingCursor gone = cursor;
    store::each_struck_out(snapshot_.struck_out(segment_), gone, [&] { --total; });
    double least = shown_.least() - highest_title;
    for (Docid end = now_and_then; !cursor.at_end(); end += now_and_then) {
      check_limits();
      cursor.each_before(end, [&](Docid docid, std::uint32_t count) {
        const double score = word.weight.most == 0 ? 0 : scores.of(docid, count);
        if (score < least || is_struck_out(docid)) return;
        shown_.show(docid, score + scores_.title(docid));
        least = shown_.least() - highest_title;
      });
    }
    return total;
  }

  std::uint64_t find_all() {
    store::StruckOut is_struck_out(snapshot_.struck_out(segment_));
    std::uint64_t total = 0;
    std::vector<std::string> terms;
    std::vector<bool> counted;
    std::vector<std::size_t> weighing;  // the words that give anything
    for (const PhysicalPlan::Word& word : plan_.words) {
      if (word.weight.most != 0) weighing.push_back(terms.size());
      counted.push_back(word.weight.most != 0);
      terms.push_back(word.term);
    }
    Conjunction(terms, plan_.phrase, counted, words_).each([&](Docid docid, std::span<const std::uint32_t> counts) {
      if (is_struck_out(docid)) return;
      ++total;
      double score = scores_.title(docid);
      for (const std::size_t i : weighing) score += scores_.of_words[i].of(docid, counts[i]);
      shown_.show(docid, score);
    });
    return total;
  }

  const PhysicalPlan& plan_;
  std::size_t segment_;
  const store::Snapshot& snapshot_;
  store::PostingCache& words_;
  PlanScores scores_;
  Collapser shown_;
  TopK& within_;
};

}  // namespace

TopPassages top_passages(const PhysicalPlan& plan, std::size_t size, bool fold, const store::DocumentMap* ends,
                         const store::Snapshot& snapshot) {
  if (plan.candidates && !fold) {
    const Candidates& known = *plan.candidates;
    if (known.hits.size() == known.total ||
        (size <= known.hits.size() && (size == 0 || known.hits[size - 1].second > known.bound))) {
      const auto end = known.hits.begin() + static_cast<std::ptrdiff_t>(std::min(size, known.hits.size()));
      return {.hits = {known.hits.begin(), end}, .total = known.total};
    }
  }
  TopK best(size);
  TopK within(plan.most_within);
  TopPassages found;
  for (std::size_t segment = 0; segment < snapshot.stride(); ++segment) {
    Collapser::Documents documents{.scores = plan.document_scores.get(), .fold = fold};
    if (ends != nullptr && (fold || plan.document_scores)) documents.part = &ends->parts()[segment];
    SegmentSearch(plan, segment, documents, snapshot, best, within).run(found);
  }
  found.hits = best.take();
  found.within = within.take();
  return found;
}

}  // namespace tenet::query
