#include "query/verify/duplicates.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "query/match/candidates.h"
#include "query/match/order.h"
#include "text/shingles.h"
#include "text/stop_words.h"
#include "text/visible.h"

namespace tenet::query {
namespace {

// Texts that are compared: each costs about 0.1 ms.
constexpr std::size_t most_candidates = 200;

// Whether two passages of so many bytes are too unlike in length to be near-identical: one that has less than 0.6 of
// the other's shingles is not, and markup and long words are given as much again.
bool differs_in_size(std::size_t left, std::size_t right) {
  return 3 * std::min(left, right) < std::max(left, right);
}

// The stems of which the rarest are looked for: the commonest words of English are not among them, unless there is
// little else.
std::set<std::string> telling_stems(const std::vector<text::Token>& words) {
  constexpr std::size_t enough = 20;
  std::set<std::string> stems;
  for (const text::Token& word : words) {
    if (!text::is_stop_word(word.form())) stems.insert(word.stem());
  }
  if (stems.size() >= enough) return stems;
  for (const text::Token& word : words) stems.insert(word.stem());
  return stems;
}

}  // namespace

std::vector<Duplicate> near_duplicates(Docid docid, const store::Snapshot& snapshot, store::PassageReader& reader,
                                       text::Analyser& analyser) {
  const auto words_of = [&](Docid at, const store::PassageRecord& record) {
    return text::visible_tokens(reader.text(at), record.passage, analyser);
  };
  const store::PassageRecord own_record = reader.record(docid);
  const std::vector<text::Token> words = words_of(docid, own_record);
  const text::Shingles own = text::shingles(words);
  if (own.empty()) return {};
  std::vector<std::pair<PassageKey, double>> near;
  for (const Docid other : passages_sharing(snapshot, telling_stems(words), most_candidates)) {
    if (other == docid) continue;
    const store::PassageRecord record = reader.record(other);
    if (differs_in_size(own_record.passage.range.size(), record.passage.range.size())) continue;
    const text::Shingles theirs = text::shingles(words_of(other, record));
    if (!text::are_near_identical(own, theirs)) continue;
    near.push_back(
        {{reader.document(other).fields.id, record.passage.number, record.passage.part}, text::agreement(own, theirs)});
  }
  std::ranges::sort(near);
  std::vector<Duplicate> duplicates;
  duplicates.reserve(near.size());
  for (const auto& [key, agreement] : near) {
    duplicates.push_back({passage_id(key.document, {.number = key.number, .part = key.part}), agreement});
  }
  return duplicates;
}

}  // namespace tenet::query
