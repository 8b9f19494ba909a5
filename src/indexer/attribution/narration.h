#pragma once

#include <string_view>

// What a transcript tells of what was done, so that nobody speaks: votes, the clerk, recesses.
namespace tenet::indexer {

// Whether the paragraph `text` tells what a house or a committee did, in the style of any house: "Question put and
// agreed to.", "The House divided.", "AYES".
[[nodiscard]] bool is_proceeding(std::string_view text);

// Whether the paragraph `words` is printed between what is said and interrupts nobody: a time, a footnote, an address
// on the web, what is seen or heard in the room ("The witness withdrew.").
[[nodiscard]] bool is_printed(std::string_view words);

// Whether the paragraph `text` tells what was done in the Congressional Record, or is printed in it: "There was no
// objection.", "The bill clerk proceeded to call the roll.", "By Mr. DOE (for himself and Ms. ROE):".
[[nodiscard]] bool is_narration(std::string_view text);

// Whether the paragraph `words` announces what is printed behind it, and nobody says: "[The letter follows:]", "The
// information referred to follows:".
[[nodiscard]] bool announces_printed(std::string_view words);

// Whether the whole paragraph `words` stands in brackets and tells what happens: "(The President signs the bill.)"
[[nodiscard]] bool is_direction(std::string_view words);

}  // namespace tenet::indexer
