#pragma once

#include <vector>

#include <tenet/verify.h>

#include "query/verify/alignment.h"
#include "query/verify/normalised_text.h"

namespace tenet::query {

// The differences of an alignment, ascending, with the ranges of `source` in NormalisedText::text.
[[nodiscard]] std::vector<Difference> describe_differences(const Alignment& alignment, const NormalisedText& asked,
                                                           const NormalisedText& source, const Reading& reading);

}  // namespace tenet::query
