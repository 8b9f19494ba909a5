#pragma once

#include <random>
#include <string>
#include <vector>

namespace tenet::test {

// A paragraph of words in any order, the first of the vocabulary far commoner than the last; the same for the same
// seed.
[[nodiscard]] std::string random_text(std::mt19937& draw, std::size_t words,
                                      const std::vector<std::string>& vocabulary);

}  // namespace tenet::test
