#pragma once

#include <cstddef>
#include <string_view>

namespace tenet::query {

// How many slips of the fingers part two words: a letter too many, one missing, one wrong, or two
// neighbours swapped (optimal string alignment). Bytes are letters. Takes time in proportion to the product of the
// sizes; words of more than 64 bytes count as far apart.
[[nodiscard]] std::size_t count_slips(std::string_view typed, std::string_view meant);

}  // namespace tenet::query
