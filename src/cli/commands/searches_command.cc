#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/error.h>

#include "cli/choice.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/searches.h"
#include "cli/show/table.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string remove;
  OutputOptions output;
};

int remove(const std::string& name) {
  const auto file = searches_file();
  Searches searches = read_searches(file);
  std::vector<std::string> names;
  for (const auto& [known, query] : searches) names.push_back(known);
  if (names.empty()) throw InputError("--remove " + name + ": no search is saved", "--save NAME saves one");
  check_choice("--remove", name, names);
  searches.erase(name);
  write_searches(file, searches);
  return found;
}

int list(const Arguments& arguments) {
  const auto file = searches_file();
  const Searches searches = read_searches(file);
  Output output(arguments.output);
  TableWriter table("search",
                    {{.name = "name", .heading = "name", .description = "after the @"},
                     {.name = "query", .heading = "query", .description = "as it was typed"}},
                    arguments.output, output);
  for (const auto& [name, query] : searches) table.row({name, query});
  table.finish();
  output.finish();
  if (searches.empty())
    fmt::print(stderr, "no searches in {}\n  hint: --save NAME keeps one\n", on_a_line(file.string()));
  return searches.empty() ? nothing_found : found;
}

}  // namespace

void add_searches_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("searches");
  command->add_option("--remove", arguments->remove, "The name of a search to forget")
      ->type_name("SEARCH")
      ->configurable(false);
  add_output_options(*command, arguments->output);
  command->callback(
      [arguments, &status] { status = arguments->remove.empty() ? list(*arguments) : remove(arguments->remove); });
}

}  // namespace tenet::cli
