#include <chrono>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/commands/answer_lines.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/question.h"
#include "cli/service/request_lines.h"
#include "cli/service/served_index.h"
#include "cli/service/whole_answer.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Indexes indexes;
  unsigned time_limit = 60;
};

int run(const Arguments& arguments) {
  const AnswerLimits limits{.time = std::chrono::seconds(arguments.time_limit)};
  ServedIndex index(choose_indexes(arguments.indexes.given, arguments.indexes.option),
                    reading_options(arguments.indexes));
  RequestLines lines(limits.request_bytes);
  bool failed_some = false;
  answer_lines([&](std::string& line, const auto& before_waiting) { return lines.next(line, before_waiting); },
               [&](const std::string& line, Output& output) {
                 const BatchAnswer answer = answer_line(line, index, limits);
                 output.write(answer.line);
                 output.write("\n");
                 failed_some = failed_some || answer.failed;
               });
  return failed_some ? some_skipped : found;
}

}  // namespace

void add_batch_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("batch");
  add_indexes_option(*command, arguments->indexes);
  command->add_option("--time-limit", arguments->time_limit, "Seconds that an answer may take")
      ->check(CLI::Range(1U, 86'400U))
      ->capture_default_str();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
