#pragma once

#include <cstdint>

namespace tenet {

// The number of a passage, from 1 on: in one segment, or in all segments of a snapshot. The same type as Xapian's.
using Docid = std::uint32_t;

}  // namespace tenet
