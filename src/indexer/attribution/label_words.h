#pragma once

#include <string>
#include <string_view>

// How the words of labels are written, and which small words may stand among them.
namespace tenet::indexer {

// How a word of a label is written.
enum class Letters { capitals, capital, small, none };
[[nodiscard]] Letters letters_of(std::string_view word);

// Letters, apostrophes, hyphens and full stops of initials; of what is not ASCII all but other punctuation.
[[nodiscard]] bool is_word(std::string_view word);
// In capitals, without the full stop or comma behind it: what the tables are asked for.
[[nodiscard]] std::string table_form(std::string_view word);
// Small words that stand inside names and titles: "van", "tempore".
[[nodiscard]] bool is_particle(std::string_view word);
// Words, as the tables are asked for, that link the parts of an office: "Secretary of State for Energy and Industry".
[[nodiscard]] bool is_link(std::string_view form);
// "JR", "III", as the tables are asked for.
[[nodiscard]] bool is_suffix(std::string_view form);
// Whether a word is written as in a name, an office or a heading.
[[nodiscard]] bool is_capitalised(std::string_view word);

// What the names of labels are compared by: without honorifics and titles, in lower case. "Hon PETER DOE" and "Peter
// Doe" are one, "Mr. Speaker" and "Mr. President" two.
[[nodiscard]] std::string label_core(std::string_view name);

}  // namespace tenet::indexer
