#pragma once

#include <string_view>

namespace tenet::indexer {

// Whether a pattern stands for the whole of `name`: * for any characters, ? for one character of UTF-8, [a-z] and
// [!a-z] for one byte that is listed or is not, \ for the next character itself. Takes at most the product of both
// lengths in time, whatever the pattern.
[[nodiscard]] bool matches_wildcard(std::string_view pattern, std::string_view name);

}  // namespace tenet::indexer
