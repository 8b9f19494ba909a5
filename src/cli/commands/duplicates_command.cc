#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/duplicates.h>
#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/paging.h"
#include "cli/question.h"
#include "cli/render/table.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Question question;
  OutputOptions output;
  Paging paging;
  std::string of;
};

constexpr std::size_t words_bytes = 80;  // of a passage, to know it by

std::vector<Column> group_columns() {
  return {
      {.name = "passages", .heading = "passages", .description = "in the group", .right = true},
      {.name = "documents", .heading = "documents", .description = "that have them", .right = true},
      {.name = "least_agreement",
       .heading = "least",
       .description = "the least agreement of a passage with the first, 0 to 1",
       .right = true,
       .decimals = 2},
      {.name = "first", .heading = "first", .description = "id of the first passage, in reading order"},
      {.name = "date", .heading = "date", .description = "of the first passage's document"},
      {.name = "words", .heading = "words", .description = "the first words of it"},
      {.name = "others", .heading = "others", .description = "ids of the others", .shown = Shown::to_programs},
  };
}

std::vector<Column> passage_columns() {
  return {
      {.name = "agreement",
       .heading = "agreement",
       .description = "of the passage with the one asked for, 0 to 1",
       .right = true,
       .decimals = 2},
      {.name = "passage", .heading = "passage", .description = "its id"},
      {.name = "date", .heading = "date", .description = "of its document"},
      {.name = "words", .heading = "words", .description = "its first words"},
  };
}

std::string document_of(const std::string& passage) {
  return passage.substr(0, passage.rfind('#'));
}

// The first words of a passage; all of them when they are few.
std::string words_of(const Hit& hit) {
  std::string words = hit.text;
  std::ranges::replace(words, '\n', ' ');
  if (words.size() <= words_bytes) return words;
  words.resize(words.find_last_of(' ', words_bytes) == std::string::npos ? words_bytes
                                                                         : words.find_last_of(' ', words_bytes));
  return words + " ...";
}

Row row_of(const DuplicateGroup& group, const Searcher& searcher) {
  std::vector<std::string> others;
  std::vector<std::string> documents{document_of(group.first)};
  double least = 1;
  for (const Duplicate& each : group.others) {
    others.push_back(each.id);
    documents.push_back(document_of(each.id));
    least = std::min(least, each.agreement);
  }
  std::ranges::sort(documents);
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  const Hit first = searcher.show(group.first).at(0);
  return {others.size() + 1, documents.size(), least, group.first, text_or_nothing(first.document.date),
          words_of(first),   std::move(others)};
}

int list_groups(const Asked& asked, const Arguments& arguments, Output& output) {
  TableWriter table("duplicates", group_columns(), arguments.output, output);
  const std::vector<DuplicateGroup> groups = duplicate_groups(asked.searcher, asked.query);
  const std::size_t shown = std::min(arguments.paging.most(), groups.size());
  for (std::size_t i = 0; i < shown; ++i) table.row(row_of(groups[i], asked.searcher));
  table.finish();
  output.finish();
  std::size_t others = 0;
  for (const DuplicateGroup& group : groups) others += group.others.size();
  fmt::print(stderr, "{} groups, {} passages beside the first ones{}\n", groups.size(), others,
             shown < groups.size() ? fmt::format("; {} shown, --all shows all", shown) : "");
  return groups.empty() ? nothing_found : found;
}

int list_like(const Asked& asked, const Arguments& arguments, Output& output) {
  const std::string id = asked.searcher.full_id(arguments.of);
  if (asked.searcher.show(id).empty()) {
    throw InputError(arguments.of + ": no such passage in the index",
                     "ids stand under each hit of tenet search: DOCUMENT#NUMBER");
  }
  TableWriter table("duplicate", passage_columns(), arguments.output, output);
  const std::vector<Duplicate> duplicates = asked.searcher.near_duplicates(id);
  for (const Duplicate& each : duplicates) {
    const Hit hit = asked.searcher.show(each.id).at(0);
    table.row({each.agreement, each.id, text_or_nothing(hit.document.date), words_of(hit)});
  }
  table.finish();
  output.finish();
  if (duplicates.empty()) fmt::print(stderr, "no passage is near-identical to {}\n", on_a_line(id));
  return duplicates.empty() ? nothing_found : found;
}

int answer(const Asked& asked, const Arguments& arguments) {
  if (!arguments.of.empty() && !asked.text.empty()) {
    throw InputError("duplicates: --of and a QUERY do not go together", "tenet duplicates --of ID");
  }
  Output output(arguments.output);
  return arguments.of.empty() ? list_groups(asked, arguments, output) : list_like(asked, arguments, output);
}

}  // namespace

void add_duplicates_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("duplicates");
  add_question(*command, arguments->question, Asking::optional, "Among which passages to look");
  command->add_option("--of", arguments->of, "List what is near-identical to that passage, in the whole index")
      ->type_name("ID")
      ->configurable(false);
  add_limit(*command, arguments->paging, "Groups");
  add_output_options(*command, arguments->output);
  command->callback([arguments, &status] {
    status = ask(arguments->question, [&](const Asked& asked) { return answer(asked, *arguments); });
  });
}

}  // namespace tenet::cli
