#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

namespace tenet::indexer {

// A stretch of a document between blank lines or by its markup.
struct Block {
  enum class Kind {
    title,    // names the whole document
    heading,  // names what follows
    paragraph,
    list_item,
    block_quote,
    table_row,  // its cells, one after the other
    note,       // at the foot of a page or the end of the document
    furniture,  // of the site, not of the statement: "Watch Live", "(Applause.)", "###", share lines,
                // "This article was originally published by ..."
  };

  Kind kind = Kind::paragraph;
  TextRange range = {};                // in the document's text, without surrounding white space
  int level = 0;                       // of a heading, 1 the highest
  std::vector<TextRange> hidden = {};  // markup inside `range`, sorted: marks, link addresses, escapes

  bool operator==(const Block&) const = default;
};

// How the blocks of a text are told. Those of an extract came with it, from the reader of its format.
enum class Markup { plain, markdown, extract };

// The blocks of a plain or Markdown `text` in reading order, none empty. `body` is where the document proper begins,
// past any front matter. Total: every text has blocks, and every byte of the body that is neither white space nor
// markup is in exactly one.
[[nodiscard]] std::vector<Block> find_structure(std::string_view text, std::size_t body, Markup markup);

// The blocks of an extract with what its reader left open: furniture that its words tell; headings and the title as in
// a plain text where none is marked.
[[nodiscard]] std::vector<Block> complete_structure(std::string_view text, std::vector<Block> blocks);

// The words of a block without its markup, white space made one space.
[[nodiscard]] std::string visible_words(std::string_view text, const Block& block);

// What the document calls itself: the words of its title block, else of its first heading that is
// marked as one, else nothing.
[[nodiscard]] std::string title_of(std::string_view text, const std::vector<Block>& blocks);

// The name in a line "By Odile Harrow" right below the title; empty where there is none.
[[nodiscard]] std::string author_of(std::string_view text, const std::vector<Block>& blocks);

// The level of headings that only their form gives away: below every heading that is marked.
inline constexpr int guessed_level = 7;

// Whether a block is a heading by its markup, the title included: it says what follows, and nobody speaks it.
[[nodiscard]] bool is_marked_heading(const Block& block);

}  // namespace tenet::indexer
