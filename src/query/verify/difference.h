#pragma once

#include <vector>

#include <tenet/verify.h>

#include "query/verify/alignment.h"
#include "query/verify/wording.h"

namespace tenet::query {

// The differences of an alignment, ascending, with the ranges of `source` in Wording::text.
[[nodiscard]] std::vector<Difference> describe_differences(const Alignment& alignment, const Wording& asked,
                                                           const Wording& source, const Reading& reading);

}  // namespace tenet::query
