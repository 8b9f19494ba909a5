#pragma once

#include <string_view>
#include <vector>

#include <tenet/citation.h>

// Whose is it? Names as they stand in documents -> names as references want them.
namespace tenet::citation {

// A body under its whole name.
[[nodiscard]] Creator body(std::string_view name);
// A person, or a body where the name cannot be a person's: it has a word of bodies ("council"), a digit, "of", or one
// word or more than five. A particle in small letters goes with the family name. "Berg, Anna van der" is read as well.
[[nodiscard]] Creator person_or_body(std::string_view written);
// The authors that a field names, each once: parted by semicolons, ends of lines, " / " and " | ", by "and", "&" or
// "with" where each side is a person, and by commas between people ("Harrow, O., Kern, I.", "Harrow O, Kern I").
[[nodiscard]] std::vector<Creator> read_authors(std::string_view field);
// Whether both are names of the same, as text::name_key() compares them.
[[nodiscard]] bool same_creator(const Creator& left, const Creator& right);

}  // namespace tenet::citation
