#include <cstdio>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/searcher.h>

#include "cli/choice.h"
#include "cli/command.h"
#include "cli/field_note.h"
#include "cli/files.h"
#include "cli/folding.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/render/count_chart.h"
#include "cli/render/count_table.h"
#include "cli/report.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Question question;
  OutputOptions output;
  std::vector<std::string> by;
  std::string within;
  std::string sort = "name";
  std::string measure = "passages";
  std::string plot;  // a file, or empty
  std::size_t limit = std::numeric_limits<std::size_t>::max();
  int level = 1;
  bool fold = false;
};

const std::vector<std::string>& orders() {
  static const std::vector<std::string> names = {"name", "count", "rate"};
  return names;
}

CountOrder parse_order(const std::string& name) {
  check_choice("--sort", name, orders());
  return name == "name" ? CountOrder::name : (name == "count" ? CountOrder::count : CountOrder::rate);
}

// The groupings of --by: names, with commas between them or one an option.
std::vector<CountBy> groupings(const std::vector<std::string>& names) {
  std::vector<CountBy> by;
  by.reserve(names.size());
  for (const std::string& name : names) by.push_back(parse_count_by(name));
  if (by.size() > 2) {
    throw InputError(fmt::format("--by {}: {} groupings", fmt::join(names, ","), by.size()),
                     "two at most: the third may be a condition of the query");
  }
  if (by.size() == 2 && by[0] == by[1]) {
    throw InputError(fmt::format("--by {}: the same twice", fmt::join(names, ",")), "name it once, or another one");
  }
  return by;
}

std::string title(const std::string& query, const std::vector<CountBy>& by) {
  std::string text = query.empty() ? "All passages" : query;
  for (std::size_t i = 0; i < by.size(); ++i) text.append(i == 0 ? " by " : " and ").append(to_string(by[i]));
  return text;
}

int answer(const Asked& asked, const Arguments& arguments, const std::vector<CountBy>& by, const Query& within) {
  const Measure measure = parse_measure(arguments.measure);
  Counted counted{.by = by};
  CountOptions options{.by = by, .grade = arguments.level, .within = within};
  if (arguments.fold) options.without = those_to_fold(asked.searcher, both(asked.query, within));
  counted.counts = asked.searcher.count(asked.query, options);
  const std::size_t all = arrange(counted, parse_order(arguments.sort), arguments.limit);
  Output output(arguments.output);
  if (!arguments.plot.empty()) {
    write_whole_file(arguments.plot, to_svg(chart_of(counted, measure, title(asked.text, by))));
  }
  write_counts(counted, measure, arguments.output, output);
  output.finish();
  for (const std::string& note : counted.counts.notes) fmt::print(stderr, "note: {}\n", note);
  if (arguments.output.format == "text" && counted.counts.total.passages > 1) {
    note_folding(asked.searcher, both(asked.query, within), counted.counts.total.passages, arguments.fold);
  }
  note_outside_field(asked.searcher, both(asked.query, within));
  if (all > arguments.limit) fmt::print(stderr, "{} of {} groups\n", arguments.limit, all);
  return counted.counts.total.passages == 0 ? nothing_found : found;
}

int run(const Arguments& arguments) {
  const std::vector<CountBy> by = groupings(arguments.by);
  (void)parse_order(arguments.sort);
  (void)parse_measure(arguments.measure);
  if (!arguments.plot.empty() && by.empty()) {
    throw InputError("--plot: there is one figure alone", "say what to count by: --by year");
  }
  return ask(arguments.question, [&](const Asked& asked) {
    Query within;
    try {
      within = asked.searcher.parse(arguments.within);
      require_words(within, arguments.within);
    } catch (const QueryError& error) {
      report(error, arguments.within, "--within");
      return static_cast<int>(failed);
    }
    return answer(asked, arguments, by, within);
  });
}

}  // namespace

void add_count_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("count");
  add_question(*command, arguments->question, Asking::optional, "What to count; without one, every passage");
  command
      ->add_option(
          "--by", arguments->by,
          "year, month, topic, speaker, role, organisation, author, source, type, document or kind; two with a "
          "comma between them for a cross table")
      ->delimiter(',')
      ->allow_extra_args(false);  // what follows is the query
  command->add_option("--level", arguments->level, "Least grade of topics to count by: 2 for squarely about them")
      ->check(CLI::IsMember({1, 2}))
      ->capture_default_str();
  command->add_flag("--fold", arguments->fold, "Count near-identical passages once");
  command->add_option("--within", arguments->within, "Search only what answers this query too")->type_name("QUERY");
  command->add_option("--sort", arguments->sort, "Order of the groups: name, count or rate")->capture_default_str();
  command
      ->add_option("--measure", arguments->measure,
                   fmt::format("What bars, charts and cross tables show: {}", fmt::join(measure_names(), ", ")))
      ->capture_default_str();
  command->add_option("-n,--max-count", arguments->limit, "Groups to show; all unless given")
      ->check(CLI::PositiveNumber);
  command->add_option("--plot", arguments->plot, "Draw a chart into this file, as SVG")
      ->type_name("FILE")
      ->configurable(false);
  add_output_options(*command, arguments->output);
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
