#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/words.h>

#include "cli/analysis_options.h"
#include "cli/command.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include "cli/paging.h"
#include "cli/question.h"
#include "cli/render/figures.h"
#include "cli/render/table.h"
#include "cli/render/word_table.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Question question;
  OutputOptions output;
  bool keywords = false;
  bool dispersion = false;
  std::string against;
  std::string window;
  std::string measure;
  WordOptions options = {};
  Paging paging;
};

// What goes with one analysis and not with another.
void check_together(const Arguments& arguments) {
  const auto refuse = [](bool wrong, const char* option, const char* why, const char* hint) {
    if (wrong) throw InputError(std::string(option) + ": " + why, hint);
  };
  const bool ranked = !arguments.measure.empty();
  refuse(arguments.keywords && arguments.dispersion, "--keywords", "does not go with --dispersion",
         "ask one at a time");
  refuse(!arguments.against.empty() && !arguments.keywords, "--against", "is for keywords", "add --keywords");
  refuse(!arguments.window.empty() && arguments.keywords, "--window", "is for collocates", "leave out --keywords");
  refuse(!arguments.window.empty() && arguments.dispersion, "--window", "is for collocates", "leave out --dispersion");
  refuse(ranked && arguments.dispersion, "--measure", "ranks words",
         "leave out --dispersion, which has one row a part");
}

int show_dispersion(const Asked& asked, const Arguments& arguments, Output& output) {
  TableWriter writer("dispersion", dispersion_columns(), arguments.output, output);
  const Dispersion result = dispersion(asked.searcher, asked.query);
  if (result.documents.nodes == 0) {
    fmt::print(stderr, "nothing found for {}\n", excerpt(asked.text));
    writer.finish();
    return nothing_found;
  }
  writer.row(dispersion_row("documents", result.documents));
  writer.row(dispersion_row("years", result.years));
  writer.finish();
  return found;
}

void say_what_was_read(const WordTable& table, const Arguments& arguments) {
  const std::string shown = table.rows.size() < table.total
                                ? fmt::format("{} of {} words; --all shows all", table.rows.size(), table.total)
                                : fmt::format("{} words", table.total);
  const std::string where =
      arguments.keywords
          ? fmt::format("{} words of {} passages", table.words_here, table.passages)
          : fmt::format("{} words around {} places in {} passages", table.words_here, table.nodes, table.passages);
  fmt::print(stderr, "{}\n{} against {} elsewhere\n", shown, where, grouped(table.words_elsewhere));
}

int show_words(const Asked& asked, const Arguments& arguments, Output& output) {
  WordOptions options = arguments.options;
  const bool keys = arguments.keywords;
  options.measure = read_measure("--measure", arguments.measure, keys ? keyword_measures() : collocate_measures());
  options.limit = arguments.paging.most();
  options.offset = arguments.paging.offset;
  const Window window = read_window("--window", arguments.window);
  std::optional<Query> against;
  if (!arguments.against.empty()) {
    against = read_query(arguments.question, arguments.against, asked.searcher);
  }
  TableWriter writer(keys ? "keyword" : "collocate", keys ? keyword_columns() : collocate_columns(options.measure),
                     arguments.output, output);
  const WordTable table = keys ? keywords(asked.searcher, asked.query, against, options)
                               : collocates(asked.searcher, asked.query, window, options);
  for (const WordRow& row : table.rows) writer.row(keys ? keyword_row(row) : collocate_row(row));
  writer.finish();
  output.finish();
  if (table.passages == 0) {
    fmt::print(stderr, "nothing found for {}\n", excerpt(asked.text));
  } else if (table.total == 0) {
    fmt::print(stderr, "no word stands there {} times; --min-count 1 shows all\n", options.min_count);
  } else if (arguments.output.format == "text") {
    say_what_was_read(table, arguments);
  }
  return table.rows.empty() ? nothing_found : found;
}

int answer(const Asked& asked, const Arguments& arguments) {
  check_together(arguments);
  Output output(arguments.output);
  if (!arguments.dispersion) return show_words(asked, arguments, output);
  const int status = show_dispersion(asked, arguments, output);
  output.finish();
  return status;
}

}  // namespace

void add_words_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("words");
  add_question(*command, arguments->question, Asking::required, "The words or passages to look at");
  command->add_flag("--keywords", arguments->keywords, "Words that tell the passages that answer from the rest");
  command->add_option("--against", arguments->against, "With --keywords: for the passages to compare with")
      ->type_name("QUERY")
      ->configurable(false);
  command->add_flag("--dispersion", arguments->dispersion, "How evenly the words of QUERY are spread");
  command->add_option("--window", arguments->window,
                      "Where collocates stand: words on either side, sentence or passage; default 5");
  command->add_option("--measure", arguments->measure,
                      "What to rank by: log-likelihood, log-ratio, count; of collocates logdice, mi, mi3, t-score; of "
                      "keywords percent-difference; default log-likelihood");
  command->add_option("--min-count", arguments->options.min_count, "Leave out words that stand there less often")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_flag("--stop-words", arguments->options.stop_words, "Show the commonest words of English too");
  command->add_flag("--reverse", arguments->options.reverse, "The lowest first: words that are rarer there");
  add_paging(*command, arguments->paging, "Words");
  add_output_options(*command, arguments->output);
  command->callback([arguments, &status] {
    status = ask(arguments->question, [&](const Asked& asked) { return answer(asked, *arguments); });
  });
}

}  // namespace tenet::cli
