#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <tenet/search_report.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/render/show_search_report.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Question question;
  OutputOptions output;
  std::string date;
};

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  localtime_r(&now, &parts);
  std::string date(10, '\0');
  date.resize(std::strftime(date.data(), date.size() + 1, "%Y-%m-%d", &parts));
  return date;
}

// As a shell reads it back.
std::string shell_word(const std::string& word) {
  const bool is_plain = !word.empty() && word.find_first_not_of(
                                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                             "_-./:,@%+=") == std::string::npos;
  if (is_plain) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + '\'';
}

// The command that makes the same report.
std::string command_line(const Arguments& arguments, const std::string& query, const std::string& date) {
  std::string line = "tenet report";
  for (const std::string& index : arguments.question.indexes.given) line += " --index " + shell_word(index);
  if (arguments.question.indexes.partial) line += " --partial";
  if (arguments.question.any) line += " --any";
  if (arguments.question.plain) line += " --plain";
  line += " --date " + date;
  if (!query.empty()) line += " -- " + shell_word(query);
  return line;
}

void check_date(const std::string& date) {
  bool is_date = date.size() == 10;
  try {
    if (is_date) (void)parse_query("date:" + date);
  } catch (const QueryError&) {
    is_date = false;
  }
  if (!is_date) throw InputError("--date " + date + ": no such date", "write it as 2015-10-21");
}

int run(const Arguments& arguments) {
  if (!arguments.date.empty()) check_date(arguments.date);
  return ask(arguments.question, [&](const Asked& asked) {
    const std::string date = arguments.date.empty() ? today() : arguments.date;
    const ShownReport shown{.report = report_search(asked.searcher, asked.query),
                            .made = {.query = asked.text,
                                     .understood = describe(asked.query),
                                     .date = date,
                                     .command = command_line(arguments, asked.text, date)}};
    Output output(arguments.output);
    write_search_report(shown, arguments.output, output);
    output.finish();
    return static_cast<int>(shown.report.total.passages == 0 ? nothing_found : found);
  });
}

}  // namespace

void add_report_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("report");
  add_question(*command, arguments->question, Asking::optional, "The search to report");
  command->add_option("--date", arguments->date, "Day of the search, YYYY-MM-DD; today unless given")
      ->type_name("DATE")
      ->configurable(false);
  add_output_options(*command, arguments->output, {"text", "markdown", "json"});
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
