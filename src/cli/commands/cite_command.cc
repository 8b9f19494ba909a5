#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/citation.h>
#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/references.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Indexes indexes;
  std::vector<std::string> ids;
  std::string style = "apa";
  std::string accessed;  // ISO date, "today" or empty
  std::size_t quote = 0;
  bool quotes = false;
  bool quotation = false;
};

// The day it is where the command runs, ISO 8601.
std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

std::string read_accessed(const std::string& given) {
  if (given == "today") return today();
  if (!given.empty() && !is_day(given)) {
    throw InputError("--accessed " + given + ": no date", "write --accessed=2026-01-31, or --accessed for today");
  }
  return given;
}

// The ids that were given, those on standard input, one a line, in place of "-".
std::vector<std::string> read_ids(const std::vector<std::string>& given) {
  std::vector<std::string> ids;
  for (const std::string& id : given) {
    if (id != "-") {
      ids.push_back(id);
      continue;
    }
    for (std::string line; std::getline(std::cin, line);) {
      if (line.ends_with('\r')) line.pop_back();
      if (!line.empty()) ids.push_back(line);
    }
  }
  if (ids.empty())
    throw InputError("cite: no ids on standard input", "tenet search -n 5 bail --format trec lists some");
  return ids;
}

// Says that there is no such passage, and which there are.
[[noreturn]] void throw_unknown(const std::string& id, const Searcher& searcher) {
  const std::string document = id.substr(0, id.rfind('#'));
  const std::vector<Hit> passages = searcher.passages_of(document);
  std::string hint = "ids stand under each hit of tenet search: DOCUMENT#NUMBER";
  if (!passages.empty()) {
    hint = fmt::format("{} has {} passages, from {} to {}", document, passages.size(), passages.front().id,
                       passages.back().id);
  }
  throw InputError(id + ": no such passage or document in the index", hint);
}

// The references for one id: of a document, a passage, or the quotations in it that are asked for.
std::vector<Reference> references_for(const std::string& id, const Arguments& arguments, const Searcher& searcher) {
  const bool quotes = arguments.quotes || arguments.quote > 0;
  Cited cited = cite_id(id, quotes, searcher);
  if (cited.kind == Cited::Kind::nothing) throw_unknown(searcher.full_id(id), searcher);
  if (!quotes || cited.kind == Cited::Kind::document) return std::move(cited.references);
  if (cited.references.empty() || arguments.quote > cited.references.size()) {
    throw InputError(fmt::format("{}: there are {} quotations in it", searcher.full_id(id), cited.references.size()),
                     "tenet show " + id + " shows it; without --quote and --quotes the whole passage is cited");
  }
  if (arguments.quotes) return std::move(cited.references);
  return {cited.references[arguments.quote - 1]};
}

bool is_for_people(CitationStyle style) {
  return style == CitationStyle::apa || style == CitationStyle::chicago || style == CitationStyle::bluebook;
}

// Lines cut to the width of the terminal, each indented as it began.
std::string filled(const std::string& text, const Style& style) {
  std::string lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    lines += indent == line.size() ? "\n" : wrap(line.substr(indent), {}, indent, style);
    begin = end + 1;
  }
  return lines;
}

int run(const Arguments& arguments) {
  const std::string accessed = read_accessed(arguments.accessed);
  const Searcher searcher = open(arguments.indexes);
  std::vector<Reference> references;
  for (const std::string& id : read_ids(arguments.ids)) {
    for (Reference& each : references_for(id, arguments, searcher)) references.push_back(std::move(each));
  }
  references = merge_references(std::move(references));
  for (Reference& reference : references) reference.accessed = accessed;
  const CitationStyle style = citation_style(arguments.style).value();
  Output output({.format = is_for_people(style) ? "text" : arguments.style});
  const std::string text = cite(references, style, arguments.quotation ? Leading::words : Leading::reference);
  output.write(is_for_people(style) && output.style().terminal ? filled(text, output.style()) : text);
  output.finish();
  return found;
}

}  // namespace

void add_cite_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("cite");
  add_indexes_option(*command, arguments->indexes);
  command->add_option("--style", arguments->style, "How to cite")
      ->check(CLI::IsMember(citation_styles()))
      ->capture_default_str();
  CLI::Option* quote =
      command->add_option("--quote", arguments->quote, "Cite only the quotation of that number in each passage")
          ->check(CLI::PositiveNumber);
  command->add_flag("--quotes", arguments->quotes, "Cite the quotations in each passage, not the passage")
      ->excludes(quote);
  command->add_flag("--quotation", arguments->quotation, "The quoted words first, the reference below them");
  command->add_flag("--accessed{today}", arguments->accessed, "Say when it was read: --accessed=2026-01-31, or today");
  command->add_option("ID", arguments->ids, "Ids of passages or documents; - reads them from standard input")
      ->required();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
