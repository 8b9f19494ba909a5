#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/json_lines.h"
#include "cli/place.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string index;
  std::string format = "text";
};

// Narrower topics stand under their broader one, indented.
void print_under(const std::vector<TopicCount>& counts, const std::string& broader, std::size_t depth,
                 const Style& style) {
  for (const TopicCount& count : counts) {
    if (count.topic.broader != broader) continue;
    const std::string name = std::string(2 * depth, ' ') + count.topic.id;
    fmt::print("{:>9}  {:<28}  {}\n", count.passages, name, tint(count.topic.label, Tone::faint, style));
    print_under(counts, count.topic.id, depth + 1, style);
  }
}

int run(const Arguments& arguments) {
  const Searcher searcher(choose_index(arguments.index));
  const std::vector<TopicCount> counts = searcher.topics();
  const Style style = output_style();
  if (arguments.format == "text") {
    fmt::print("{}\n", tint(fmt::format("{:>9}  {:<28}  {}", "passages", "topic", "label"), Tone::strong, style));
    print_under(counts, "", 0, style);
    return found;
  }
  for (const TopicCount& count : counts) {
    fmt::print("{}\n", topic_line(count));
  }
  return found;
}

}  // namespace

void add_topics_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("topics", "List the topics of an index, with how many passages have each");
  command->footer("A passage of a narrower topic counts for its broader one too.");
  command->add_option("--index", arguments->index,
                      "Folder of the index; default TENET_INDEX, else .tenet here or above");
  command->add_option("--format", arguments->format, "How to write it")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
