// search, quotes, passage and document: the words themselves.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <tenet/duplicates.h>
#include <tenet/error.h>

#include "cli/question.h"
#include "cli/quotation_folding.h"
#include "cli/render/hit_fields.h"
#include "cli/render/json_lines.h"
#include "cli/render/quotation_table.h"
#include "cli/service/answers.h"
#include "cli/service/problem.h"

namespace tenet::cli {
namespace {

constexpr std::size_t most_neighbours = 100;

std::vector<Column> hit_columns() {
  std::vector<Column> columns;
  for (const HitField& field : hit_fields()) columns.push_back(field.column);
  return columns;
}

// What is written of a hit alone is read.
Row hit_row(const PlacedHit& placed, const std::vector<std::size_t>& chosen) {
  Row row(hit_fields().size());
  for (const std::size_t place : chosen) row[place] = hit_fields()[place].read(placed);
  return row;
}

SearchOptions search_options(const RequestValues& arguments) {
  using Order = SearchOptions::Order;
  const std::string& sort = arguments.choice("sort");
  SearchOptions options{.limit = arguments.number("limit"), .offset = arguments.number("offset")};
  if (arguments.choice("by") == "document") options.by = SearchOptions::By::document;
  options.order = sort == "date" ? Order::date : sort == "document" ? Order::document : Order::score;
  options.reverse = arguments.flag("reverse");
  options.per_document = arguments.number("per_document");
  options.words_as_evidence = !arguments.flag("all_words") && !arguments.flag("any") &&
                              (arguments.flag("plain") || has_no_operators(arguments.text("query")));
  const std::vector<std::string>& fields = arguments.list("fields");
  const bool marks = fields.empty() || std::ranges::any_of(fields, [](const std::string& field) {
                       return field == "all" || field == "snippet" || field == "matches";
                     });
  if (!marks) options.snippet_bytes = 0;
  return options;
}

// Writes hits one by one.
class Hits {
 public:
  Hits(const Call& call, const Answer& answer) : call_(call), answer_(answer), rows_(call, "hit", hit_columns()) {}

  void write(const Hit& hit, std::vector<Duplicate> duplicates) {
    PlacedHit placed{.hit = hit, .rank = answer_.options.offset + ++written_, .duplicates = std::move(duplicates)};
    add_neighbours(placed);
    if (call_.arguments.list("fields").empty()) return call_.write(hit_line(placed, answer_));
    rows_.write(hit_row(placed, rows_.chosen()));
  }
  [[nodiscard]] std::size_t written() const { return written_; }

 private:
  void add_neighbours(PlacedHit& placed) const {
    const std::size_t before = call_.arguments.number("before");
    const std::size_t after = call_.arguments.number("after");
    if (before + after == 0) return;
    bool passed = false;
    for (Hit& neighbour : call_.searcher.show(placed.hit.id, std::max(before, after))) {
      if (neighbour.id == placed.hit.id) {
        passed = true;
      } else {
        (passed ? placed.after : placed.before).push_back(std::move(neighbour));
      }
    }
    placed.after.resize(std::min(after, placed.after.size()));
    const std::size_t spare = placed.before.size() - std::min(before, placed.before.size());
    placed.before.erase(placed.before.begin(), placed.before.begin() + static_cast<std::ptrdiff_t>(spare));
  }

  const Call& call_;
  const Answer& answer_;
  Rows rows_;
  std::size_t written_ = 0;
};

std::string search(const Call& call) {
  const Answer answer{
      .text = call.arguments.text("query"), .query = read_query(call), .options = search_options(call.arguments)};
  Hits hits(call, answer);
  if (!call.arguments.flag("fold")) {
    const Results results =
        call.searcher.search(answer.query, answer.options, [&](const Hit& hit) { hits.write(hit, {}); });
    return summary_line(results, hits.written(), answer, call.info);
  }
  // Folding holds all hits up to the last in memory.
  constexpr std::size_t most_folded = 10'000;
  if (answer.options.offset + answer.options.limit > most_folded) {
    throw RequestError(ProblemCode::bad_parameter,
                       fmt::format("fold: limit and offset together are at most {}", most_folded), "ask without fold",
                       "fold");
  }
  FoldedResults found = search_folded(call.searcher, answer.query, answer.options);
  for (std::size_t i = 0; i < found.results.hits.size(); ++i) {
    hits.write(found.results.hits[i], std::move(found.duplicates[i]));
  }
  return summary_line(found.results, hits.written(), answer, call.info);
}

std::string quotes(const Call& call) {
  const RequestValues& arguments = call.arguments;
  const Query query = read_query(call);
  const bool reading = arguments.has("sort") ? arguments.choice("sort") == "reading" : !arguments.has("query");
  const QuotationOptions options{.limit = arguments.number("limit"),
                                 .offset = arguments.number("offset"),
                                 .order = reading ? QuotationOptions::Order::reading : QuotationOptions::Order::score};
  Rows rows(call, "quotation", quotation_columns());
  const auto is_citation = [](const std::string& field) { return field == "citation" || field == "all"; };
  const bool cites = std::ranges::any_of(arguments.list("fields"), is_citation);
  std::size_t returned = 0;
  const auto write = [&](const Quotation& quotation, std::size_t) {
    ++returned;
    arguments.list("fields").empty() ? call.write(quotation_line(quotation))
                                     : rows.write(quotation_row(quotation, cites));
  };
  bool more = false;
  if (arguments.flag("fold")) {
    more = list_folded(call.searcher, query, options.order, {.limit = options.limit, .offset = options.offset}, write)
               .second;
  } else {
    QuotationOptions one_more = options;
    ++one_more.limit;
    std::size_t seen = 0;
    (void)call.searcher.quotations(query, one_more, [&](const Quotation& quotation) {
      seen++ < options.limit ? write(quotation, 0) : void(more = true);
    });
  }
  return summary(call, returned, query, [&](JsonWriter& json) {
    json.member("offset", options.offset);
    json.member("more", more);
  });
}

[[noreturn]] void throw_not_found(const std::string& id) {
  throw RequestError(ProblemCode::not_found, id + ": no such passage or document in the index",
                     "ids of passages are DOCUMENT#NUMBER, as search gives them", "id");
}

std::string full_id(const Call& call) {
  try {
    return call.searcher.full_id(call.arguments.text("id"));
  } catch (const QueryError& error) {
    throw RequestError(ProblemCode::not_found, error.what(), error.hint(), "id");
  }
}

// Writes passages that are no hits.
class Passages {
 public:
  explicit Passages(const Call& call) : call_(call), rows_(call, "passage", hit_columns()) {}

  void write(const Hit& hit) {
    if (call_.arguments.list("fields").empty()) return call_.write(passage_line(hit));
    rows_.write(hit_row({.hit = hit}, rows_.chosen()));
  }

 private:
  const Call& call_;
  Rows rows_;
};

std::string passage(const Call& call) {
  const std::vector<Hit> passages = call.searcher.show(full_id(call), call.arguments.number("context"));
  if (passages.empty()) throw_not_found(call.arguments.text("id"));
  Passages written(call);
  for (const Hit& hit : passages) written.write(hit);
  return summary(call, passages.size());
}

std::string document(const Call& call) {
  const std::string id = full_id(call);
  const std::optional<Document> document = call.searcher.document(id);
  if (!document) throw_not_found(call.arguments.text("id"));
  const std::vector<Hit> passages = call.searcher.passages_of(id);
  const std::size_t begin = std::min(call.arguments.number("offset"), passages.size());
  const std::size_t end = begin + std::min(call.arguments.number("limit"), passages.size() - begin);
  Passages written(call);
  for (std::size_t i = begin; i < end; ++i) written.write(passages[i]);
  return summary(call, end - begin, [&](JsonWriter& json) {
    json.member("offset", begin);
    json.member("total", passages.size());
    write_document(json, *document);
    json.member("words", call.searcher.words_of(id));
    if (call.arguments.flag("text")) json.member("text", document->text);
  });
}

}  // namespace

std::vector<Request> finding_requests() {
  const Parameter id = required(text_parameter("id", "Of a document, or enough of it to tell it apart."));
  return {
      {"search", "Passages that answer a query, best first, with who speaks in them and where they stand.",
       joined({query_parameters(true),
               paging_parameters(10),
               {flag_parameter("all_words", "Passages with all of the words, ranked by these alone."),
                choice_parameter("by", "What a hit is.", {"passage", "document"}),
                choice_parameter("sort", "The order of hits.", {"score", "date", "document"}),
                flag_parameter("reverse", "Turn the order round."),
                number_parameter("per_document", "Passages of a document at most; 0 for no limit.", 0),
                flag_parameter("fold", "Give one of near-identical passages."),
                number_parameter("before", "Passages before each hit to give too.", 0, most_neighbours),
                number_parameter("after", "Passages after each hit to give too.", 0, most_neighbours),
                fields_parameter(hit_columns())}}),
       search},
      {"quotes", "Quotations of the passages that answer a query, with who said them and how the text says so.",
       joined({query_parameters(false),
               paging_parameters(10),
               {choice_parameter("sort", "The order; without a query it is that of reading.", {"score", "reading"}),
                flag_parameter("fold", "Give the same words of the same speaker once."),
                fields_parameter(quotation_columns())}}),
       quotes},
      {"passage",
       "A passage by its id, with its neighbours where they are asked for.",
       {required(text_parameter("id", "Of a passage, DOCUMENT#NUMBER, or enough of it to tell it apart.")),
        number_parameter("context", "Passages before and after it to give too.", 0, most_neighbours),
        fields_parameter(hit_columns())},
       passage},
      {"document", "A document by its id: its passages, and what is known of it in the summary.",
       joined({{id, flag_parameter("text", "Give its whole text too."), fields_parameter(hit_columns())},
               paging_parameters(100)}),
       document},
  };
}

}  // namespace tenet::cli
