#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/error.h>
#include <tenet/xapian_export.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/place.h"
#include "cli/progress.h"
#include "cli/question.h"
#include "cli/render/figures.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::vector<std::string> indexes;
  const CLI::Option* indexes_option = nullptr;
  std::string xapian;
  unsigned shards = 1;
  unsigned jobs = 0;
  std::string progress = "auto";
};

int run(const Arguments& arguments) {
  const Interruptible interruptible;
  Progress progress(arguments.progress);
  const XapianExportOptions options{.shards = arguments.shards,
                                    .jobs = arguments.jobs,
                                    .progress = [&](const IndexProgress& now) { progress.show(now); },
                                    .should_stop = [] { return Interruptible::signal() != 0; }};
  const auto indexes = choose_indexes(arguments.indexes, arguments.indexes_option);
  const XapianExportReport report = export_xapian(indexes, arguments.xapian, options);
  progress.clear();
  fmt::print("{}: {} documents, {} passages, {:.1f} MB\n", on_a_line(arguments.xapian), grouped(report.documents),
             grouped(report.passages), static_cast<double>(report.bytes) / 1e6);
  return found;
}

}  // namespace

void add_export_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("export");
  arguments->indexes_option = add_index_places(*command, arguments->indexes);
  command->add_option("--xapian", arguments->xapian, "The folder to make: a Xapian database, or several with --shards")
      ->type_name("FOLDER")
      ->required();
  command
      ->add_option("--shards", arguments->shards, "Databases of about as many passages each, in folders of their own")
      ->check(CLI::Range(1U, 1000U))
      ->capture_default_str();
  command->add_option("--jobs", arguments->jobs, "Threads; default one a processor")->check(CLI::Range(1U, 256U));
  add_progress_option(*command, arguments->progress);
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
