#pragma once

#include <cstddef>
#include <functional>

namespace tenet::indexer {

// Told before so many bytes more come out of a decompressor; may throw, which ends it. May be empty.
using Spend = std::function<void(std::size_t bytes)>;

}  // namespace tenet::indexer
