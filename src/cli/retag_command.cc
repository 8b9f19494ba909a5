#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/place.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string index;
  std::string topics;
  unsigned jobs = 0;
};

int run(const Arguments& arguments) {
  IndexerOptions options{.topics_toml = read_topics(arguments.topics), .jobs = arguments.jobs};
  const std::filesystem::path index = choose_index(arguments.index);
  const std::string before = Searcher(index).info().fingerprint;
  Indexer indexer(index, options);
  const IndexReport report = indexer.commit();
  fmt::print("{}: {} passages {}\n", index.string(), report.passages,
             report.fingerprint == before ? "have these topics already" : "tagged again");
  return found;
}

}  // namespace

void add_retag_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("retag", "Put other topics on an index");
  command->footer(
      "Tags every passage again by its stored text; the sources need not be there. The index keeps these topics until\n"
      "it is given others. An error in the file leaves the index as it was.\n\n"
      "Exit status: 0 done, 2 error.\n\n"
      "Examples:\n  tenet retag --topics my-topics.toml\n  tenet retag --topics default");
  command->add_option("--index", arguments->index,
                      "Folder of the index; default TENET_INDEX, else .tenet here or above");
  command->add_option("--topics", arguments->topics, "A file of topics (TOML), or default for the built-in ones")
      ->required();
  command->add_option("--jobs", arguments->jobs, "Threads; default one a processor")->check(CLI::Range(1U, 256U));
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
