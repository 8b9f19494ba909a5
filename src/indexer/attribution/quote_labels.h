#pragma once

#include <cstddef>
#include <optional>

#include "indexer/attribution/attribution.h"
#include "indexer/attribution/tagged_text.h"

// Who says a quotation by the marks around it alone, without a verb.
namespace tenet::indexer {

// Harrow: "..."; Odile Harrow, sister of the mayor: "...". `quote` is the token of the quotation in its sentence.
[[nodiscard]] std::optional<Finding> find_label_before(const TaggedText& tagged, TokenSpan sentence, std::size_t quote);

// "..." - Odile Harrow
[[nodiscard]] std::optional<Finding> find_name_behind(const TaggedText& tagged, TokenSpan sentence, std::size_t quote);

}  // namespace tenet::indexer
