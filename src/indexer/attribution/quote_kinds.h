#pragma once

#include <cstddef>

#include <tenet/passage.h>

#include "indexer/attribution/attribution.h"
#include "indexer/attribution/tagged_text.h"
#include "indexer/reading/structure.h"

namespace tenet::indexer {

// Whether the quotation at token `at` of `tagged` is speech, a title or a term. `finding` is what its sentence says
// about who speaks.
[[nodiscard]] QuoteKind kind_of(const TaggedText& tagged, std::size_t at, const Finding& finding, const Block& block);

}  // namespace tenet::indexer
