#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/json_lines.h"
#include "cli/place.h"
#include "cli/show_passage.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string index;
  std::string id;
  std::size_t context = 0;
  std::string format = "text";
};

int run(const Arguments& arguments) {
  const Searcher searcher(choose_index(arguments.index));
  std::vector<Hit> hits = searcher.show(arguments.id, arguments.context);
  if (hits.empty()) hits = searcher.passages_of(arguments.id);
  if (hits.empty()) {
    throw InputError(arguments.id + ": no such passage or document in the index",
                     "ids stand under each hit of tenet search: DOCUMENT#NUMBER");
  }
  const Style style = output_style();
  if (arguments.format == "text") {
    const Document& document = hits.front().document;
    fmt::print("{}",
               tint(wrap(document.title.empty() ? document.id : document.title, {}, 0, style), Tone::strong, style));
    for (const auto& [label, value] : {std::pair{"by", document.speaker}, std::pair{"of", document.organisation},
                                       std::pair{"date", document.date}, std::pair{"url", document.url}}) {
      if (!value.empty())
        fmt::print("{}", tint(wrap(fmt::format("{}: {}", label, value), {}, 0, style), Tone::faint, style));
    }
  }
  for (const Hit& hit : hits) {
    if (arguments.format == "jsonl") {
      fmt::print("{}\n", passage_line(hit));
    } else {
      fmt::print("\n{}", passage_for_people(hit, hit.id == arguments.id, style));
    }
  }
  return found;
}

}  // namespace

void add_show_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("show", "Show a passage as it stands in its source, or a whole document");
  command->footer(
      "Examples:\n  tenet show law-enforcement-leaders.txt#9 --context 1\n  tenet show law-enforcement-leaders.txt");
  command->add_option("--index", arguments->index,
                      "Folder of the index; default TENET_INDEX, else .tenet here or above");
  command->add_option("--context", arguments->context, "Passages to show before and after")->capture_default_str();
  command->add_option("--format", arguments->format, "How to write it")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  command->add_option("ID", arguments->id, "Id of a passage or a document")->required();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
