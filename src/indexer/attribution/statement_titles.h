#pragma once

#include <string>
#include <string_view>

// What the title of a document says of who speaks in it.
namespace tenet::indexer {

enum class TitleKind {
  other,
  statement,     // of the speaker it names: "Statement by Jane Doe on ..."
  presidential,  // an act or message of the President: "Executive Order on ...", where a White House publishes it
  transcript,    // of several voices: "Press Briefing by ..."
  interview,     // likewise, and the speaker it names answers: "Interview with Jane Doe"
  remarks,       // of the speaker it names, but others may be heard: "Remarks by Jane Doe at ..."
  nobody,        // of a body about itself or of others' words: "FACT SHEET: ...", "Readout of ..."
};

struct TitleReading {
  TitleKind kind = TitleKind::other;
  std::string speaker = {};  // as the title has it, empty where it names none or several: "President Doe"
};

[[nodiscard]] TitleReading read_title(std::string_view title);

// Whether documents of that type hold their speaker's own words: not a digest, an article, a report, a law.
[[nodiscard]] bool is_own_words(std::string_view type);

}  // namespace tenet::indexer
