#include "support/exported.h"

#include <gtest/gtest.h>

#include <tenet/counts.h>

namespace tenet::test {
namespace {

// Scores of the index are rounded to multiples of 2^-32, once for each word.
constexpr double same_score = 1e-9;

}  // namespace

void expect_same_hit(const Hit& expected, Hit hit, const std::string& where) {
  EXPECT_NEAR(hit.score, expected.score, same_score) << where;
  hit.score = expected.score;
  EXPECT_TRUE(hit == expected) << where << ": " << hit.id << " for " << expected.id;
}

std::size_t expect_same(const Searcher& index, const Searcher& exported, const std::string& text, Joining joining) {
  std::size_t refused = 0;
  for (const SearchOptions& options :
       {SearchOptions{.limit = 10}, SearchOptions{.limit = 1000}, SearchOptions{.limit = 5, .offset = 7},
        SearchOptions{.limit = 30, .order = SearchOptions::Order::document},
        SearchOptions{.limit = 30, .order = SearchOptions::Order::document, .reverse = true},
        SearchOptions{.limit = 20, .per_document = 1}}) {
    const std::string where = text + ", limit " + std::to_string(options.limit);
    const Results expected = index.search(index.parse(text, joining), options);
    Results found;
    try {
      found = exported.search(exported.parse(text, joining), options);
    } catch (const QueryError& error) {
      // What is refused is refused by its name.
      EXPECT_NE(std::string(error.what()).find("Xapian"), std::string::npos) << where << ": " << error.what();
      EXPECT_NE(error.hint(), "");
      ++refused;
      continue;
    }
    EXPECT_EQ(found.total, expected.total) << where;
    EXPECT_EQ(found.folded, expected.folded) << where;
    EXPECT_EQ(found.hits.size(), expected.hits.size()) << where;
    if (found.hits.size() != expected.hits.size()) continue;
    for (std::size_t i = 0; i < found.hits.size(); ++i) {
      const bool scored = options.order == SearchOptions::Order::score;
      Hit hit = found.hits[i];
      if (!scored) hit.score = expected.hits[i].score;
      expect_same_hit(expected.hits[i], hit, where + ", hit " + std::to_string(i));
    }
  }
  const Counts counted = index.count(index.parse(text, joining), {});
  try {
    EXPECT_EQ(exported.count(exported.parse(text, joining), {}).total, counted.total) << text;
  } catch (const QueryError& error) {
    EXPECT_NE(error.hint(), "");
    ++refused;
  }
  return refused;
}

}  // namespace tenet::test
