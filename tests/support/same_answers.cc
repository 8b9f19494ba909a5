#include "support/same_answers.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/error.h>
#include <tenet/verify.h>
#include <tenet/words.h>

namespace tenet::test {
namespace {

// The searches are made with these.
std::vector<SearchOptions> ways_to_search() {
  using By = SearchOptions::By;
  using Order = SearchOptions::Order;
  return {{.limit = 1000},
          {.limit = 5, .offset = 3},
          {.limit = 20, .by = By::document},
          {.limit = 20, .by = By::document, .words_as_evidence = true},
          {.limit = 20, .words_as_evidence = true},
          {.limit = 1000, .order = Order::date},
          {.limit = 7, .order = Order::document, .reverse = true},
          {.limit = 20, .reverse = true},
          {.limit = 20, .per_document = 1}};
}

// What `read` gives, or the message of the error for a query that it is not made for.
template <typename Read>
auto read_or_error(const Read& read) {
  std::pair<decltype(read()), std::string> result;
  try {
    result.first = read();
  } catch (const QueryError& error) {
    result.second = error.what();
  }
  return result;
}

void expect_same_analyses(const Searcher& one, const Searcher& four, const Query& query) {
  const std::string where = to_string(query);
  const auto lines = [&](const Searcher& searcher) {
    return read_or_error([&] {
      std::vector<std::string> all;
      for (const ConcordanceLine& line : concordance(searcher, query, {}).lines) {
        all.push_back(line.left.text + '[' + line.node.text + ']' + line.right.text + " " + line.speaker);
      }
      return all;
    });
  };
  const auto neighbours = [&](const Searcher& searcher) {
    return read_or_error([&] { return collocates(searcher, query).rows; });
  };
  const auto spread = [&](const Searcher& searcher) {
    return read_or_error([&] { return dispersion(searcher, query).documents; });
  };
  EXPECT_EQ(lines(one), lines(four)) << where;
  EXPECT_TRUE(neighbours(one) == neighbours(four)) << where;
  EXPECT_TRUE(spread(one) == spread(four)) << where;
  EXPECT_EQ(one.speakers(query, 50), four.speakers(query, 50)) << where;
  const auto quotations = [&](const Searcher& searcher) {
    std::vector<Quotation> all;
    (void)searcher.quotations(query, {.limit = 100}, [&](const Quotation& each) { all.push_back(each); });
    return all;
  };
  EXPECT_TRUE(quotations(one) == quotations(four)) << where;
}

void expect_same_counts(const Searcher& one, const Searcher& four, const Query& query) {
  for (const CountBy by : count_groupings()) {
    const CountOptions options{.by = {by}};
    const Counts a = one.count(query, options);
    const Counts b = four.count(query, options);
    EXPECT_EQ(a.total, b.total) << to_string(query);
    EXPECT_TRUE(a.rows == b.rows) << to_string(query) << " by " << to_string(by);
  }
  const CountOptions crossed{.by = {CountBy::year, CountBy::topic}};
  EXPECT_TRUE(one.count(query, crossed).rows == four.count(query, crossed).rows) << to_string(query);
}

}  // namespace

void expect_same_search(const Searcher& one, const Searcher& four, const Query& query) {
  std::size_t way = 0;
  for (const SearchOptions& options : ways_to_search()) {
    const std::string where = to_string(query) + ", way " + std::to_string(way++);
    const Results a = one.search(query, options);
    const Results b = four.search(query, options);
    EXPECT_EQ(a.total, b.total) << where;
    EXPECT_EQ(a.folded, b.folded) << where;
    EXPECT_EQ(a.notes, b.notes) << where;
    EXPECT_EQ(a.topics, b.topics) << where;
    ASSERT_EQ(a.hits.size(), b.hits.size()) << where;
    for (std::size_t i = 0; i < a.hits.size(); ++i) {
      ASSERT_EQ(a.hits[i].id, b.hits[i].id) << where << ", hit " << i;
      EXPECT_EQ(a.hits[i].score, b.hits[i].score) << where << ", hit " << i;
      EXPECT_TRUE(a.hits[i] == b.hits[i]) << where << ", hit " << i;
    }
  }
}

void expect_same(const Searcher& one, const Searcher& four, const std::vector<std::string_view>& queries) {
  for (const std::string_view text : queries) {
    for (const Joining joining : {Joining::all, Joining::any}) {
      const Query query = one.parse(text, joining);
      EXPECT_EQ(query, four.parse(text, joining)) << text;
      expect_same_search(one, four, query);
    }
    const Query query = one.parse(text);
    expect_same_counts(one, four, query);
    expect_same_analyses(one, four, query);
  }
  expect_same_counts(one, four, {});
  EXPECT_EQ(one.speakers({}, 1000), four.speakers({}, 1000));
  EXPECT_EQ(one.info().fingerprint, four.info().fingerprint);
  EXPECT_EQ(one.info().words, four.info().words);
  EXPECT_EQ(one.info().text_bytes, four.info().text_bytes);
}

void expect_same_passages(const Searcher& one, const Searcher& four) {
  std::size_t passages = 0;
  (void)one.scan({}, [&](const Hit& hit) {
    EXPECT_TRUE(one.show(hit.id, 2) == four.show(hit.id, 2)) << hit.id;
    EXPECT_TRUE(one.near_duplicates(hit.id) == four.near_duplicates(hit.id)) << hit.id;
    if (++passages % 7 == 0) {
      const std::string words = hit.snippet.text.empty() ? hit.text.substr(0, 80) : hit.snippet.text;
      const Query like = one.parse("like:\"" + hit.id + '"', Joining::any);
      EXPECT_TRUE(one.search(like).hits == four.search(like).hits) << hit.id;
      const auto verdict = [&](const Searcher& searcher) {
        try {
          return searcher.verify(words, {}).places;
        } catch (const QueryError&) {
          return std::vector<Place>();
        }
      };
      EXPECT_TRUE(verdict(one) == verdict(four)) << words;
    }
    return true;
  });
  const auto ids = [](const Searcher& searcher) {
    std::vector<std::string> all;
    (void)searcher.scan({}, [&](const Hit& hit) {
      all.push_back(hit.id);
      return true;
    });
    return all;
  };
  EXPECT_EQ(ids(one), ids(four));
}

const std::vector<std::string_view>& query_of_each_kind() {
  static const std::vector<std::string_view> features{
      "judges",
      "sentencing reform community",
      "judges should weigh each case",
      "\"public safety\"",
      "judge NEAR/10 discretion",
      "(court OR judge) NEAR/8 \"mandatory minimum\"",
      "incarcerat* -prison",
      "bail^3 OR parole",
      "said:prison",
      "said:\"public safety\"",
      "topic:sentencing",
      "topic:pretrial court",
      "speaker:sheriff",
      "title:statement",
      "organisation:coalition",
      "date:2014..2018 jail",
      "type:letter",
      "has:quote",
      "-has:date",
      "~bail",
      "mentions:sheriff",
  };
  return features;
}

}  // namespace tenet::test
