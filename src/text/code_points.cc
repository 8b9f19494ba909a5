#include "text/code_points.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tenet::text {

std::size_t count_code_points(std::string_view text) {
  // Continuation bytes are 10xxxxxx.
  const auto starts = std::count_if(text.begin(), text.end(),
                                    [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
  return static_cast<std::size_t>(starts);
}

bool begins_with_upper(std::string_view word) {
  if (word.empty()) return false;
  if (is_ascii(word.front())) return is_upper(word.front());
  return u_isupper(static_cast<UChar32>(code_point_at(word, 0))) != 0;
}

}  // namespace tenet::text
