#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/docid.h"
#include "query/match/conjunction.h"
#include "query/match/cursor.h"
#include "query/ranking/ranking.h"
#include "store/document_cursor.h"
#include "store/postings/posting_cache.h"

// Cursors by what they go through. Scores of several add up. What they are made of must outlive them.
namespace tenet::query {

// Passages 1 to `last`.
[[nodiscard]] CursorPointer all_passages(Docid last);
// Those of a term, unweighted.
[[nodiscard]] CursorPointer postings(store::TermCursor term);
// Those of a word or a topic that have it at least `least` times.
[[nodiscard]] CursorPointer postings(store::PostingCursor word, WordWeight weight, std::uint32_t least,
                                     const store::PassageLengths& lengths);
// Those of documents.
[[nodiscard]] CursorPointer postings(store::DocumentCursor documents);
// Those that say something in any of some ways, which weigh together as one word.
[[nodiscard]] CursorPointer any_way(const std::vector<TermSequence>& ways, WordWeight weight,
                                    store::PostingCache& words);

// Those of all, found from the rarest on.
[[nodiscard]] CursorPointer intersection(std::vector<CursorPointer> parts);
[[nodiscard]] CursorPointer union_of(std::vector<CursorPointer> parts);
// Those of `part` that `without` has not.
[[nodiscard]] CursorPointer difference(CursorPointer part, CursorPointer without);
// Those of `part`, which score more where `more` has them, too.
[[nodiscard]] CursorPointer optional(CursorPointer part, CursorPointer more);
// Those of `part` for which a test holds; it is asked about ascending passages.
[[nodiscard]] CursorPointer filter(CursorPointer part, Check check, std::function<bool(Docid)> holds);

}  // namespace tenet::query
