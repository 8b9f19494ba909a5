#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <tenet/passage.h>

#include "indexer/attribution/label_parts.h"
#include "indexer/reading/structure.h"

// What stands in front of a turn in a transcript: "MS. PSAKI:", "The PRESIDING OFFICER.", "Senator DOE (Ohio)
// (12:31):", "The Secretary of State for Energy (Mr. Doe):", "Some hon. members:", "Q". One line is read here; which of
// its forms are labels in a document, transcripts.h decides.
namespace tenet::indexer {

// What a label looks like, the surest first.
enum class LabelForm {
  titled,    // an honorific or a title with a name in capitals, or a title in capitals: "MS. PSAKI", "Senator DOE"
  question,  // "Q", "QUESTION", ">>": somebody speaks
  answer,    // "A", "ANSWER": who is asked answers
  written,   // an honorific or a title with a name, not in capitals: "Senator Doe"; an office with its holder
  office,    // who has no name, not in capitals: "The Chairman", "Mr. Speaker", "Some hon. members"
  capitals,  // a name or a role in capitals: "DOE", "THE BAILIFF"
  name,      // anything else that could be a name: "Jane Doe"
  refused,   // stands where a label does and looks like one, but names nobody: "WHEREAS:", "2. Mr. Doe asked the"
};

struct TurnLabel {
  LabelForm form = LabelForm::name;
  LabelEnd end = LabelEnd::colon;
  TextRange range = {};    // the words in the text: without number, time and closing mark; with the holder of an office
  std::size_t speech = 0;  // where the words begin, in the text
  std::string name = {};  // without markup and brackets: "Mr. DOE of Ohio"; empty for a question, an answer or an event
  std::string holder = {};   // who holds the office: "Mr. Peter Doe" of "The Secretary of State (Mr. Peter Doe)"
  std::string place = {};    // what tells apart people of one name: "Ohio" of "Mr. DOE of Ohio", "Senator DOE (Ohio)"
  std::string on_line = {};  // a name that is all of its paragraph, with no mark behind: "Lord Vane of Salter (Con)"
  bool is_only_on_line = false;  // nothing else makes a label of it
  bool is_set_apart = false;     // by a bracket, a number or a time as well, as only labels are
  bool is_timed = false;         // a time stands before or behind it
  bool is_caption = false;       // ">>" stands before it
  SpeakerKind kind = SpeakerKind::unknown;
};

// The label that the line of `block` at `line` (a byte in `text`, inside the block) begins with, if it does.
// Looks at no more than the first 320 bytes.
[[nodiscard]] std::optional<TurnLabel> turn_label(std::string_view text, const Block& block, std::size_t line);

// Whether `words` could be a name and nothing more: "JOSEPH R. DOE JR.", "Jane Doe".
[[nodiscard]] bool is_name_line(std::string_view words);

// What `name` is by its titles: "the President" an office, "President Doe" a person, "AUDIENCE" a group; unknown
// where it has none.
[[nodiscard]] SpeakerKind kind_by_titles(std::string_view name);

}  // namespace tenet::indexer
