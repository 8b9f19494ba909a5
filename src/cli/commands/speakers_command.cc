#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/excerpt.h"
#include "cli/field_note.h"
#include "cli/output.h"
#include "cli/paging.h"
#include "cli/question.h"
#include "cli/render/speaker_table.h"
#include "cli/render/table.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Question question;
  OutputOptions output;
  Paging paging;
};

// In text, nobody is said in words.
Row row_for(const SpeakerCount& count, const std::string& format) {
  Row row = speaker_row(count);
  if (count.speaker.name.empty() && format == "text") row[2] = "(not named)";
  return row;
}

int answer(const Asked& asked, const Arguments& arguments) {
  Output output(arguments.output);
  TableWriter table("speaker", speaker_columns(), arguments.output, output);
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
