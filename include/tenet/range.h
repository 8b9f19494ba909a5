#pragma once

#include <compare>
#include <cstddef>

namespace tenet {

// A half-open range [begin, end) of bytes in the text it speaks of; which text that is, the member
// that holds it says. Both ends stand between code points.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(TextRange other) const { return begin <= other.begin && other.end <= end; }
  auto operator<=>(const TextRange&) const = default;
};

}  // namespace tenet
