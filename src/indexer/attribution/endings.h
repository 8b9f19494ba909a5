#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

#include "indexer/reading/structure.h"

// How a statement or a letter ends: what stands below its last words.
namespace tenet::indexer {

// What stands below the last words of a statement.
struct Ending {
  std::size_t blocks = 0;    // how many blocks are the body and what is above it
  TextRange signature = {};  // the name, empty when there is none
  std::string name = {};
  std::string line = {};                      // in which the name stands
  bool has_closing = false;                   // "Sincerely,"
  bool several = false;                       // people sign
  std::vector<std::size_t> postscripts = {};  // blocks below the name that the same person says: "P.S. ..."
  std::size_t bodies = 0;                     // how many lines name one: below a person's name it is whose he is
};

// Of the blocks of one letter, which are in reading order.
[[nodiscard]] Ending find_ending(std::string_view text, std::span<const Block> blocks);

// Whether a line is the name of a body, which may have small words in it: "Families for Justice Reform", "Council of
// State Courts".
[[nodiscard]] bool is_body_line(std::string_view words);

// Whether a block of a spoken or signed document is none of its words: a place, a time, an address, a name at the end.
[[nodiscard]] bool is_line_of_form(std::string_view words);

}  // namespace tenet::indexer
