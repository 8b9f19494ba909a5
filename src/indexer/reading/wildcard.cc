#include "indexer/reading/wildcard.h"

#include <algorithm>
#include <cstddef>

namespace tenet::indexer {
namespace {

// Bytes of the character that begins `text`.
std::size_t character_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U) ++size;
  return size;
}

// What one part of a pattern, other than *, makes of the beginning of a name.
struct Step {
  std::size_t pattern = 0;  // bytes of the part
  std::size_t name = 0;     // bytes that it stands for, 0 for none
};

// The part is "[a-z]"; a bracket that is never closed stands for itself.
Step match_set(std::string_view pattern, char c) {
  const bool negated = pattern.size() > 1 && (pattern[1] == '!' || pattern[1] == '^');
  const std::size_t first = negated ? 2 : 1;
  const std::size_t end = pattern.find(']', first + 1);
  if (end == std::string_view::npos) return {1, c == '[' ? 1U : 0U};
  bool listed = false;
  for (std::size_t i = first; i < end; ++i) {
    const bool range = i + 2 < end && pattern[i + 1] == '-';
    const auto low = static_cast<unsigned char>(pattern[i]);
    const auto high = static_cast<unsigned char>(range ? pattern[i + 2] : pattern[i]);
    listed = listed || (low <= static_cast<unsigned char>(c) && static_cast<unsigned char>(c) <= high);
    i += range ? 2 : 0;
  }
  return {end + 1, listed != negated ? 1U : 0U};
}

Step match_one(std::string_view pattern, std::string_view name) {
  if (pattern.front() == '?') return {1, character_size(name)};
  if (pattern.front() == '[') return match_set(pattern, name.front());
  const std::size_t at = pattern.front() == '\\' && pattern.size() > 1 ? 1 : 0;
  return {at + 1, pattern[at] == name.front() ? 1U : 0U};
}

}  // namespace

// Only the last * is ever tried again: what an earlier one could take, a later one can take as well.
bool matches_wildcard(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;  // behind the last *
  std::size_t taken = 0;                      // where the name goes on behind what it took
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      taken = n;
      continue;
    }
    const Step step = p < pattern.size() ? match_one(pattern.substr(p), name.substr(n)) : Step();
    if (step.name > 0) {
      p += step.pattern;
      n += step.name;
    } else if (star != std::string_view::npos) {
      p = star;
      n = ++taken;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace tenet::indexer
