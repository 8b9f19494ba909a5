#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/searcher.h>

namespace CLI {
class App;
class Option;
}  // namespace CLI

// What a command is asked, in the options that all commands with a QUERY share.
namespace tenet::cli {

// The indexes that a reading command asks.
struct Indexes {
  std::vector<std::string> given = {};  // as they were; empty for the usual one
  const CLI::Option* option = nullptr;  // that gave them
  bool partial = false;                 // whether those that cannot be opened are left out
  bool allow_remote = false;            // whether a server may be on another machine
  unsigned timeout = 60;                // seconds that an answer of a server may take
};

struct Question {
  Indexes indexes = {};
  std::vector<std::string> words = {};
  bool any = false;
  bool plain = false;
  bool is_optional = false;

  [[nodiscard]] Joining joining() const { return any ? Joining::any : Joining::all; }
};

// Declares --index for commands that write one.
CLI::Option* add_index_option(CLI::App& command, std::string& index);
// Declares --index for several.
CLI::Option* add_index_places(CLI::App& command, std::vector<std::string>& places);
// Declares --index, --partial, --timeout and `remote`, the flag of Indexes::allow_remote, for commands that ask no
// query.
void add_indexes_option(CLI::App& command, Indexes& indexes, const std::string& remote = "--allow-remote");
// How they are read.
[[nodiscard]] SearcherOptions reading_options(const Indexes& indexes);
// Says on standard error what was left out.
[[nodiscard]] Searcher open(const Indexes& indexes);

// Whether a command can do without a QUERY, which then stands for every passage.
enum class Asking { required, optional };

// Declares what add_indexes_option() declares, --any, --plain and QUERY; `what` says what the query chooses.
void add_question(CLI::App& command, Question& question, Asking asking, const std::string& what);

// A question with the index it is put to.
struct Asked {
  std::string text = {};  // the query as it was typed; empty for every passage
  Query query = {};
  const Searcher& searcher;
};

// Opens the index, reads the query and gives what `answer` gives. An error in the query, or one that answering it
// brings up, is reported with a caret under the place, and gives the exit status for errors.
[[nodiscard]] int ask(const Question& question, const std::function<int(const Asked&)>& answer);

// The words of the query with a space between them.
[[nodiscard]] std::string query_text(const Question& question);
// Throws QueryError for a text that has characters but no words: the empty query that it becomes would stand for every
// passage.
void require_words(const Query& query, std::string_view text);
// Whether what joins the words of a query is up to the reader, as of a question in plain words.
[[nodiscard]] bool has_no_operators(std::string_view text);
// Reads one query as the question says. Throws QueryError.
[[nodiscard]] Query read_query(const Question& question, const std::string& text, const Searcher& searcher);
}  // namespace tenet::cli
