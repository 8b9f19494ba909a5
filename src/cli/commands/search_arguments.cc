#include "cli/commands/search_arguments.h"

#include <algorithm>
#include <limits>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/citation.h>
#include <tenet/error.h>

#include "cli/render/hit_forms.h"

namespace tenet::cli {
namespace {

constexpr std::size_t usual_limit = 10;
constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

const std::vector<std::string>& sort_names() {
  // In the order of SearchOptions::Order; that of ids is that of documents.
  static const std::vector<std::string> names{"score", "date", "document", "id"};
  return names;
}

// Whether what matched is written: to find it, the words of every hit are read.
bool shows_matches(const SearchArguments& arguments) {
  const std::vector<std::string>& fields = arguments.output.fields;
  const std::string& format = arguments.output.format;
  if (arguments.names || format == "trec") return false;
  if (fields.empty()) return format == "text" || format == "json" || format == "jsonl";
  return std::ranges::any_of(
      fields, [](const std::string& field) { return field == "all" || field == "snippet" || field == "matches"; });
}

void add_choices(CLI::App& command, SearchArguments& arguments) {
  command.add_option("-n,--max-count", arguments.limit, "Hits to write; default 10, all with -l and -o")
      ->check(CLI::NonNegativeNumber);
  command.add_flag("--all", arguments.all, "Write all hits");
  command.add_option("--offset", arguments.offset, "Hits to pass over first")->check(CLI::NonNegativeNumber);
  command.add_option("--by", arguments.by, "What a hit is")->check(CLI::IsMember({"passage", "document"}));
  command.add_option("--per-document", arguments.per_document, "Passages of a document at most, the best of them")
      ->check(CLI::PositiveNumber);
  command.add_option("--sort", arguments.sort, "Order of hits; default score")->check(CLI::IsMember(sort_names()));
  command.add_flag("--reverse", arguments.reverse, "Turn the order round");
  command.add_flag("--fold", arguments.fold, "Show one of near-identical passages; the default for people, best first");
  command.add_flag("--no-fold", arguments.no_fold, "Show all of them");
  command.add_flag("--duplicates", arguments.duplicates, "Fold, and list what is near-identical to each hit");
  command.add_option("-A,--after-context", arguments.after, "Passages to show after each hit")
      ->check(CLI::NonNegativeNumber);
  command.add_option("-B,--before-context", arguments.before, "Passages to show before each hit")
      ->check(CLI::NonNegativeNumber);
  command.add_option("-C,--context", arguments.context, "Passages to show on either side")
      ->check(CLI::NonNegativeNumber);
}

void add_modes(CLI::App& command, SearchArguments& arguments) {
  command.add_flag("-c,--count", arguments.count, "Write only how many there are")->configurable(false);
  command.add_flag("-l,--documents-only", arguments.names, "Write only the ids of documents, each once")
      ->configurable(false);
  command
      .add_flag("-o,--only-matching", arguments.only_matching,
                "Write only the words that matched; with said: or kind:, the quotations")
      ->configurable(false);
  command.add_flag("-q,--quiet", arguments.quiet, "Write nothing: the exit status says whether anything was found")
      ->configurable(false);
  command.add_flag("-0,--null", arguments.null, "End names with a NUL, for xargs -0; with -l and -c")
      ->configurable(false);
}

}  // namespace

void add_search_arguments(CLI::App& command, SearchArguments& arguments) {
  add_question(command, arguments.question, Asking::optional, "What to look for");
  command
      .add_option("--queries", arguments.queries, "File of queries, one a line: id, tab, query; - for standard input")
      ->type_name("FILE")
      ->configurable(false);
  add_choices(command, arguments);
  add_modes(command, arguments);
  add_output_options(command, arguments.output, hit_formats());
  command
      .add_flag("--all-words", arguments.all_words,
                "Passages with all of the words, ranked by these alone, also where a query reads as a sentence")
      ->excludes(command.get_option("--any"));
  command.add_flag("--explain", arguments.explain,
                   "Say how the query was understood, on standard error; --explain=ID: what adds up to the score of "
                   "that passage");
}

void check_arguments(const SearchArguments& arguments) {
  const auto exclude = [](bool first, const std::string& name, bool second, const std::string& other,
                          const std::string& hint) {
    if (first && second) throw InputError(fmt::format("{} and {}: only one of them", name, other), hint);
  };
  struct Mode {
    bool on;
    std::string name;
    std::string what;
  };
  const std::vector<Mode> modes{{arguments.quiet, "--quiet", "writes nothing"},
                                {arguments.count, "--count", "writes a number"},
                                {arguments.names, "--documents-only", "writes names"},
                                {arguments.only_matching, "--only-matching", "writes words"}};
  const bool formatted = arguments.output.format != "text" || !arguments.output.fields.empty();
  const bool context = arguments.passages_before() + arguments.passages_after() > 0;
  for (std::size_t i = 0; i < modes.size(); ++i) {
    const Mode& mode = modes[i];
    const std::string hint = mode.name + ' ' + mode.what;
    for (std::size_t j = i + 1; j < modes.size(); ++j) exclude(mode.on, mode.name, modes[j].on, modes[j].name, hint);
    exclude(mode.on, mode.name, formatted, "--format or --fields", hint);
    exclude(mode.on, mode.name, context, "context", hint);
  }
  exclude(arguments.all, "--all", arguments.limit.has_value(), "--max-count", "--max-count says how many");
  exclude(arguments.output.format == "trec", "--format trec", arguments.sort != "score" || arguments.reverse, "--sort",
          "a run is ranked by score");
  exclude(arguments.output.format == "trec", "--format trec", !arguments.output.fields.empty(), "--fields",
          "a run has its own six columns");
  const bool cites = citation_style(arguments.output.format).has_value();
  exclude(cites, "--format " + arguments.output.format, !arguments.output.fields.empty(), "--fields",
          "--format csv --fields citation,text chooses columns");
  const bool folds = arguments.duplicates || arguments.fold;
  exclude(folds, "--fold or --duplicates", arguments.no_fold, "--no-fold", "--duplicates lists what is folded");
  exclude(folds, "--fold", arguments.by_document(), "--by document", "passages are folded");
  exclude(folds, "--fold", arguments.all, "--all", "-n says how many");
  exclude(folds, "--fold", arguments.count || arguments.quiet || arguments.only_matching, "--count, -q or -o",
          "folding changes what is shown, not what is counted");
  exclude(arguments.by_document(), "--by document", arguments.per_document > 0, "--per-document",
          "--by document gives one hit a document");
  exclude(arguments.null, "--null", !arguments.names && !arguments.count, "no --documents-only or --count",
          "it ends the names that these write");
  if (query_text(arguments.question).empty() == arguments.queries.empty()) {
    throw InputError("search: give either a QUERY or --queries FILE", "tenet search topic:sentencing");
  }
}

SearchOptions options_of(const SearchArguments& arguments) {
  const bool whole = arguments.all || arguments.names || arguments.only_matching;
  SearchOptions options{.limit = arguments.limit.value_or(whole ? no_limit : usual_limit), .offset = arguments.offset};
  if (arguments.by_document()) options.by = SearchOptions::By::document;
  if (arguments.count || arguments.quiet) options.limit = 0;
  if (!shows_matches(arguments)) options.snippet_bytes = 0;
  const auto place = std::ranges::find(sort_names(), arguments.sort) - sort_names().begin();
  options.order = static_cast<SearchOptions::Order>(std::min<std::ptrdiff_t>(place, 2));
  options.reverse = arguments.reverse;
  options.per_document = arguments.per_document;
  return options;
}

}  // namespace tenet::cli
