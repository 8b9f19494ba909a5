#pragma once

#include <string_view>

namespace tenet::text {

// Whether bytes begin with the mark of UTF-8, UTF-16 or UTF-32.
[[nodiscard]] bool bears_mark(std::string_view bytes);

}  // namespace tenet::text
