#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace tenet::indexer {

// Which of `words`, all in small letters, stand in `text` as whole words.
[[nodiscard]] std::set<std::string, std::less<>> common_words(std::string_view text,
                                                              std::set<std::string, std::less<>> words);

}  // namespace tenet::indexer
