#pragma once

#include <cstddef>

#include <tenet/passage.h>

#include "indexer/reading/structure.h"
#include "indexer/voices/attribution.h"
#include "indexer/voices/frames.h"

namespace tenet::indexer {

// Whether the quotation at token `at` of `frame` is speech, a title or a term. `finding` is what its sentence says
// about who speaks.
[[nodiscard]] QuoteKind kind_of(const Frame& frame, std::size_t at, const Finding& finding, const Block& block);

}  // namespace tenet::indexer
