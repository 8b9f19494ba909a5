#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <tenet/error.h>
#include <tenet/query.h>

#include "base/docid.h"
#include "store/snapshot.h"

namespace tenet::query {

// The passage of that id, "<document>#<number>"; nothing when there is none.
[[nodiscard]] std::optional<Docid> find_passage(std::string_view id, const store::Snapshot& snapshot,
                                                store::PassageReader& reader);

// The whole id that a shortened one stands for: Searcher::full_id(). `offset` is where it stands in the query.
[[nodiscard]] std::string full_id(std::string_view id, const store::Snapshot& snapshot, store::PassageReader& reader,
                                  std::size_t offset = 0);

// `query` with whole ids in place of shortened ones behind `document:`. Throws QueryError where one may stand for
// several.
[[nodiscard]] Query with_full_ids(Query query, const store::Snapshot& snapshot, store::PassageReader& reader);

// The error for the id of a passage that the index does not have, with what was probably meant as its hint: the
// nearest passage of the same document, or one of a document with nearly that id.
[[nodiscard]] QueryError unknown_passage(std::string_view id, const store::Snapshot& snapshot,
                                         store::PassageReader& reader, std::size_t offset = 0);

}  // namespace tenet::query
