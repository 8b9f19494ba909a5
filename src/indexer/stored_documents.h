#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <tenet/indexer.h>

#include "indexer/reading/read.h"
#include "store/snapshot.h"

namespace tenet::indexer {

// A document as it was read, from its stored text; `last` is the docid of its last passage.
[[nodiscard]] SourceDocument read_stored(store::PassageReader& reader, std::uint32_t last);

// Hands over every document of the index, cut into passages again from its stored text, by id. Its
// passages have the topics that the index gives them.
void each_stored_document(const store::Snapshot& snapshot, const std::function<void(const Examined&)>& on_document);

}  // namespace tenet::indexer
