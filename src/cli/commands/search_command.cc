#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/citation.h>
#include <tenet/duplicates.h>
#include <tenet/searcher.h>

#include "cli/batch.h"
#include "cli/command.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/report.h"
#include "cli/show/explanation.h"
#include "cli/show/figures.h"
#include "cli/show/hit_forms.h"
#include "cli/show/table.h"
#include "cli/streams.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Question question;
  OutputOptions output;
  std::string queries;  // file
  std::optional<std::size_t> limit;
  std::size_t offset = 0;
  bool all = false;
  std::string by = "passage";
  std::string sort = "score";
  bool reverse = false;
  std::size_t per_document = 0;
  bool count = false;
  bool names = false;
  bool quiet = false;
  bool only_matching = false;
  std::optional<std::size_t> before;
  std::optional<std::size_t> after;
  std::size_t context = 0;
  bool null = false;
  std::string explain;  // "true" for the query, else the id of a passage
  bool all_words = false;
  bool fold = false;
  bool no_fold = false;
  bool duplicates = false;

  [[nodiscard]] std::size_t passages_before() const { return before.value_or(context); }
  [[nodiscard]] std::size_t passages_after() const { return after.value_or(context); }
  [[nodiscard]] bool explains_hit() const { return !explain.empty() && explain != "true"; }
  [[nodiscard]] bool by_document() const { return by == "document" || names; }
  // Whether words without operators are evidence. What is written for scripts alone keeps to conditions.
  [[nodiscard]] bool words_as_evidence() const {
    return !all_words && !question.any && !count && !names && !quiet && !only_matching;
  }
  // Whether near-identical hits are folded: for people, who read on, and for whoever asks.
  [[nodiscard]] bool folds() const {
    const bool for_people = output.format == "text" && output.fields.empty() && sort == "score" && !reverse;
    const bool whole = by_document() || count || quiet || only_matching || all;
    return !whole && (duplicates || fold || (for_people && !no_fold));
  }
};

constexpr std::size_t usual_limit = 10;
constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

const std::vector<std::string>& sort_names() {
  // In the order of SearchOptions::Order; that of ids is that of documents.
  static const std::vector<std::string> names{"score", "date", "document", "id"};
  return names;
}

// Flags that contradict each other, or of which one would do nothing.
void check(const Arguments& arguments) {
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

// Whether what matched is written: to find it, the words of every hit are read.
bool shows_matches(const Arguments& arguments) {
  const std::vector<std::string>& fields = arguments.output.fields;
  const std::string& format = arguments.output.format;
  if (arguments.names || format == "trec") return false;
  if (fields.empty()) return format == "text" || format == "json" || format == "jsonl";
  return std::ranges::any_of(
      fields, [](const std::string& field) { return field == "all" || field == "snippet" || field == "matches"; });
}

SearchOptions options_of(const Arguments& arguments) {
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

// Whether a query speaks of quotations, so that what matches is theirs.
bool asks_quotations(const Query& query) {
  if (query.kind == Query::Kind::without) return false;
  const bool itself = query.kind == Query::Kind::said || (query.kind == Query::Kind::field && query.field == "has");
  return itself || std::ranges::any_of(query.operands, asks_quotations);
}

class Search {
 public:
  explicit Search(const Arguments& arguments)
      : arguments_(arguments),
        options_(options_of(arguments)),
        searcher_(open(arguments.question.indexes)),
        output_(arguments.output) {
    const char end = arguments.null ? '\0' : '\n';
    if (arguments.null && !output_.style().terminal) write_exactly(true);
    form_ = arguments.names           ? make_name_form(end, output_)
            : arguments.only_matching ? make_match_form(output_)
                                      : make_hit_form(arguments.output, searcher_.info(), output_);
  }

  // Whether anything was found.
  bool answer(const BatchQuery& asked) {
    const Query query = read_query(arguments_.question, asked.text, searcher_);
    options_.words_as_evidence =
        arguments_.words_as_evidence() && (arguments_.question.plain || has_no_operators(asked.text));
    const Answer answer{asked.id, asked.text, query, options_};
    if (arguments_.explain == "true") explain(query);
    if (arguments_.explains_hit()) return explain_hit(asked, query);
    if (arguments_.only_matching && asks_quotations(query)) return write_quotations(asked, query);
    std::size_t shown = 0;
    const Results results = search(query, [&](const Hit& hit, std::vector<Duplicate> duplicates) {
      if (shown == 0) form_->begin(answer);
      write(hit, std::move(duplicates), ++shown, answer);
    });
    if (arguments_.quiet) return results.total > 0;
    for (const std::string& note : results.notes) {
      if (!is_about_missing(note)) notes_ += fmt::format("note: {}\n", note);
    }
    if (arguments_.count) {
      write_count(asked, results);
    } else {
      if (shown == 0) form_->begin(answer);
      form_->end(results, answer);
      say_what_was_done(asked, results);
      say_how_many(asked, query, results, shown);
    }
    return results.total > 0;
  }
  // That an index is missing was said when the others were opened.
  [[nodiscard]] bool is_about_missing(const std::string& note) const {
    const auto names_it = [&](const std::string& missing) { return note.ends_with(missing); };
    return std::ranges::any_of(searcher_.info().missing, names_it);
  }
  // Writes what is still to be written, and what is to be said about the results.
  void finish() {
    if (evidence_ > 0) {
      notes_ += fmt::format("note: {} took words as evidence; --all-words asks for all of them\n",
                            evidence_ == 1 ? "1 query" : grouped(evidence_) + " queries");
    }
    if (!arguments_.quiet && !arguments_.count && !arguments_.explains_hit()) form_->finish();
    output_.finish();
    fmt::print(stderr, "{}", notes_);
  }

 private:
  // The words of the quotations that answer, a line each.
  bool write_quotations(const BatchQuery& asked, const Query& query) {
    const QuotationOptions options{.limit = options_.limit, .offset = options_.offset};
    const std::size_t given = searcher_.quotations(
        query, options, [&](const Quotation& quotation) { output_.write(with_single_spaces(quotation.text) + '\n'); });
    if (given == 0) say_nothing_found(asked, query, false);
    return given > 0;
  }

  void explain(const Query& query) const {
    fmt::print(stderr, "parse    {}\nresolve  {}\nmatch    {}\n", describe(query), describe(searcher_.resolve(query)),
               searcher_.explain(query));
  }

  // Whether the passage answers the query.
  bool explain_hit(const BatchQuery& asked, const Query& query) {
    const Explanation explanation = searcher_.explain(query, arguments_.explain, options_);
    const bool json = arguments_.output.format == "jsonl";
    output_.write(json ? explanation_line(explanation) : explanation_for_people(explanation));
    if (!explanation.found) notes_ += fmt::format("{} is no answer to {}\n", explanation.id, excerpt(asked.text));
    return explanation.found;
  }

  // The same as search_folding(); what a Xapian database refuses is said with the options that it takes.
  Results search(const Query& query, const std::function<void(const Hit&, std::vector<Duplicate>)>& on_hit) {
    try {
      return search_folding(query, on_hit);
    } catch (const QueryError& error) {
      if (!options_.words_as_evidence || !error.hint().starts_with("ask for all of the words")) throw;
      throw QueryError(error.what(), error.offset(), "--all-words asks for all of them, --any for any of them");
    }
  }

  // Hands over each hit with what is near-identical to it, where hits are folded.
  Results search_folding(const Query& query, const std::function<void(const Hit&, std::vector<Duplicate>)>& on_hit) {
    folded_ = 0;
    if (!arguments_.folds()) return searcher_.search(query, options_, [&](const Hit& hit) { on_hit(hit, {}); });
    const bool asked = arguments_.fold || arguments_.duplicates;
    FoldedResults found;
    try {
      found = search_folded(searcher_, query, options_);
    } catch (const QueryError&) {
      // A Xapian database does not tell which passages are near-identical; what is wrong with the query shows again.
      if (asked) throw;
      return searcher_.search(query, options_, [&](const Hit& hit) { on_hit(hit, {}); });
    }
    for (std::size_t i = 0; i < found.results.hits.size(); ++i) {
      on_hit(found.results.hits[i], std::move(found.duplicates[i]));
    }
    folded_ = found.folded;
    return std::move(found.results);
  }

  void write(const Hit& hit, std::vector<Duplicate> duplicates, std::size_t number, const Answer& answer) {
    PlacedHit placed{.hit = hit,
                     .rank = options_.offset + number,
                     .query_id = answer.query_id,
                     .duplicates = std::move(duplicates),
                     .list_duplicates = arguments_.duplicates};
    const std::size_t before = arguments_.passages_before();
    const std::size_t after = arguments_.passages_after();
    if (before + after > 0) {
      bool passed = false;
      for (Hit& neighbour : searcher_.show(hit.id, std::max(before, after))) {
        if (neighbour.id == hit.id) {
          passed = true;
        } else {
          (passed ? placed.after : placed.before).push_back(std::move(neighbour));
        }
      }
      if (placed.after.size() > after) placed.after.resize(after);
      const std::size_t spare = placed.before.size() - std::min(before, placed.before.size());
      placed.before.erase(placed.before.begin(), placed.before.begin() + static_cast<std::ptrdiff_t>(spare));
    }
    form_->hit(placed, answer);
  }

  void write_count(const BatchQuery& asked, const Results& results) {
    const std::string id = arguments_.null ? asked.id : on_a_line(asked.id);
    const std::string name = id.empty() ? "" : id + (arguments_.null ? '\0' : '\t');
    output_.write(fmt::format("{}{}\n", name, results.total));
  }

  // Says what words as evidence did; of a batch, how many queries had some.
  void say_what_was_done(const BatchQuery& asked, const Results& results) {
    if (!results.words_as_evidence) return;
    if (!asked.id.empty()) {
      ++evidence_;
      return;
    }
    notes_ += "note: a hit need not have every word; --all-words asks for all of them\n";
    if (!results.topics.empty())
      notes_ += fmt::format("note: also ranked by topic: {}\n", fmt::join(results.topics, ", "));
  }

  void say_how_many(const BatchQuery& asked, const Query& query, const Results& results, std::size_t shown) {
    const bool whole = shown + folded_ + options_.offset >= results.total;
    const bool for_people = arguments_.output.format == "text" && !arguments_.names && !arguments_.only_matching;
    const char* unit = options_.by == SearchOptions::By::document ? "document" : "passage";
    if (results.total == 0) {
      say_nothing_found(asked, query, results.words_as_evidence);
    } else if (for_people || (!whole && arguments_.output.format != "jsonl" && asked.id.empty())) {
      notes_ += counted(results.total, unit);
      if (shown < results.total) notes_ += fmt::format(", {} shown", grouped(shown));
      if (folded_ > 0) notes_ += fmt::format(", {} near-identical folded (--no-fold shows them)", grouped(folded_));
      if (results.folded > 0) notes_ += fmt::format(", {} more in the same documents", grouped(results.folded));
      if (!whole && !for_people) notes_ += "; --all writes all";
      notes_ += '\n';
    }
  }

  // Says what would have found something, where words joined by "all" are what found nothing.
  void say_nothing_found(const BatchQuery& asked, const Query& query, bool words_as_evidence) {
    notes_ += fmt::format("nothing found for {}\n", excerpt(asked.text));
    const Question& question = arguments_.question;
    if (query.kind != Query::Kind::all || question.any || words_as_evidence) return;
    const Query any = question.plain ? plain_query(asked.text, Joining::any) : parse_query(asked.text, Joining::any);
    if (const auto total = searcher_.search(any, {.limit = 0}).total; total > 0) {
      notes_ += fmt::format("  hint: no passage has all of it; --any finds {} with some of it\n", total);
    }
  }

  Arguments arguments_;
  SearchOptions options_;
  Searcher searcher_;
  Output output_;
  std::unique_ptr<HitForm> form_;
  std::uint64_t evidence_ = 0;  // queries of a batch whose words were evidence
  std::uint64_t folded_ = 0;    // hits near-identical to better ones, of the last answer
  std::string notes_;           // for standard error, after the results
};

int run(const Arguments& arguments) {
  check(arguments);
  const std::vector<BatchQuery> batch = arguments.queries.empty()
                                            ? std::vector<BatchQuery>{{.text = query_text(arguments.question)}}
                                            : read_batch(arguments.queries);
  Search search(arguments);
  int status = nothing_found;
  bool any_failed = false;
  for (const BatchQuery& asked : batch) {
    BatchQuery whole = asked;
    try {
      whole.text = put_in_saved(arguments.question, asked.text);
      if (search.answer(whole)) status = found;
      if (arguments.quiet && status == found) break;
    } catch (const QueryError& error) {
      report(error, whole.text, asked.place);
      any_failed = true;
    }
  }
  search.finish();
  if (!any_failed) save_question(arguments.question);
  return any_failed && !(arguments.quiet && status == found) ? failed : status;
}

void add_choices(CLI::App& command, Arguments& arguments) {
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

void add_modes(CLI::App& command, Arguments& arguments) {
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

void add_search_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("search");
  add_question(*command, arguments->question, Asking::optional, "What to look for");
  command
      ->add_option("--queries", arguments->queries, "File of queries, one a line: id, tab, query; - for standard input")
      ->type_name("FILE")
      ->configurable(false);
  add_choices(*command, *arguments);
  add_modes(*command, *arguments);
  add_output_options(*command, arguments->output, hit_formats());
  command
      ->add_flag("--all-words", arguments->all_words,
                 "Passages with all of the words, ranked by these alone, also where a query reads as a sentence")
      ->excludes(command->get_option("--any"));
  command->add_flag("--explain", arguments->explain,
                    "Say how the query was understood, on standard error; --explain=ID: what adds up to the score of "
                    "that passage");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
