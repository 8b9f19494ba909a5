#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/structure.h"

namespace tenet::indexer {

// Whether `words` have the form of a heading: at most twelve of them, all capitals, title case or numbered,
// with no punctuation at the end, and neither a date or time nor a turn of a transcript.
[[nodiscard]] bool looks_like_heading(std::string_view words);

// Whether `words` may be the title of a document: at most 25 of them, not a sentence, date or turn.
[[nodiscard]] bool looks_like_title(std::string_view words);

// Makes headings of the paragraphs of `blocks` that look like one and stand before a longer text, unless
// three or more follow each other: that is a list of names, or a signature. Headings of guessed_level
// that head nothing become paragraphs again.
void mark_headings(std::string_view text, std::vector<Block>& blocks);

// "Odile Harrow" of the line "By Odile Harrow"; empty for any other line.
[[nodiscard]] std::string byline_name(std::string_view line);

// Makes a title of the first block that is no furniture: a heading of level 1, or, when `guess`, what
// looks like a title and has something under it. A byline in its second line becomes a paragraph.
void mark_title(std::string_view text, std::vector<Block>& blocks, bool guess);

}  // namespace tenet::indexer
