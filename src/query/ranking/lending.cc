#include "query/ranking/lending.h"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

#include "query/ranking/best.h"

namespace tenet::query {
namespace {

// A passage whose score is not whole yet.
struct Candidate {
  std::size_t segment = 0;
  Xapian::docid local = 0;  // docid in the segment
  Xapian::docid docid = 0;
  double score = 0;
};

// Calls `give` with each of the passages, which ascend, that holds the word, and with what it gets.
template <typename Passages, typename Docid, typename Give>
void weigh(const WordQuery::Word& word, Passages& passages, const Docid& docid_of, store::SegmentWords& words,
           const Give& give) {
  store::WordCursor cursor = words.cursor(word.term);
  for (auto& passage : passages) {
    const Xapian::docid docid = docid_of(passage);
    cursor.skip_to(docid);
    if (cursor.at_end()) return;
    if (cursor.docid() == docid) give(passage, word.weight(cursor.count(), words.lengths()[docid]));
  }
}

// Leaves out what cannot be among the best `size` when each may get `rest` more.
void leave_out(std::vector<Candidate>& candidates, std::size_t size, double rest) {
  constexpr double rounding = 1e-6;
  if (size == 0 || candidates.size() <= size) return;
  std::vector<double> scores;
  scores.reserve(candidates.size());
  for (const Candidate& candidate : candidates) scores.push_back(candidate.score);
  const auto last = scores.begin() + static_cast<std::ptrdiff_t>(size - 1);
  std::ranges::nth_element(scores, last, std::ranges::greater{});
  const double least = *last - rest - rounding;
  std::erase_if(candidates, [&](const Candidate& candidate) { return candidate.score < least; });
}

}  // namespace

Scored lend_to(const std::vector<WordQuery::Word>& learnt, const Scored& passages, store::SegmentWords& words) {
  Scored lent = passages;
  for (const WordQuery::Word& word : learnt) {
    weigh(
        word, lent, [](const auto& passage) { return passage.first; }, words,
        [](auto& passage, double weight) { passage.second += weight; });
  }
  return lent;
}

std::optional<BestPassages> lend_to_best(const WordQuery& query, std::size_t size, const store::Snapshot& snapshot) {
  const Scored& before = query.before->hits;
  const bool are_all = before.size() == query.before->total;
  if (!are_all && before.size() < size) return {};
  const Xapian::docid stride = snapshot.stride();
  std::vector<Candidate> candidates;
  for (const auto& [docid, score] : before) {
    candidates.push_back({(docid - 1) % stride, (docid - 1) / stride + 1, docid, score});
  }
  std::ranges::sort(candidates, {}, [](const Candidate& one) { return std::pair(one.segment, one.local); });

  // Words that may give much come first: soon few passages are left. Weights add up exactly in any order.
  std::vector<WordQuery::Word> learnt = query.learnt;
  std::ranges::sort(learnt, std::ranges::greater{}, [](const WordQuery::Word& word) { return word.weight.most; });
  double rest = 0;
  for (const WordQuery::Word& word : learnt) rest += word.weight.most;
  for (const WordQuery::Word& word : learnt) {
    leave_out(candidates, size, rest);
    for (auto from = candidates.begin(); from != candidates.end();) {
      const auto to = std::ranges::upper_bound(from, candidates.end(), from->segment, {}, &Candidate::segment);
      const std::span here(from, to);
      weigh(
          word, here, [](const Candidate& one) { return one.local; }, snapshot.words_of(from->segment),
          [](Candidate& one, double weight) { one.score += weight; });
      from = to;
    }
    rest -= word.weight.most;
  }

  Best best(size);
  for (const Candidate& candidate : candidates) best.show(candidate.docid, candidate.score);
  BestPassages found{.hits = best.take(), .total = query.before->total};
  const bool are_best = found.hits.size() == size && (size == 0 || found.hits.back().second > before.back().second);
  if (!are_all && !are_best) return {};
  return found;
}

}  // namespace tenet::query
