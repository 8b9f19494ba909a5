#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/structure.h"

namespace tenet::indexer {

inline std::string_view slice(std::string_view text, TextRange range) {
  return text.substr(range.begin, range.size());
}

// A line for each block: its kind and level, and its visible words. "heading 2: What works".
inline std::vector<std::string> outline(std::string_view text, const std::vector<Block>& blocks) {
  constexpr std::array<std::string_view, 8> kinds = {"title", "heading", "paragraph", "item",
                                                     "quote", "row",     "note",      "furniture"};
  std::vector<std::string> lines;
  for (const Block& block : blocks) {
    std::string line(kinds[static_cast<std::size_t>(block.kind)]);
    if (block.kind == Block::Kind::heading) line += " " + std::to_string(block.level);
    lines.push_back(line + ": " + visible_words(text, block));
  }
  return lines;
}

inline std::vector<std::string> outline(std::string_view text, Markup markup, std::size_t body = 0) {
  return outline(text, find_structure(text, body, markup));
}

}  // namespace tenet::indexer
