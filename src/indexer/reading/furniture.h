#pragma once

#include <cstddef>
#include <string_view>

namespace tenet::indexer {

// Longer blocks are never furniture, in bytes; a cookie notice is the longest that is.
inline constexpr std::size_t longest_furniture = 200;

// Whether a block of these words (visible_words()) belongs to the site and not to the statement:
// links, share lines, footers, stage directions, page numbers, marks of a press release. Only whole short
// blocks are, by the tables in furniture.cc, and what has neither letter nor digit; prose never is.
[[nodiscard]] bool is_furniture(std::string_view words);

}  // namespace tenet::indexer
