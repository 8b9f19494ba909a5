#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/words.h>

#include "cli/choice.h"
#include "cli/command.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include "cli/paging.h"
#include "cli/question.h"
#include "cli/show/figures.h"
#include "cli/show/table.h"

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

// A measure as a column: shown to people when it is usual or asked for.
Column measure_column(std::string name, std::string heading, std::string description, bool usual, bool asked) {
  return {.name = std::move(name),
          .heading = std::move(heading),
          .description = std::move(description),
          .right = true,
          .decimals = 2,
          .shown = usual || asked ? Shown::always : Shown::to_programs};
}

std::vector<Column> with_counts(std::vector<Column> measures) {
  std::vector<Column> columns{
      {.name = "word", .heading = "word", .description = "the commonest form"},
      {.name = "count", .heading = "count", .description = "how often it stands here", .right = true},
      {.name = "expected",
       .heading = "expected",
       .description = "here, if it were as common here as elsewhere",
       .right = true,
       .decimals = 1}};
  columns.insert(columns.end(), measures.begin(), measures.end());
  const std::vector<Column> rest{
      {.name = "passages", .heading = "passages", .description = "that it is counted in", .right = true},
      {.name = "documents",
       .heading = "documents",
       .description = "that it is counted in",
       .right = true,
       .shown = Shown::to_programs},
      {.name = "other_forms", .heading = "also", .description = "its other forms here, the commonest first"},
      {.name = "stem", .heading = "stem", .description = "what it was counted as", .shown = Shown::to_programs},
      {.name = "elsewhere",
       .heading = "elsewhere",
       .description = "how often it stands elsewhere",
       .right = true,
       .shown = Shown::to_programs},
      {.name = "example",
       .heading = "example",
       .description = "id of the first of the passages",
       .shown = Shown::to_programs}};
  columns.insert(columns.end(), rest.begin(), rest.end());
  return columns;
}

std::vector<Column> collocate_columns(WordMeasure asked) {
  using enum WordMeasure;
  return with_counts({
      measure_column("log_likelihood", "log-lik.", "how surely: Dunning 1993", true, false),
      measure_column("log_dice", "logDice", "how typical, 14 at most: Rychly 2008", true, false),
      measure_column("mi", "MI", "mutual information, in bits: Church & Hanks 1990", true, false),
      measure_column("mi3", "MI3", "cubed: Daille 1994", false, asked == cubed_information),
      measure_column("t_score", "t-score", "Church and others 1991", false, asked == t_score),
      measure_column("log_ratio", "log ratio", "how much, in doublings: Hardie 2014", false, asked == log_ratio),
  });
}

std::vector<Column> keyword_columns() {
  return with_counts({
      measure_column("log_likelihood", "log-lik.", "how surely: Dunning 1993", true, false),
      measure_column("bic", "BIC", "evidence, very strong above 10: Wilson 2013", true, false),
      measure_column("log_ratio", "log ratio", "how much, in doublings: Hardie 2014", true, false),
      measure_column("percent_difference", "%DIFF", "how much, in per cent: Gabrielatos & Marchi 2011", true, false),
  });
}

Row with_counts(const WordRow& row, std::vector<Value> measures) {
  std::vector<std::string> forms;
  for (const auto& [form, count] : row.forms) {
    if (form != row.word) forms.push_back(form);
  }
  Row cells{row.word, row.count, row.expected};
  cells.insert(cells.end(), measures.begin(), measures.end());
  for (Value cell : {Value(row.passages), Value(row.documents), Value(forms), Value(row.stem), Value(row.elsewhere),
                     Value(row.example)}) {
    cells.push_back(std::move(cell));
  }
  return cells;
}

Row collocate_row(const WordRow& row) {
  return with_counts(row, {row.log_likelihood, row.log_dice, row.mutual_information, row.cubed_information, row.t_score,
                           row.log_ratio});
}

Row keyword_row(const WordRow& row) {
  return with_counts(row, {row.log_likelihood, row.bic, row.log_ratio,
                           row.percent_difference ? Value(*row.percent_difference) : Value()});
}

std::vector<Column> dispersion_columns() {
  const auto number = [](const char* name, const char* heading, const char* description, int decimals) {
    return Column{.name = name, .heading = heading, .description = description, .right = true, .decimals = decimals};
  };
  return {
      {.name = "over", .heading = "over", .description = "what the parts are: documents or years"},
      number("count", "count", "how often the query's words stand in them", -1),
      number("words", "words", "in all parts", -1),
      number("parts", "parts", "", -1),
      number("range", "range", "parts with at least one", -1),
      number("juilland_d", "D", "1 even, 0 all in one part: Juilland & Chang-Rodriguez 1964", 3),
      number("dp", "DP", "0 even, towards 1 uneven: Gries 2008", 3),
      number("dp_norm", "DPnorm", "DP over the most it can be: Lijffijt & Gries 2012", 3),
  };
}

Row dispersion_row(const char* over, const Spread& spread) {
  return {over,         spread.nodes,      spread.words,     spread.parts,
          spread.range, spread.juilland_d, spread.deviation, spread.deviation_norm};
}

Window read_window(const std::string& text) {
  if (text.empty()) return {};
  if (text == "sentence") return {.unit = Window::Unit::sentence};
  if (text == "passage") return {.unit = Window::Unit::passage};
  constexpr std::size_t most_digits = 3;
  const bool number = text.size() <= most_digits && text.find_first_not_of("0123456789") == std::string::npos;
  if (!number || std::stoul(text) == 0) {
    throw InputError("--window " + text + ": it is no window", "give a number of words, 1 to 999, sentence or passage");
  }
  return {.words = std::stoul(text)};
}

WordMeasure read_measure(const std::string& text, const std::vector<WordMeasure>& measures) {
  if (text.empty()) return measures.front();
  std::vector<std::string> names;
  for (const WordMeasure measure : measures) names.emplace_back(to_string(measure));
  check_choice("--measure", text, names);
  return word_measure(text).value();
}

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
  options.measure = read_measure(arguments.measure, keys ? keyword_measures() : collocate_measures());
  options.limit = arguments.paging.most();
  options.offset = arguments.paging.offset;
  const Window window = read_window(arguments.window);
  std::optional<Query> against;
  if (!arguments.against.empty()) {
    against = read_query(arguments.question, put_in_saved(arguments.question, arguments.against), asked.searcher);
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
