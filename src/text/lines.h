#pragma once

#include <algorithm>
#include <string_view>

namespace tenet::text {

// The first line of `rest`, without its line feed and a carriage return before it. `rest` begins behind it.
[[nodiscard]] inline std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The first line of `bytes`, without its end.
[[nodiscard]] inline std::string_view first_line(std::string_view bytes) {
  return take_line(bytes);
}

}  // namespace tenet::text
