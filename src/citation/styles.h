#pragma once

#include <span>
#include <string>
#include <vector>

#include <tenet/citation.h>

// One writer a style. All take references whose texts are on one line.
namespace tenet::citation {

// What a style for people is made of. Every part is one line without a newline.
struct PeopleStyle {
  // The entry of a bibliography or, in bluebook, the citation itself.
  std::string (*entry)(const Reference& reference);
  // What stands behind cited words in the text or in its note: "(Example, 2015, para. 13)".
  std::string (*in_text)(const Reference& reference, const CitedWords& words);
  std::string_view before_in_text = " ";  // a space, or a line of its own
};
[[nodiscard]] const PeopleStyle& apa();
[[nodiscard]] const PeopleStyle& chicago();
[[nodiscard]] const PeopleStyle& bluebook();

[[nodiscard]] std::string bibtex(std::span<const Reference> references);
[[nodiscard]] std::string ris(std::span<const Reference> references);
[[nodiscard]] std::string csl(std::span<const Reference> references);

// What the styles share.

// A key for files: "bratton2015police-3f2a9c" from the first author, the year, a word of the title and a hash of the
// document's id. The same whatever else is in the file, and of letters and digits of ASCII.
[[nodiscard]] std::string key_of(const Reference& reference);
// The words with their speaker and place, for the notes of a reference manager.
[[nodiscard]] std::string note_on(const Reference& reference, const CitedWords& words);
// Who is quoted in a document by somebody else, or nullptr.
[[nodiscard]] const Creator* quoted_speaker(const Reference& reference, const CitedWords& words);
// The pages of the cited words by their labels: "12", or "12", `dash` and "13"; empty without pages.
[[nodiscard]] std::string pages_of(const CitedWords& words, std::string_view dash);
// Those of all cited words, each once, in their order: "3, 12-13".
[[nodiscard]] std::string pages_of(const Reference& reference, std::string_view dash);
// "paragraph 13, code points 2514 to 2740, section ...".
[[nodiscard]] std::string place_of(const CitedWords& words);
// The words between quotation marks; without them where they hold such marks themselves, or are many (APA 8.27).
[[nodiscard]] std::string in_marks(const CitedWords& words);
// `text` with a full stop at its end, unless it ends a sentence already.
[[nodiscard]] std::string sentence(const std::string& text);

}  // namespace tenet::citation
