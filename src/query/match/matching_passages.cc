#include "query/match/matching_passages.h"

#include <string>

#include "query/match/conjunction.h"
#include "query/match/make_cursor.h"

namespace tenet::query {
namespace {

using Bits = std::vector<bool>;

Bits bits_of(const Operator& root, text::Analyser& analyser, std::size_t segment, const store::Snapshot& snapshot) {
  Bits bits(std::size_t{snapshot.segment(segment).passages()} + 1);
  TextTester texts(snapshot, segment, analyser);
  const CursorPointer cursor = make_cursor(root, snapshot, segment, texts);
  each_match(*cursor, snapshot.struck_out(segment), [&](Docid docid) { bits[docid] = true; });
  return bits;
}

}  // namespace

std::vector<bool> matching_passages(const PhysicalPlan& plan, std::size_t segment, const store::Snapshot& snapshot) {
  if (plan.root) return bits_of(*plan.root, *plan.analyser, segment, snapshot);
  Bits bits(std::size_t{snapshot.segment(segment).passages()} + 1);
  store::PostingCache& words = snapshot.words_of(segment);
  std::vector<std::string> terms;
  for (const PhysicalPlan::Word& word : plan.words) terms.push_back(word.term);
  if (plan.all) {
    const std::vector<bool> counted(terms.size(), false);
    Conjunction(terms, plan.phrase, counted, words).each([&](Docid docid, auto) { bits[docid] = true; });
    return bits;
  }
  for (const std::string& term : terms) {
    store::PostingCursor cursor = words.cursor(term);
    cursor.each_before(static_cast<Docid>(bits.size()), [&](Docid docid, auto) { bits[docid] = true; });
  }
  return bits;
}

}  // namespace tenet::query
