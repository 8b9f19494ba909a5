#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/check.h>

#include "cli/command.h"
#include "cli/commands/check_command.h"
#include "cli/place.h"
#include "cli/question.h"
#include "cli/render/figures.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string index;
  const CLI::Option* index_option = nullptr;
  bool all = false;
  bool repair = false;
};

void print_losses(const CheckReport& report) {
  for (const std::string& id : report.lost) fmt::print("lost: {}\n", id);
  if (report.lost_without_names > 0) {
    fmt::print("lost: {} whose names cannot be read\n", counted(report.lost_without_names, "document"));
  }
}

void print_advice(const CheckReport& report, const std::filesystem::path& index) {
  if (report.repaired) {
    if (report.loses_documents()) {
      fmt::print(stderr, "  hint: read the lost documents again with: tenet index --index {} PATH\n", index.string());
    }
  } else if (!report.repairable) {
    fmt::print(stderr, "  hint: no repair is possible: build the index again from its sources, in another folder\n");
  } else {
    fmt::print(stderr, "  hint: {} with: tenet check --repair --index {}\n",
               report.loses_documents() ? "keep all other documents" : "nothing is lost yet; mend it", index.string());
  }
}

int run(const Arguments& arguments) {
  const std::filesystem::path index = choose_index({arguments.index}, arguments.index_option);
  const CheckReport report = check(index, {.all = arguments.all, .repair = arguments.repair});
  for (const Damage& damage : report.damages) {
    fmt::print("{}: {}\n", (damage.file.empty() ? index : index / damage.file).string(), damage.what);
  }
  print_losses(report);
  if (report.is_sound() || report.repaired) {
    fmt::print("{}: {}, {}, {}\n", index.string(), report.repaired ? "repaired" : "sound",
               counted(report.documents, "document"), counted(report.passages, "passage"));
  }
  if (report.is_sound()) return found;
  std::fflush(stdout);
  print_advice(report, index);
  if (!report.repaired && !report.repairable) return failed;
  if (report.loses_documents()) return some_skipped;
  return report.repaired ? found : nothing_found;
}

}  // namespace

void add_check_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("check");
  arguments->index_option = add_index_option(*command, arguments->index);
  command->add_flag("--all", arguments->all, "Take everything apart, too, and compare what it says with each other");
  command->add_flag("--repair", arguments->repair, "Write what is damaged anew from the stored text");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
