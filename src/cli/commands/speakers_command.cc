#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/searcher.h>

#include "cli/choice.h"
#include "cli/command.h"
#include "cli/excerpt.h"
#include "cli/field_note.h"
#include "cli/output.h"
#include "cli/paging.h"
#include "cli/question.h"
#include "cli/show/table.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Question question;
  OutputOptions output;
  Paging paging;
};

std::vector<Column> columns() {
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

Row row_of(const SpeakerCount& count) {
  const Speaker& speaker = count.speaker;
  return {count.quotations,
          count.passages,
          text_or_nothing(speaker.name),
          to_string(speaker.kind),
          text_or_nothing(speaker.role),
          speaker.aliases,
          count.first};
}

// In text, nobody is said in words.
Row row_for(const SpeakerCount& count, const std::string& format) {
  Row row = row_of(count);
  if (count.speaker.name.empty() && format == "text") row[2] = "(not named)";
  return row;
}

int answer(const Asked& asked, const Arguments& arguments) {
  Output output(arguments.output);
  TableWriter table("speaker", columns(), arguments.output, output);
  const std::vector<SpeakerCount> counts = asked.searcher.speakers(asked.query, arguments.paging.most());
  for (const SpeakerCount& count : counts) table.row(row_for(count, arguments.output.format));
  table.finish();
  output.finish();
  if (counts.empty()) {
    fmt::print(stderr, "nobody is quoted{}\n", asked.text.empty() ? "" : " in what answers " + excerpt(asked.text));
  }
  note_outside_field(asked.searcher, asked.query);
  return counts.empty() ? nothing_found : found;
}

}  // namespace

void add_speakers_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("speakers");
  add_question(*command, arguments->question, Asking::optional, "Whose speakers to list");
  add_limit(*command, arguments->paging, "Speakers");
  add_output_options(*command, arguments->output);
  command->callback([arguments, &status] {
    status = ask(arguments->question, [&](const Asked& asked) { return answer(asked, *arguments); });
  });
}

}  // namespace tenet::cli
