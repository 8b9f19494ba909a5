#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <tenet/passage.h>

#include "indexer/reading/structure.h"

// What stands in front of a turn in a transcript: "MS. PSAKI:", "The PRESIDING OFFICER.", "Senator Doe:", "Q".
namespace tenet::indexer {

// What a label looks like, the surest first.
enum class LabelForm {
  titled,    // in capitals, with an honorific or a title: "MS. PSAKI", "The PRESIDING OFFICER"
  question,  // "Q", "QUESTION": somebody asks
  answer,    // "A", "ANSWER": who is asked answers
  written,   // with a title, but not in capitals: "Senator Doe"
  capitals,  // a name in capitals: "DOE"
  name,      // anything else that could be a name: "Jane Doe"
};

struct TurnLabel {
  LabelForm form = LabelForm::name;
  bool of_record = false;  // ends in a full stop, as in the Congressional Record: "Mr. DOE."
  TextRange range = {};    // in the text, without the colon or full stop, and without what stands in brackets
  std::size_t speech = 0;  // where the words begin, in the text
  std::string name = {};   // the label's words without markup; empty for a question or an answer
  SpeakerKind kind = SpeakerKind::unknown;
};

// The label that the line of `block` at `line` (a byte in `text`, inside the block) begins with, if it does.
// Looks at no more than the first 100 bytes.
[[nodiscard]] std::optional<TurnLabel> turn_label(std::string_view text, const Block& block, std::size_t line);

// Whether `words` could be a name and nothing more: "JOSEPH R. DOE JR.", "Jane Doe".
[[nodiscard]] bool is_name_line(std::string_view words);

// What `name` is by its titles: "the President" an office, "President Doe" a person, "AUDIENCE" a group; unknown
// where it has none.
[[nodiscard]] SpeakerKind kind_by_titles(std::string_view name);

}  // namespace tenet::indexer
