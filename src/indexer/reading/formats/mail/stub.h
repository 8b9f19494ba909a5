#pragma once

#include <string_view>

namespace tenet::indexer {

// A plain text that only stands for a page is at most so long, in bytes.
inline constexpr std::size_t longest_stub = 4096;

// Whether the plain form of a message, UTF-8, may only stand for its page: it is short, and has no words but addresses,
// or an address among them, or speaks of HTML or of programs that show it.
[[nodiscard]] bool may_stand_for_page(std::string_view plain);

// Whether a plain form that may only stand for its page does so, both UTF-8. It has no words. Or it has an address, and
// the page ten times as much. Or it speaks of programs, and the page has twice as much or other words. A page without
// words is nothing to stand for; a few words of the sender are no stub.
[[nodiscard]] bool stands_for_page(std::string_view plain, std::string_view page);

}  // namespace tenet::indexer
