#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <tenet/words.h>

#include "analysis/tally.h"

namespace tenet::analysis {

// Makes the rows of `table` from the words counted here: those of options.min_count and more, measured and ranked.
// table.nodes, words_here and words_elsewhere must be there. `everywhere` gives how often words of each of these stems
// stand anywhere, here included.
void fill_rows(const Tally& here, const WordOptions& options,
               const std::function<std::vector<std::uint64_t>(const std::vector<std::string>&)>& everywhere,
               WordTable& table);

}  // namespace tenet::analysis
