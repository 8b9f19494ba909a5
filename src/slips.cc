#include <tenet/slips.h>

#include <algorithm>
#include <array>

namespace tenet {

std::size_t count_slips(std::string_view typed, std::string_view meant) {
  constexpr std::size_t longest = 64;
  if (typed.size() > longest || meant.size() > longest) return longest;
  // rows[i % 3][j]: slips between the first i letters typed and the first j meant.
  std::array<std::array<std::size_t, longest + 1>, 3> rows{};
  for (std::size_t j = 0; j <= meant.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    row[0] = i;
    for (std::size_t j = 1; j <= meant.size(); ++j) {
      const std::size_t wrong = typed[i - 1] == meant[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + wrong});
      const bool swapped = i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1];
      if (swapped) row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
    }
  }
  return rows[typed.size() % 3][meant.size()];
}

}  // namespace tenet
