#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/interrupt.h"
#include "cli/place.h"
#include "cli/progress.h"
#include "cli/question.h"
#include "cli/report.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string index;
  const CLI::Option* index_option = nullptr;
  std::string topics;
  unsigned jobs = 0;
  std::string progress = "auto";
};

int run(const Arguments& arguments) {
  const Interruptible interruptible;
  Progress progress(arguments.progress);
  const IndexerOptions options{.topics_toml = read_topics(arguments.topics),
                               .jobs = arguments.jobs,
                               .progress = [&](const IndexProgress& now) { progress.show(now); },
                               .should_stop = [] { return Interruptible::signal() != 0; }};
  const std::filesystem::path index = choose_index({arguments.index}, arguments.index_option);
  Indexer indexer(index, options);  // refuses a stub
  const std::string before = Searcher(index).info().fingerprint;
  const IndexReport report = indexer.commit();
  progress.clear();
  for (const Problem& problem : report.problems) cli::report(problem);
  fmt::print("{}: {} passages {}\n", on_a_line(index.string()), report.passages,
             report.fingerprint == before ? "have these topics already" : "tagged again");
  return found;
}

}  // namespace

void add_retag_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("retag");
  arguments->index_option = add_index_option(*command, arguments->index);
  command->add_option("--topics", arguments->topics, "A file of topics (TOML), or default for the built-in ones")
      ->type_name("FILE")
      ->required();
  command->add_option("--jobs", arguments->jobs, "Threads; default one a processor")->check(CLI::Range(1U, 256U));
  add_progress_option(*command, arguments->progress);
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
