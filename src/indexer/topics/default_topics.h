#pragma once

#include <cstddef>

#include <tenet/topics.h>

#include "indexer/topics/taxonomy_check.h"

namespace tenet::indexer {

// Puts the built-in topics and rules before those of the file, which replace topics of the same id together with the
// rules of their terms. What the file says of words and scoring stands. `line` is where errors in what is added are
// reported.
void add_default_topics(Taxonomy& taxonomy, TaxonomyLines& lines, std::size_t line);

}  // namespace tenet::indexer
