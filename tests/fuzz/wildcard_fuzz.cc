// A name is matched by itself, escaped, and by nothing less; * in front of a pattern stands for any beginning. The
// first line is the pattern, the rest the name.

#include "indexer/reading/wildcard.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "fuzz/properties.h"

namespace {

using tenet::indexer::matches_wildcard;
using tenet::test::require;

std::string escaped(std::string_view name) {
  std::string pattern;
  for (const char c : name) pattern.append(1, '\\').append(1, c);
  return pattern;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t longest_name = 255;  // bytes, as file systems have it; the test takes their square
  const std::string_view bytes = tenet::test::bytes_of(data, size);
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const std::string pattern(bytes.substr(0, line));
  const std::string_view name = bytes.substr(line).substr(0, longest_name);
  require(matches_wildcard(escaped(name), name));
  require(matches_wildcard("*", name));
  require(!matches_wildcard(escaped(name) + "x", name));
  bool ends_so = false;
  for (std::size_t at = 0; at <= name.size(); ++at) ends_so = ends_so || matches_wildcard(pattern, name.substr(at));
  require(matches_wildcard('*' + pattern, name) == ends_so);
  return 0;
}
