#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/render/hit_forms.h"
#include "cli/render/json.h"
#include "cli/render/json_lines.h"
#include "cli/render/show_passage.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Indexes indexes;
  std::string id;
  std::size_t context = 0;
  OutputOptions output;
};

void write_heading(const Document& document, Output& output) {
  const Style& style = output.style();
  const std::string title = wrap(document.title.empty() ? document.id : document.title, {}, 0, style);
  output.write(link(tint(title, Tone::strong, style), document.url, style));
  for (const auto& [label, value] : {std::pair{"by", document.speaker}, std::pair{"of", document.organisation},
                                     std::pair{"date", document.date}, std::pair{"url", document.url}}) {
    if (!value.empty()) output.write(tint(wrap(fmt::format("{}: {}", label, value), {}, 0, style), Tone::faint, style));
  }
}

// Passages whole, as json and jsonl have them.
void write_json(const std::vector<Hit>& hits, bool array, Output& output) {
  JsonList list(output, array);
  for (const Hit& hit : hits) list.add(passage_line(hit));
  list.finish();
}

void write_table(const std::vector<Hit>& hits, const OutputOptions& options, Output& output) {
  const auto form = make_table_form(options, output);
  std::size_t rank = 0;
  for (const Hit& hit : hits) form->hit({.hit = hit, .rank = ++rank}, {});
  form->finish();
}

int run(const Arguments& arguments) {
  const Searcher searcher = open(arguments.indexes);
  const std::string id = searcher.full_id(arguments.id);
  std::vector<Hit> hits = searcher.show(id, arguments.context);
  if (hits.empty()) hits = searcher.passages_of(id);
  if (hits.empty()) {
    throw InputError(arguments.id + ": no such passage or document in the index",
                     "ids stand under each hit of tenet search: DOCUMENT#NUMBER");
  }
  Output output(arguments.output);
  const std::string& format = arguments.output.format;
  const bool whole = arguments.output.fields.empty();
  if (whole && (format == "json" || format == "jsonl")) {
    write_json(hits, format == "json", output);
  } else if (whole && format == "text") {
    write_heading(hits.front().document, output);
    for (const Hit& hit : hits) {
      output.write('\n' + passage_for_people(hit, hit.id == id, output.style()));
    }
  } else {
    write_table(hits, arguments.output, output);
  }
  output.finish();
  return found;
}

}  // namespace

void add_show_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("show");
  add_indexes_option(*command, arguments->indexes);
  command->add_option("-C,--context", arguments->context, "Passages to show before and after")
      ->check(CLI::NonNegativeNumber);
  add_output_options(*command, arguments->output);
  command->add_option("ID", arguments->id, "Id of a passage or a document, or enough of it")->required();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
