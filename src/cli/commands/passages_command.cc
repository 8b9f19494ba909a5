#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/indexer.h>

#include "cli/command.h"
#include "cli/render/json_lines.h"
#include "cli/render/show_passage.h"
#include "cli/report.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string file;
  std::string topics;
  std::string format = "text";
};

int run(const Arguments& arguments) {
  const Taxonomy taxonomy = arguments.topics.empty() ? default_taxonomy() : read_taxonomy(arguments.topics);
  const Style& style = output_style();
  std::size_t documents = 0;
  std::size_t skipped = 0;
  examine(
      arguments.file, taxonomy,
      [&](const Examined& examined) {
        if (arguments.format == "jsonl") {
          for (const Passage& passage : examined.passages) {
            fmt::print("{}\n", passage_line(examined, passage));
          }
        } else {
          fmt::print("{}{}", documents > 0 ? "\n" : "", examined_for_people(examined, style));
        }
        ++documents;
      },
      [&](const Problem& problem) {
        skipped += problem.skipped ? 1 : 0;
        report(problem);
      });
  if (documents == 0) return failed;
  return skipped > 0 ? some_skipped : found;
}

}  // namespace

void add_passages_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("passages");
  command
      ->add_option("--topics", arguments->topics, "File of topics to tag passages with (TOML); else the built-in ones")
      ->type_name("FILE");
  command->add_option("--format", arguments->format, "How to write it")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  command->add_option("FILE", arguments->file, "A document")->required();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
