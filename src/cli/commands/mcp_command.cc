#include <chrono>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/commands/answer_lines.h"
#include "cli/mcp/mcp.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/question.h"
#include "cli/service/lines_ahead.h"
#include "cli/service/served_index.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Indexes indexes;
  unsigned time_limit = 30;
};

int run(const Arguments& arguments) {
  const AnswerLimits limits{.time = std::chrono::seconds(arguments.time_limit)};
  ServedIndex index(choose_indexes(arguments.indexes.given, arguments.indexes.option),
                    reading_options(arguments.indexes));
  McpServer server(index);
  // A client may cancel the request that is being answered.
  LinesAhead lines(limits.request_bytes, [&](const std::string& line) { server.look_ahead(line); });
  answer_lines([&](std::string& line, const auto& before_waiting) { return lines.next(line, before_waiting); },
               [&](const std::string& line, Output& output) {
                 if (const auto answer = server.answer(line, limits)) output.write(*answer + '\n');
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
