#include "cli/render/speaker_table.h"

namespace tenet::cli {

std::vector<Column> speaker_columns() {
  return {
      {.name = "quotations", .heading = "quotations", .description = "how often the speaker is quoted", .right = true},
      {.name = "passages", .heading = "passages", .description = "passages with them", .right = true},
      {.name = "name", .heading = "speaker", .description = "nothing for what is nobody's"},
      {.name = "kind", .heading = "kind", .description = "of speaker", .shown = Shown::to_programs},
      {.name = "role", .heading = "role", .description = "office or description, where a text gives one"},
      {.name = "aliases", .heading = "also", .description = "other names in texts", .shown = Shown::to_programs},
      {.name = "first_passage", .heading = "first", .description = "id of the first passage, in reading order"},
  };
}

Row speaker_row(const SpeakerCount& count) {
  const Speaker& speaker = count.speaker;
  return {count.quotations,
          count.passages,
          text_or_nothing(speaker.name),
          to_string(speaker.kind),
          text_or_nothing(speaker.role),
          speaker.aliases,
          count.first};
}

}  // namespace tenet::cli
