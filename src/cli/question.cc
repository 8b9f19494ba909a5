#include "cli/question.h"

#include <chrono>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/place.h"
#include "cli/report.h"
#include "cli/visible.h"

namespace tenet::cli {

CLI::Option* add_index_option(CLI::App& command, std::string& index) {
  return command.add_option("--index", index, "The index; else .tenet here or above")->type_name("FOLDER");
}

CLI::Option* add_index_places(CLI::App& command, std::vector<std::string>& places) {
  return command
      .add_option("--index", places,
                  "The index, or a Xapian database, xapian:FOLDER or xapian+tcp://HOST:PORT; several, with --index for "
                  "each or colons between them, are searched as one; else .tenet here or above")
      ->type_name("FOLDER")
      ->allow_extra_args(false);
}

void add_indexes_option(CLI::App& command, Indexes& indexes, const std::string& remote) {
  indexes.option = add_index_places(command, indexes.given);
  command.add_flag("--partial", indexes.partial, "Search the other indexes when one of several cannot be opened");
  command.add_flag(remote, indexes.allow_remote, "Let xapian+tcp:// name another machine: nothing is encrypted")
      ->configurable(false);
  command.add_option("--timeout", indexes.timeout, "Seconds that an answer of xapian+tcp:// may take")
      ->check(CLI::Range(1U, 86'400U))
      ->capture_default_str();
}

namespace {

Searcher open_all(const std::vector<std::filesystem::path>& places, const SearcherOptions& options) {
  try {
    return Searcher(places, options);
  } catch (const IndexError& error) {
    if (error.code() == ErrorCode::not_together) throw;
    throw Error(error.what(), advice(error) + "; the other indexes alone: --partial");
  }
}

}  // namespace

SearcherOptions reading_options(const Indexes& indexes) {
  return {.partial = indexes.partial,
          .allow_remote = indexes.allow_remote,
          .answer_timeout = std::chrono::seconds(indexes.timeout)};
}

Searcher open(const Indexes& indexes) {
  const SearcherOptions options = reading_options(indexes);
  const std::vector<std::filesystem::path> places = choose_indexes(indexes.given, indexes.option);
  if (!indexes.partial && places.size() > 1) return open_all(places, options);
  Searcher searcher(places, options);
  for (const std::string& missing : searcher.info().missing) {
    fmt::print(stderr, "warning: {}; the other indexes are searched without it\n", on_a_line(missing));
  }
  return searcher;
}

void add_question(CLI::App& command, Question& question, Asking asking, const std::string& what) {
  add_indexes_option(command, question.indexes);
  command.add_flag("--any", question.any, "Passages with any of the words, not all");
  command.add_flag("--plain", question.plain, "Take the query as plain words, without operators");
  CLI::Option* words = command.add_option("QUERY", question.words, what + "; several arguments are one query");
  question.is_optional = asking == Asking::optional;
  if (asking == Asking::required) words->required();
}

std::string query_text(const Question& question) {
  std::string text;
  for (const std::string& word : question.words) text += (text.empty() ? "" : " ") + word;
  return text;
}

void require_words(const Query& query, std::string_view text) {
  if (query.kind != Query::Kind::nothing || text.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
  throw QueryError("the query has no words", 0, "a word has a letter or a digit");
}

bool has_no_operators(std::string_view text) {
  return parse_query(text, Joining::any).kind == Query::Kind::any;
}

Query read_query(const Question& question, const std::string& text, const Searcher& searcher) {
  return question.plain ? plain_query(text, question.joining()) : searcher.parse(text, question.joining());
}

int ask(const Question& question, const std::function<int(const Asked&)>& answer) {
  const std::string text = query_text(question);
  const Searcher searcher = open(question.indexes);
  try {
    const Query query = read_query(question, text, searcher);
    if (question.is_optional) require_words(query, text);
    return answer({text, query, searcher});
  } catch (const QueryError& error) {
    report(error, text, "");
    return failed;
  }
}

}  // namespace tenet::cli
