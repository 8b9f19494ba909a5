#pragma once

#include <string_view>

namespace tenet::indexer {

// A plain text that only stands for a page is at most so long, in bytes.
inline constexpr std::size_t longest_stub = 4096;

// Whether the plain form of a message only stands for its page, both UTF-8. It has no words but addresses. Or it has an
// address, and the page ten times as much. Or it speaks of HTML or of programs that show it, and the page has twice as
// much or other words. A page without words is nothing to stand for; a few words of the sender are no stub.
[[nodiscard]] bool stands_for_page(std::string_view plain, std::string_view page);

}  // namespace tenet::indexer
