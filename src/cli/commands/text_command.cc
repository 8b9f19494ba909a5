#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/error.h>
#include <tenet/indexer.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/render/json.h"
#include "cli/render/text_lines.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::vector<std::string> files;
  TextParts parts;
  OutputOptions output;
};

int run(const Arguments& arguments) {
  Output output(arguments.output);
  const bool for_people = arguments.output.format == "text";
  JsonList list(output, arguments.output.format == "json");
  std::size_t documents = 0;
  std::size_t skipped = 0;
  std::string name;  // of the file
  const auto write = [&](const DocumentText& text) {
    if (!for_people) {
      list.add(text_line(text));
    } else {
      // A file that is one document needs no name above it.
      const bool is_in_it = text.document.id != name;
      if (is_in_it || documents > 0 || arguments.files.size() > 1) {
        output.write(documents > 0 ? "\n" : "");
        output.write(tint(fmt::format("==> {} <==\n", on_a_line(text.document.id)), Tone::strong, output.style()));
      }
      output.write(text_for_people(text, arguments.parts));
    }
    ++documents;
  };
  for (const std::string& file : arguments.files) {
    name = std::filesystem::path(file).filename().string();
    try {
      read_text(file, write, [&](const Problem& problem) {
        skipped += problem.skipped ? 1 : 0;
        report(problem);
      });
    } catch (const InputError& error) {
      ++skipped;
      report(error);
    }
  }
  if (!for_people) list.finish();
  output.finish();
  if (documents == 0) return failed;
  return skipped > 0 ? some_skipped : found;
}

}  // namespace

void add_text_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("text");
  command->add_flag("--all", arguments->parts.all, "Also what is of the site or the page: menus, running heads");
  command->add_flag("--pages", arguments->parts.pages, "Write a line where a page begins");
  command->add_flag("--blocks", arguments->parts.blocks, "Write a line a block: kind, bytes, pages, first words");
  command->add_option("--format", arguments->output.format, "How to write it")
      ->check(CLI::IsMember({"text", "json", "jsonl"}))
      ->capture_default_str();
  command->add_option("FILE", arguments->files, "Documents")->required();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
