#pragma once

#include <tenet/searcher.h>

namespace tenet::cli {

// Says on standard error that most of the passages that answer `query` are not about the field of the topics, where
// the topics of the index have a model that tells. Says nothing of the empty query, which asks for all.
void note_outside_field(const Searcher& searcher, const Query& query);

}  // namespace tenet::cli
