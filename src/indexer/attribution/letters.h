#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/reading/structure.h"

// The letters of a document: a collection has several, and below a mail stands the one that it answers.
namespace tenet::indexer {

// Blocks [begin, end) of a document.
struct Letter {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t salutation = 0;          // the block of "Dear Ms. Harrow:"; `begin` where there is none
  std::string_view introduction = {};  // "On 3 May 2121, Odile Harrow wrote:" above it
  bool is_quoted = false;              // the letter before answers it or sends it on
  bool is_mixed = false;               // it takes leave twice: somebody else's words stand in it
};

// In reading order, at least one. What stands between two of them is no letter's.
[[nodiscard]] std::vector<Letter> find_letters(std::string_view text, const std::vector<Block>& blocks);

// A block quotation, or a paragraph with ">" before it as in mail: another's words. ">>" is none.
[[nodiscard]] bool is_set_off(std::string_view text, const Block& block);

// "Sincerely,"
[[nodiscard]] bool is_closing(std::string_view words);

// Whether `words` end as a sentence does, quotation marks and brackets set aside.
[[nodiscard]] bool ends_sentence(std::string_view words);

}  // namespace tenet::indexer
