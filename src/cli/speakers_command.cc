#include <cstdio>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/json_lines.h"
#include "cli/place.h"
#include "cli/report.h"
#include "cli/show_quotation.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string index;
  std::vector<std::string> words;  // of the query
  std::size_t limit = 20;
  bool all = false;
  std::string format = "text";
};

void print_table(const std::vector<SpeakerCount>& counts, const Style& style) {
  fmt::print("{}\n", tint(fmt::format("{:>10}  {:>8}  speaker", "quotations", "passages"), Tone::strong, style));
  for (const SpeakerCount& count : counts) {
    std::string where = "first " + count.first;
    if (count.speaker.kind != SpeakerKind::unknown) where = fmt::format("{}, {}", to_string(count.speaker.kind), where);
    fmt::print("{:>10}  {:>8}  {}\n", count.quotations, count.passages, speaker_for_people(count.speaker));
    fmt::print("{}", tint(wrap(where, {}, 22, style), Tone::faint, style));
  }
}

int run(const Arguments& arguments) {
  std::string text;
  for (const std::string& word : arguments.words) text += (text.empty() ? "" : " ") + word;
  const Searcher searcher(choose_index(arguments.index));
  std::vector<SpeakerCount> counts;
  try {
    counts = searcher.speakers(searcher.parse(text),
                               arguments.all ? std::numeric_limits<std::size_t>::max() : arguments.limit);
  } catch (const QueryError& error) {
    report(error, text, "");
    return failed;
  }
  if (counts.empty()) {
    fmt::print(stderr, "nobody is quoted{}\n", text.empty() ? "" : " in what answers " + text);
    return nothing_found;
  }
  if (arguments.format == "text") {
    print_table(counts, output_style());
  } else {
    for (const SpeakerCount& count : counts) fmt::print("{}\n", speaker_line(count));
  }
  return found;
}

}  // namespace

void add_speakers_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("speakers", "List who is quoted, how often, and where first");
  command->footer(
      "Names that differ in initials and honorifics alone are counted as one.\n\n"
      "Exit status: 0 found, 1 nobody is quoted, 2 error.\n\nExamples:\n"
      "  tenet speakers\n"
      "  tenet speakers topic:sentencing\n"
      "  tenet speakers 'said:\"mandatory minimum\"'");
  command->add_option("--index", arguments->index,
                      "Folder of the index; default TENET_INDEX, else .tenet here or above");
  command->add_option("-n,--max-count", arguments->limit, "Speakers to show")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_flag("--all", arguments->all, "Show all");
  command->add_option("--format", arguments->format, "How to write it")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  command->add_option("QUERY", arguments->words, "Whose speakers to list; several arguments are one query");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
