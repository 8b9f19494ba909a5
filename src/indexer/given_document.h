#pragma once

#include <tenet/passage.h>

namespace tenet::indexer {

// Throws InputError where an index cannot hold a document that a caller gave: Indexer::add() says which.
void require_fit(const Document& document);

}  // namespace tenet::indexer
