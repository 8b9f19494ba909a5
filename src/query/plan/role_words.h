#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// Whether somebody's role has a word of that stem.
[[nodiscard]] bool is_in_a_role(const std::string& stem, const store::Snapshot& snapshot);

// Searcher::role_words().
[[nodiscard]] std::vector<std::string> role_words(std::string_view letters, std::size_t limit,
                                                  const store::Snapshot& snapshot, text::Analyser& analyser);

}  // namespace tenet::query
