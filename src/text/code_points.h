#pragma once

#include <cstddef>
#include <string_view>

namespace tenet::text {

// How many code points of UTF-8 `text` holds. Every byte that does not continue a sequence counts
// one, so that a text that is not quite UTF-8 has a count too.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Whether `word`, valid UTF-8, begins with a capital letter of any script (Unicode's Lu).
[[nodiscard]] bool begins_with_upper(std::string_view word);

}  // namespace tenet::text
