#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/comparison.h>

#include "cli/choice.h"
#include "cli/command.h"
#include "cli/field_note.h"
#include "cli/folding.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/render/show_comparison.h"
#include "cli/report.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Question question;
  OutputOptions output;
  std::array<std::string, 2> sides;
  std::string sort = "date";
  std::size_t limit = 3;
  std::size_t words = 10;
  bool fold = false;
};

constexpr std::array<const char*, 2> side_options = {"--between", "--and"};

const std::vector<std::string>& orders() {
  static const std::vector<std::string> names = {"date", "score"};
  return names;
}

int answer(const Asked& asked, const Arguments& arguments) {
  CompareOptions options{.passages = arguments.limit,
                         .order = arguments.sort == "date" ? CompareOptions::Order::date : CompareOptions::Order::score,
                         .words = arguments.words,
                         .fold = arguments.fold};
  for (std::size_t i = 0; i < 2; ++i) {
    try {
      options.sides[i] = asked.searcher.parse(arguments.sides[i]);
      require_words(options.sides[i], arguments.sides[i]);
    } catch (const QueryError& error) {
      report(error, arguments.sides[i], side_options[i]);
      return failed;
    }
  }
  const Comparison comparison = compare(asked.searcher, asked.query, options);
  Output output(arguments.output);
  write_comparison(comparison, arguments.sides, arguments.output, output);
  output.finish();
  for (const std::string& note : comparison.notes) fmt::print(stderr, "note: {}\n", note);
  note_outside_field(asked.searcher, asked.query);
  const bool any = comparison.sides[0].count.passages + comparison.sides[1].count.passages > 0;
  if (any && arguments.output.format == "text") {
    const Query either{.kind = Query::Kind::any, .operands = {options.sides[0], options.sides[1]}};
    note_folding(asked.searcher, both(asked.query, either),
                 comparison.sides[0].count.passages + comparison.sides[1].count.passages, arguments.fold);
  }
  if (!any) fmt::print(stderr, "nothing found on either side\n");
  return any ? found : nothing_found;
}

int run(const Arguments& arguments) {
  check_choice("--sort", arguments.sort, orders());
  for (std::size_t i = 0; i < 2; ++i) {
    if (arguments.sides[i].empty()) {
      throw InputError(fmt::format("{}: the {} side is not given", side_options[i], i == 0 ? "first" : "second"),
                       "for example: tenet compare bail --between date:2021..2024 --and date:2025..");
    }
  }
  return ask(arguments.question, [&](const Asked& asked) { return answer(asked, arguments); });
}

}  // namespace

void add_compare_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("compare");
  add_question(*command, arguments->question, Asking::required, "What both are asked");
  command->add_option("--between", arguments->sides[0], "Query that chooses the first side")
      ->type_name("QUERY")
      ->configurable(false);
  command->add_option("--and", arguments->sides[1], "Query that chooses the second side")
      ->type_name("QUERY")
      ->configurable(false);
  command->add_option("-n,--max-count", arguments->limit, "Passages of each side to show")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--sort", arguments->sort, "Order of these passages: date or score")->capture_default_str();
  command->add_flag("--fold", arguments->fold, "Count and show near-identical passages of a side once");
  command->add_option("--words", arguments->words, "Words of each side to show")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  add_output_options(*command, arguments->output);
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
