#pragma once

#include <cstddef>
#include <string_view>

#include <tenet/export.h>

namespace tenet {

// How many slips of the fingers part two words: a letter too many, one missing, one wrong, or two
// neighbours swapped (optimal string alignment). Bytes are letters. Takes time in proportion to the product of the
// sizes; what was probably meant is the name with the fewest. Words of more than 64 bytes count as far apart.
[[nodiscard]] TENET_API std::size_t count_slips(std::string_view typed, std::string_view meant);

}  // namespace tenet
