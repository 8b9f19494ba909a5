#include <chrono>
#include <memory>
#include <string_view>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/commands/answer_lines.h"
#include "cli/mcp/mcp.h"
#include "cli/output.h"
#include "cli/question.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Indexes indexes;
  unsigned time_limit = 30;
};

int run(const Arguments& arguments) {
  answer_lines(arguments.indexes, std::chrono::seconds(arguments.time_limit),
               [](std::string_view line, ServedIndex& index, const AnswerLimits& limits, Output& output) {
                 if (const auto answer = answer_message(line, index, limits)) output.write(*answer + '\n');
               });
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
