#include <chrono>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/mcp/mcp.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/question.h"
#include "cli/service/request_lines.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Indexes indexes;
  unsigned time_limit = 30;
};

int run(const Arguments& arguments) {
  AnswerLimits limits;
  limits.time = std::chrono::seconds(arguments.time_limit);
  ServedIndex index(choose_indexes(arguments.indexes.given, arguments.indexes.option),
                    reading_options(arguments.indexes));
  screen().pager = false;
  Output output({.format = "jsonl"});
  RequestLines lines(limits.request_bytes);
  std::string line;
  while (lines.next(line, [&] { output.flush(); })) {
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    if (const auto answer = answer_message(line, index, limits)) output.write(*answer + '\n');
  }
  output.finish();
  return found;
}

}  // namespace

void add_mcp_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("mcp");
  add_indexes_option(*command, arguments->indexes);
  command->add_option("--time-limit", arguments->time_limit, "Seconds that an answer may take")
      ->check(CLI::Range(1U, 3600U))
      ->capture_default_str();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
