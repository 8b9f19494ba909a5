#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/verify.h>

#include "cli/command.h"
#include "cli/question.h"
#include "cli/render/show_place.h"
#include "cli/render/verify_lines.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Indexes indexes;
  std::vector<std::string> words;
  VerifyOptions options;
  std::string format = "text";
};

void print_text(const Verification& answer, const std::string& words, const std::string& speaker) {
  const Style& style = output_style();
  fmt::print("{}", verdict_for_people(answer, speaker, style));
  for (std::size_t i = 0; i < answer.places.size(); ++i) {
    fmt::print("\n{}", place_for_people(answer.places[i], words, i + 1, style));
  }
}

int run(const Arguments& arguments) {
  std::string words;
  for (const std::string& word : arguments.words) words += (words.empty() ? "" : " ") + word;
  const Searcher searcher = open(arguments.indexes);
  const Verification answer = searcher.verify(words, arguments.options);
  if (arguments.format == "jsonl") {
    for (const Place& place : answer.places) fmt::print("{}\n", place_line(place, words));
    fmt::print("{}\n", verdict_line(answer, words, arguments.options.speaker, searcher.info()));
  } else {
    print_text(answer, words, arguments.options.speaker);
  }
  return is_verbatim(answer.verdict) ? found : nothing_found;
}

}  // namespace

void add_verify_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("verify");
  add_indexes_option(*command, arguments->indexes);
  command->add_option("--speaker", arguments->options.speaker, "Who is to have said it: words of the name")
      ->type_name("SPEAKER")
      ->configurable(false);
  command->add_option("-n,--max-count", arguments->options.limit, "Places to show")->capture_default_str();
  command->add_option("--format", arguments->format, "How to write places")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  command->add_option("WORDS", arguments->words, "What is to be verified; several arguments are one text")->required();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
