#pragma once

#include <string_view>

namespace tenet::indexer {

// A plain text that only stands for a page is at most so long, in bytes.
inline constexpr std::size_t longest_stub = 4096;

// Whether the plain form of a message only stands for its page, both UTF-8: "this message is HTML". It has no words but
// addresses. Or the page has ten times as much. Or it does not have the words of the page, and the page has twice
// as much, or the plain form speaks of HTML. A page without words is nothing to stand for.
[[nodiscard]] bool stands_for_page(std::string_view plain, std::string_view page);

}  // namespace tenet::indexer
