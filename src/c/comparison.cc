#include <tenet/comparison.h>
#include <tenet/search_report.h>
#include <tenet/tenet.h>

#include <array>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "c/asking.h"
#include "c/columns.h"

// What two sides say, and what the methods section of a search says.
namespace tenet::c {
namespace {

constexpr std::array<std::string_view, 2> sides{"first", "second"};

ComparedTable table_of(Comparison comparison, const std::array<std::string, 2>& queries) {
  ComparedTable table{.notes = std::move(comparison.notes)};
  std::vector<ComparedRow>& rows = table.rows;
  for (std::size_t i = 0; i < 2; ++i) {
    const Side& side = comparison.sides[i];
    rows.push_back({.kind = "side",
                    .side = sides[i],
                    .name = queries[i],
                    .count = side.count,
                    .words = side.words,
                    .document = {.date = side.first},
                    .last_date = side.last});
  }
  rows.push_back({.kind = "overlap", .count = comparison.overlap});
  for (std::size_t i = 0; i < 2; ++i) {
    for (const TopicShares& topic : comparison.topics) {
      rows.push_back({.kind = "topic",
                      .side = sides[i],
                      .name = topic.topic,
                      .count = {.passages = topic.passages[i]},
                      .share = topic.shares[i]});
    }
    const double sign = i == 0 ? 1 : -1;
    for (const TellingWord& word : comparison.words) {
      rows.push_back({.kind = "word",
                      .side = sides[i],
                      .name = word.word,
                      .count = {.documents = word.documents[i]},
                      .words = word.counts[i],
                      .log_likelihood = sign * word.g2,
                      .log_ratio = sign * word.log_ratio});
    }
    for (Hit& hit : comparison.sides[i].passages) {
      rows.push_back({.kind = "passage",
                      .side = sides[i],
                      .name = std::move(hit.id),
                      .score = hit.score,
                      .document = std::move(hit.document),
                      .text = std::move(hit.text)});
    }
  }
  return table;
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  localtime_r(&now, &parts);
  std::string date(10, '\0');
  date.resize(std::strftime(date.data(), date.size() + 1, "%Y-%m-%d", &parts));
  return date;
}

std::string read_date(OptionReader& reader) {
  std::string date = reader.text("date");
  if (date.empty()) return today();
  constexpr std::size_t size = 10;
  try {
    if (date.size() == size && parse_query("date:" + date).kind == Query::Kind::field) return date;
  } catch (const QueryError&) {
  }
  reader.refuse("date", date, "write it as 2015-10-21");
}

}  // namespace
}  // namespace tenet::c

using namespace tenet::c;
using tenet::Query;
using tenet::Searcher;

int tenet_compare(tenet_searcher* searcher, const char* query, const tenet_options* options, tenet_results** results) {
  return ask(searcher, query, options, results, "compare", [](OptionReader& reader) {
    using Order = tenet::CompareOptions::Order;
    const std::array<std::string, 2> queries{reader.text("between"), reader.text("and")};
    for (const std::string& side : queries) {
      if (side.empty()) throw tenet::InputError("compare: a side is not given", "set the options between and and");
    }
    tenet::CompareOptions how{.passages = reader.number("limit", 3),
                              .order = reader.choice<Order>("order", {{"date", Order::date}, {"score", Order::score}}),
                              .words = reader.number("words", 10),
                              .fold = reader.truth("fold")};
    return [=](const Searcher& limited, const Query& asked) mutable {
      for (std::size_t i = 0; i < 2; ++i) how.sides[i] = limited.parse(queries[i]);
      return make_rows(table_of(tenet::compare(limited, asked, how), queries), &ComparedTable::rows);
    };
  });
}

int tenet_report(tenet_searcher* searcher, const char* query, const tenet_options* options, tenet_results** results) {
  return ask(searcher, query, options, results, "report", [=](OptionReader& reader) {
    const std::string date = read_date(reader);
    return [=](const Searcher& limited, const Query& asked) {
      const tenet::ReportedSearch made{.query = query, .understood = tenet::describe(asked), .date = date};
      return make_row(WrittenReport{tenet::to_json(tenet::report_search(limited, asked), made)});
    };
  });
}
