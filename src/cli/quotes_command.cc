#include <cstdio>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/json_lines.h"
#include "cli/place.h"
#include "cli/report.h"
#include "cli/show_quotation.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string index;
  std::vector<std::string> words;  // of the query
  std::size_t limit = 10;
  std::size_t offset = 0;
  bool all = false;
  std::string sort;
  std::string format = "text";
};

int run(const Arguments& arguments) {
  std::string text;
  for (const std::string& word : arguments.words) text += (text.empty() ? "" : " ") + word;
  const Searcher searcher(choose_index(arguments.index));
  const bool reading = arguments.sort.empty() ? text.empty() : arguments.sort == "reading";
  const QuotationOptions options{.limit = arguments.all ? std::numeric_limits<std::size_t>::max() : arguments.limit,
                                 .offset = arguments.offset,
                                 .order = reading ? QuotationOptions::Order::reading : QuotationOptions::Order::score};
  const Style style = output_style();
  std::size_t number = options.offset;
  const auto print = [&](const Quotation& quotation) {
    if (arguments.format == "jsonl") {
      fmt::print("{}\n", quotation_line(quotation));
    } else {
      fmt::print("{}\n", quotation_for_people(quotation, ++number, style));
    }
  };
  std::size_t given = 0;
  try {
    given = searcher.quotations(searcher.parse(text), options, print);
  } catch (const QueryError& error) {
    report(error, text, "");
    return failed;
  }
  std::fflush(stdout);
  if (given == 0) fmt::print(stderr, "no quotations found{}\n", text.empty() ? "" : " for " + text);
  if (given == options.limit && arguments.format == "text") {
    fmt::print(stderr, "{} quotations shown; --all shows all\n", given);
  }
  return given > 0 ? found : nothing_found;
}

}  // namespace

void add_quotes_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("quotes", "List quotations with who said them");
  command->footer(
      "Quotations of the passages that answer QUERY, or of all. speaker:, said: and kind: choose among the\n"
      "quotations of a passage; all else chooses passages. Kinds: speech (between marks), block, turn (of a\n"
      "transcript), statement, and, when asked for, title and term, which nobody said.\n"
      "Each quotation shows what names the speaker, by which rule, and how often that rule is right.\n\n"
      "Exit status: 0 found, 1 nothing found, 2 error.\n\nExamples:\n"
      "  tenet quotes speaker:bratton\n"
      "  tenet quotes 'topic:treatment kind:quote' --sort reading\n"
      "  tenet quotes 'speaker:obama said:\"second chance\"' --format jsonl --all");
  command->add_option("--index", arguments->index,
                      "Folder of the index; default TENET_INDEX, else .tenet here or above");
  command->add_option("-n,--max-count", arguments->limit, "Quotations to show")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_option("--offset", arguments->offset, "Quotations to pass over first")->capture_default_str();
  command->add_flag("--all", arguments->all, "Show all");
  command->add_option("--sort", arguments->sort, "Order; default score with a QUERY, reading without")
      ->check(CLI::IsMember({"score", "reading"}));
  command->add_option("--format", arguments->format, "How to write quotations")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  command->add_option("QUERY", arguments->words, "Whose quotations to list; several arguments are one query");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
