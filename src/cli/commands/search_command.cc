#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/duplicates.h>
#include <tenet/searcher.h>

#include "cli/batch.h"
#include "cli/command.h"
#include "cli/commands/search_arguments.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/render/explanation.h"
#include "cli/render/figures.h"
#include "cli/render/hit_forms.h"
#include "cli/report.h"
#include "cli/streams.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

// Whether a query speaks of quotations, so that what matches is theirs.
bool asks_quotations(const Query& query) {
  if (query.kind == Query::Kind::without) return false;
  const bool itself = query.kind == Query::Kind::said || (query.kind == Query::Kind::field && query.field == "has");
  return itself || std::ranges::any_of(query.operands, asks_quotations);
}

class Search {
 public:
  explicit Search(const SearchArguments& arguments)
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

  SearchArguments arguments_;
  SearchOptions options_;
  Searcher searcher_;
  Output output_;
  std::unique_ptr<HitForm> form_;
  std::uint64_t evidence_ = 0;  // queries of a batch whose words were evidence
  std::uint64_t folded_ = 0;    // hits near-identical to better ones, of the last answer
  std::string notes_;           // for standard error, after the results
};

int run(const SearchArguments& arguments) {
  check_arguments(arguments);
  const std::vector<BatchQuery> batch = arguments.queries.empty()
                                            ? std::vector<BatchQuery>{{.text = query_text(arguments.question)}}
                                            : read_batch(arguments.queries);
  Search search(arguments);
  int status = nothing_found;
  bool any_failed = false;
  for (const BatchQuery& asked : batch) {
    try {
      if (search.answer(asked)) status = found;
      if (arguments.quiet && status == found) break;
    } catch (const QueryError& error) {
      report(error, asked.text, asked.place);
      any_failed = true;
    }
  }
  search.finish();
  return any_failed && !(arguments.quiet && status == found) ? failed : status;
}

}  // namespace

void add_search_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<SearchArguments>();
  CLI::App* command = program.add_subcommand("search");
  add_search_arguments(*command, *arguments);
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
