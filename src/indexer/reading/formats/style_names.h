#pragma once

#include <optional>
#include <string_view>

#include "indexer/reading/structure.h"

namespace tenet::indexer {

// What a paragraph of a word processor is, by its style.
struct StyleRole {
  enum class Line { none, author, date };  // a line under the title that pandoc writes in a style of this name

  Block::Kind kind = Block::Kind::paragraph;
  int level = 0;  // of a heading, 1 the highest
  Line line = Line::none;

  bool operator==(const StyleRole&) const = default;
};

// The role that the name of a style gives, in any case: "Title", "heading 2", "Quote", "List Bullet".
[[nodiscard]] std::optional<StyleRole> role_of_style(std::string_view name);

}  // namespace tenet::indexer
