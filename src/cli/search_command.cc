#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/json_lines.h"
#include "cli/place.h"
#include "cli/report.h"
#include "cli/show_passage.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string index;
  std::vector<std::string> words;  // of the query
  std::string queries;             // file
  std::size_t limit = 10;
  std::size_t offset = 0;
  bool any = false;
  bool plain = false;
  bool explain = false;
  std::string by = "passage";
  std::string format = "text";
};

struct Asked {
  std::string id = {};  // of a batch, else empty
  std::string text = {};
  std::string place = {};  // "queries.tsv:3", else empty
};

std::vector<Asked> read_batch(const std::string& name) {
  const std::string bytes = read_whole_file(name);
  std::vector<Asked> batch;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view line(bytes.data() + begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    begin = end + 1;
    ++number;
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    const std::string place = fmt::format("{}:{}", name, number);
    if (tab == std::string_view::npos) {
      throw InputError(place + ": no tab between the query's id and its text", "write: ID, a tab, QUERY");
    }
    batch.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1)), place});
  }
  if (batch.empty()) throw InputError(name + ": no queries", "write one a line: ID, a tab, QUERY");
  return batch;
}

class Search {
 public:
  explicit Search(const Arguments& arguments)
      : arguments_(arguments),
        searcher_(choose_index(arguments.index)),
        style_(output_style()),
        options_{.limit = arguments.limit,
                 .offset = arguments.offset,
                 .by = arguments.by == "document" ? SearchOptions::By::document : SearchOptions::By::passage} {
    if (arguments.format == "trec") options_.snippet_bytes = 0;
    joining_ = arguments.any ? Joining::any : Joining::all;
  }

  // Whether anything was found.
  bool answer(const Asked& asked) {
    const Query query = parse(asked.text);
    const Results results = searcher_.search(query, options_);
    for (const std::string& note : results.notes) fmt::print(stderr, "note: {}\n", note);
    if (arguments_.explain) explain(query);
    if (arguments_.format == "jsonl") {
      print_json(asked, query, results);
    } else if (arguments_.format == "trec") {
      print_trec(asked, results);
    } else {
      print_text(asked, query, results);
    }
    return results.total > 0;
  }

 private:
  [[nodiscard]] Query parse(const std::string& text) const {
    return arguments_.plain ? plain_query(text, joining_) : searcher_.parse(text, joining_);
  }

  void explain(const Query& query) const {
    fmt::print(stderr, "parse    {}\ncompile  {}\n", describe(query), searcher_.explain(query));
  }

  void print_json(const Asked& asked, const Query& query, const Results& results) const {
    const Answer answer{asked.id, asked.text, query, options_};
    for (const Hit& hit : results.hits) fmt::print("{}\n", hit_line(hit, answer));
    fmt::print("{}\n", summary_line(results, answer, searcher_.info()));
  }

  // trec_eval sorts by score and settles ties its own way: equal scores are written as descending ones.
  void print_trec(const Asked& asked, const Results& results) const {
    constexpr double step = 1e-6;
    double last = 0;
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
      const Hit& hit = results.hits[i];
      const double score = i == 0 ? hit.score : std::min(hit.score, last - step);
      last = score;
      std::string name = options_.by == SearchOptions::By::document ? hit.document.id : hit.id;
      for (auto at = name.find_first_of(" \t"); at != std::string::npos; at = name.find_first_of(" \t", at)) {
        name.replace(at, 1, "%20");
      }
      fmt::print("{} Q0 {} {} {:.6f} tenet\n", asked.id.empty() ? "1" : asked.id, name, options_.offset + i + 1, score);
    }
  }

  void print_text(const Asked& asked, const Query& query, const Results& results) const {
    if (!asked.id.empty()) fmt::print("{}{}\n\n", tint("query " + asked.id + ": ", Tone::strong, style_), asked.text);
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
      fmt::print("{}\n", hit_for_people(results.hits[i], options_.offset + i + 1, style_));
    }
    std::fflush(stdout);
    const char* unit = options_.by == SearchOptions::By::document ? "document" : "passage";
    if (results.total == 0) {
      say_nothing_found(asked, query);
    } else if (results.hits.size() < results.total) {
      fmt::print(stderr, "{} {}s, {} shown\n", results.total, unit, results.hits.size());
    } else {
      fmt::print(stderr, "{} {}{}\n", results.total, unit, results.total == 1 ? "" : "s");
    }
  }

  // Says what would have found something, where words joined by "all" are what found nothing.
  void say_nothing_found(const Asked& asked, const Query& query) const {
    fmt::print(stderr, "nothing found for {}\n", asked.text);
    if (query.kind != Query::Kind::all || arguments_.any) return;
    const Query any = arguments_.plain ? plain_query(asked.text, Joining::any) : parse_query(asked.text, Joining::any);
    if (const auto total = searcher_.search(any, {.limit = 0}).total; total > 0) {
      fmt::print(stderr, "  hint: no passage has all of it; --any finds {} with some of it\n", total);
    }
  }

  Arguments arguments_;
  Searcher searcher_;
  Style style_;
  SearchOptions options_;
  Joining joining_ = Joining::all;
};

int run(const Arguments& arguments) {
  std::string query;
  for (const std::string& word : arguments.words) query += (query.empty() ? "" : " ") + word;
  if (query.empty() == arguments.queries.empty()) {
    throw InputError("search: give either a QUERY or --queries FILE", "tenet search topic:sentencing");
  }
  const std::vector<Asked> batch =
      arguments.queries.empty() ? std::vector<Asked>{{.text = query}} : read_batch(arguments.queries);
  Search search(arguments);
  int status = nothing_found;
  bool any_failed = false;
  for (const Asked& asked : batch) {
    try {
      if (search.answer(asked)) status = found;
    } catch (const QueryError& error) {
      report(error, asked.text, asked.place);
      any_failed = true;
    }
  }
  return any_failed ? failed : status;
}

}  // namespace

void add_search_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("search", "Find passages");
  std::string footer =
      "Words are all required (--any: at least one); \"exact phrase\", AND OR NOT, -word, ( ),\n"
      "NEAR/5, incarcerat*, and fields:\n";
  for (const Field& field : fields()) footer += fmt::format("  {:<34} {}\n", field.example, field.description);
  footer +=
      "\nExit status: 0 found, 1 nothing found, 2 error.\n\nExamples:\n"
      "  tenet search topic:sentencing\n"
      "  tenet search 'treatment AND (arrest OR prosecution) NOT prison'\n"
      "  tenet search 'said:\"public safety\" date:2014..2016'\n"
      "  tenet search --any 'What do police chiefs say about mandatory minimum sentences?'";
  command->footer(footer);
  command->add_option("--index", arguments->index,
                      "Folder of the index; default TENET_INDEX, else .tenet here or above");
  command->add_option("-n,--max-count", arguments->limit, "Hits to show")->capture_default_str();
  command->add_option("--offset", arguments->offset, "Hits to pass over first")->capture_default_str();
  command->add_flag("--any", arguments->any, "Passages with any of the words, not all");
  command->add_flag("--plain", arguments->plain, "Take the query as plain words, without operators");
  command->add_option("--by", arguments->by, "What a hit is")
      ->check(CLI::IsMember({"passage", "document"}))
      ->capture_default_str();
  command->add_option("--format", arguments->format, "How to write hits")
      ->check(CLI::IsMember({"text", "jsonl", "trec"}))
      ->capture_default_str();
  command->add_flag("--explain", arguments->explain, "Say how the query was understood, on standard error");
  command->add_option("--queries", arguments->queries, "File of queries, one a line: id, tab, query");
  command->add_option("QUERY", arguments->words, "What to look for; several arguments are one query");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
