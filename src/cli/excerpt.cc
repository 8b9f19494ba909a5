#include "cli/excerpt.h"

#include "cli/visible.h"

namespace tenet::cli {

std::size_t code_point_at(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U) --at;
  return at;
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t most = 160;  // bytes
  if (text.size() <= most) return on_a_line(text);
  return on_a_line(text.substr(0, code_point_at(text, most))) + "...";
}

}  // namespace tenet::cli
