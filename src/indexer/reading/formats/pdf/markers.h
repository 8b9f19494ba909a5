#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenet::indexer::pdf {

// Whether a line begins an item of a list: a bullet or dash, "1.", "(a)", "iv)", followed by words.
[[nodiscard]] bool begins_item(std::string_view line);

// Whether a line begins a turn of a transcript: "Q.", "A.", "MR. SMITH:", "THE COURT:".
[[nodiscard]] bool begins_turn(std::string_view line);

// Whether a line begins as captions do: a word with a capital, a number, and a mark or the end of the line: "Table 2:",
// "FIG. 1.3 - ", "Exhibit IV". A small letter follows a colon alone: "Table 2 shows" is a sentence.
[[nodiscard]] bool begins_caption(std::string_view line);

// Whether a line ends as a sentence does, whatever quotation marks, brackets and raised numbers follow.
[[nodiscard]] bool ends_sentence(std::string_view line);

// Whether a line ends as an entry of a table of contents does. It ends with a row of dots or other signs, and with the
// number that they lead to or nothing.
[[nodiscard]] bool ends_entry(std::string_view line);

// The numbers of notes that a raised mark stands for: "3", or "3" and "4" of "3,4".
[[nodiscard]] std::vector<std::string> numbers_of_mark(std::string_view mark);

// The numbers and signs of notes that stand raised in a line: "3" and "4" of "3,4".
[[nodiscard]] std::vector<std::string> raised_marks(std::string_view line);

// The number or sign that a note begins with, raised or before a full stop or space; empty of other lines.
[[nodiscard]] std::string note_mark_of(std::string_view line);

// Whether the first letter is a lower-case one.
[[nodiscard]] bool begins_lower(std::string_view line);

// Whether the line ends with a hyphen that may break a word.
[[nodiscard]] bool ends_with_hyphen(std::string_view line);

// Whether a line ends with a number and a hyphen or dash, and `next` begins with the other end of that range: "1990-",
// "2000".
[[nodiscard]] bool breaks_range(std::string_view line, std::string_view next);

}  // namespace tenet::indexer::pdf
