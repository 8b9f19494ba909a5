#include "text/code_points.h"

#include <algorithm>

namespace tenet::text {

std::size_t count_code_points(std::string_view text) {
  // Continuation bytes are 10xxxxxx.
  const auto starts = std::count_if(text.begin(), text.end(),
                                    [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
  return static_cast<std::size_t>(starts);
}

}  // namespace tenet::text
