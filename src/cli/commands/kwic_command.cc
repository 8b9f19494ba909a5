#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/concordance.h>

#include "cli/analysis_options.h"
#include "cli/command.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include "cli/paging.h"
#include "cli/question.h"
#include "cli/render/figures.h"
#include "cli/render/kwic_lines.h"
#include "cli/render/kwic_table.h"
#include "cli/render/table.h"

namespace tenet::cli {
namespace {

constexpr std::size_t usual_words = 8;
constexpr std::size_t most_words = 1000;

struct Arguments {
  Question question;
  OutputOptions output;
  std::optional<std::size_t> width = {};
  std::optional<std::size_t> left = {};
  std::optional<std::size_t> right = {};
  bool across = false;
  std::vector<LineOrder> sort = {};
  std::optional<std::size_t> sample = {};
  std::uint64_t seed = 0;
  Paging paging;
};

std::vector<std::string> parts_of(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    parts.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

ConcordanceOptions options_of(const Arguments& arguments, std::size_t usual) {
  const std::size_t width = arguments.width.value_or(usual);
  return {.left = arguments.left.value_or(width),
          .right = arguments.right.value_or(width),
          .across = arguments.across,
          .sort = arguments.sort,
          .sample = arguments.sample,
          .seed = arguments.seed,
          .limit = arguments.paging.most(),
          .offset = arguments.paging.offset};
}

// How much of everything the lines are.
void say_what_is_left_out(const Concordance& result, const Arguments& arguments) {
  const std::uint64_t there = std::min<std::uint64_t>(result.total, arguments.sample.value_or(result.total));
  std::string all = fmt::format("{} in {} of {}", counted(result.total, "line"), counted(result.passages, "passage"),
                                counted(result.documents, "document"));
  if (there < result.total) all = fmt::format("a sample of {} (seed {}) from {}", grouped(there), arguments.seed, all);
  if (result.lines.size() < there) {
    fmt::print(stderr, "{} of {}; --all shows all\n", grouped(result.lines.size()), all);
  } else {
    fmt::print(stderr, "{}\n", all);
  }
}

int answer(const Asked& asked, const Arguments& arguments) {
  Output output(arguments.output);
  // Aligned around the node for people, unless they choose columns of their own.
  const bool aligned = arguments.output.format == "text" && arguments.output.fields.empty();
  const std::size_t usual = aligned ? std::min(output.style().width, most_words) : usual_words;
  std::optional<TableWriter> table;
  if (!aligned) table.emplace("line", kwic_columns(), arguments.output, output);
  const Concordance result = concordance(asked.searcher, asked.query, options_of(arguments, usual));
  if (table) {
    for (const ConcordanceLine& line : result.lines) table->row(kwic_row(line));
    table->finish();
  } else {
    output.write(kwic_lines(result.lines, output.style()));
  }
  output.finish();
  if (result.total == 0) {
    fmt::print(stderr, "nothing found for {}\n", excerpt(asked.text));
  } else if (arguments.output.format == "text") {
    say_what_is_left_out(result, arguments);
  }
  return result.lines.empty() ? nothing_found : found;
}

}  // namespace

void add_kwic_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("kwic");
  add_question(*command, arguments->question, Asking::required, "The words to set in the middle");
  const CLI::Range words(std::size_t{0}, most_words);
  command
      ->add_option("--width", arguments->width, "Words of context on either side; default 8, for people as many as fit")
      ->check(words);
  command->add_option("--left", arguments->left, "Words of context before the node")->check(words);
  command->add_option("--right", arguments->right, "Words of context behind the node")->check(words);
  command->add_flag("--across", arguments->across, "Let the context run on into the neighbouring passages");
  command->add_option_function<std::string>(
      "--sort",
      [sort = &arguments->sort](const std::string& list) { *sort = read_line_orders("--sort", parts_of(list)); },
      "Order: KEY,KEY ... of L1 L2 L3 (words before the node, the nearest first), R1 R2 R3, left, right, node, "
      "speaker, "
      "date, document; default as they stand");
  command->add_option("--sample", arguments->sample, "Take so many of the lines at random")
      ->check(CLI::NonNegativeNumber);
  command->add_option("--seed", arguments->seed, "Which sample: the same number, the same lines")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  add_paging(*command, arguments->paging, "Lines");
  add_output_options(*command, arguments->output);
  command->callback([arguments, &status] {
    status = ask(arguments->question, [&](const Asked& asked) { return answer(asked, *arguments); });
  });
}

}  // namespace tenet::cli
