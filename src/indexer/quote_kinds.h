#pragma once

#include <cstddef>

#include <tenet/passage.h>

#include "indexer/attribution.h"
#include "indexer/frames.h"
#include "indexer/structure.h"

namespace tenet::indexer {

// Whether the quotation at token `at` of `frame` is speech, a title or a term. `finding` is what its sentence says
// about who speaks.
[[nodiscard]] QuoteKind kind_of(const Frame& frame, std::size_t at, const Finding& finding, const Block& block);

}  // namespace tenet::indexer
