#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include <tenet/searcher.h>

#include "query/match/physical_plan.h"
#include "query/match/top_passages.h"
#include "query/plan/plan.h"
#include "store/snapshot.h"
#include "support/small_index.h"
#include "text/tokens.h"

namespace tenet::query {
namespace {

using test::SmallIndex;

// The commonest first: each is about two thirds as common as the one before.
const std::vector<std::string> vocabulary{"court",   "judge",     "bail", "warden",    "parole", "sentence", "clemency",
                                          "inmates", "diversion", "jail", "probation", "appeal", "pardon",   "verdict"};

std::string draw_word(std::mt19937& draw) {
  std::size_t place = 0;
  while (place + 1 < vocabulary.size() && draw() % 3 != 0) ++place;
  return vocabulary[place];
}

std::string draw_words(std::mt19937& draw, std::size_t most) {
  std::string words;
  for (std::size_t left = 1 + draw() % most; left > 0; --left) words += draw_word(draw) + ' ';
  return words;
}

// Documents of many short passages.
std::vector<Document> draw_documents(std::mt19937& draw, int first, int count, int passages) {
  std::vector<Document> documents;
  for (int i = first; i < first + count; ++i) {
    Document document{.id = std::to_string(i), .title = draw() % 3 == 0 ? draw_words(draw, 2) : ""};
    for (int passage = 0; passage < passages; ++passage) document.text += draw_words(draw, 9) + "is.\n\n";
    documents.push_back(std::move(document));
  }
  return documents;
}

// Words, some more than once and with boosts, and topics.
std::string draw_query(std::mt19937& draw) {
  std::string query = draw_word(draw);
  for (std::size_t more = draw() % 6; more > 0; --more) {
    query += " OR " + (draw() % 12 == 0 ? std::string("topic:pretrial") : draw_word(draw));
    if (draw() % 4 == 0) query += draw() % 2 == 0 ? "^3" : "^0.2";
  }
  return query;
}

// Where all passages are asked for, none can be passed over.
TEST(WindowedUnion, FindsTheSameWhereItPassesOverWhatCannotBeAmongTheBest) {
  std::mt19937 draw(1);
  const SmallIndex index({});
  index.add(draw_documents(draw, 0, 260, 70));   // more than two windows
  index.add(draw_documents(draw, 200, 90, 12));  // strikes out some of them
  index.add(draw_documents(draw, 1000, 90, 12));
  const store::Snapshot snapshot(index.path());
  ASSERT_GT(snapshot.stride(), 1U);
  text::Analyser analyser;
  std::size_t passed_over = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string query = draw_query(draw);
    PhysicalPlan plan = make_physical(make_plan(parse_query(query), analyser), snapshot, analyser);
    ASSERT_FALSE(plan.root) << query;
    if (draw() % 3 == 0) plan.titles.clear();
    const TopPassages all = top_passages(plan, 1'000'000, false, nullptr, snapshot);
    ASSERT_EQ(all.hits.size(), all.total) << query;
    for (const std::size_t limit : {1U, 10U, 200U}) {
      for (const bool exact_total : {true, false}) {
        plan.exact_total = exact_total;
        const TopPassages best = top_passages(plan, limit, false, nullptr, snapshot);
        const auto end = all.hits.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.hits.size()));
        EXPECT_EQ(best.hits, Scored(all.hits.begin(), end)) << query << ", " << limit;
        EXPECT_TRUE(best.exact || !exact_total) << query;
        if (best.exact) {
          EXPECT_EQ(best.total, all.total) << query << ", " << limit;
        } else {
          EXPECT_LE(best.total, all.total) << query << ", " << limit;
          EXPECT_GE(best.total, best.hits.size()) << query << ", " << limit;
          ++passed_over;
        }
      }
    }
  }
  EXPECT_GT(passed_over, 100U) << "else nothing was tried";
}

TEST(WindowedUnion, SaysWhetherTheTotalIsExact) {
  std::mt19937 draw(2);
  const SmallIndex index({});
  for (int first = 0; first < 300; first += 100) index.add(draw_documents(draw, first, 100, 10));
  const Searcher searcher = index.searcher();
  const Query query = searcher.parse("verdict OR court");
  const Results exact = searcher.search(query);
  const Results quick = searcher.search(query, {.exact_total = false});
  EXPECT_TRUE(exact.total_is_exact);
  EXPECT_FALSE(quick.total_is_exact);
  EXPECT_LT(quick.total, exact.total);
  EXPECT_EQ(quick.hits, exact.hits);
  const Results all = searcher.search(query, {.limit = 10'000, .snippet_bytes = 0, .exact_total = false});
  EXPECT_TRUE(all.total_is_exact) << "where all are hits";
  EXPECT_EQ(all.total, exact.total);
}

}  // namespace
}  // namespace tenet::query
