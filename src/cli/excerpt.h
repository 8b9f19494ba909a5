#pragma once

#include <string>
#include <string_view>

namespace tenet::cli {

// `text` as a message repeats it: on_a_line(), and of a long one the first 160 bytes and an ellipsis.
[[nodiscard]] std::string excerpt(std::string_view text);
// `at`, or the beginning of the code point around it.
[[nodiscard]] std::size_t code_point_at(std::string_view text, std::size_t at);

}  // namespace tenet::cli
