#include <tenet/search_report.h>

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/small_index.h"

namespace tenet {
namespace {

SearchReport reported(const std::string& query) {
  const test::SmallIndex index(
      {{.id = "a", .text = "Cash bail keeps people in jail for weeks, said the invented forum.", .date = "2012-05-01"},
       {.id = "b", .text = "Cash bail brings defendants back, said the invented bench.", .date = "2014"},
       {.id = "c", .text = "A ferry is what the village wants, said nobody in particular on the day."}});
  const Searcher searcher = index.searcher();
  return report_search(searcher, searcher.parse(query));
}

TEST(ReportSearch, SaysWhatEachConditionLeaves) {
  const SearchReport report = reported("bail jail -date:2014");
  std::vector<std::string> steps;
  for (const SearchStep& step : report.steps) {
    steps.push_back(to_string(step.part) + ' ' + std::to_string(step.alone.passages) + ' ' +
                    std::to_string(step.cumulative.passages));
  }
  EXPECT_EQ(steps, (std::vector<std::string>{"bail 2 2", "jail 1 1", "-date:2014 2 1"}));
  EXPECT_EQ(report.total.passages, 1U);
}

TEST(ReportSearch, DescribesWhatWasSearched) {
  const SearchReport report = reported("");
  EXPECT_EQ(report.searched.searched_documents, 3U);
  EXPECT_EQ(report.total.passages, 3U);
  EXPECT_EQ(report.first, "2012-05");
  EXPECT_EQ(report.last, "2014");
  EXPECT_EQ(report.undated, 1U);
  EXPECT_TRUE(report.steps.empty());
  EXPECT_EQ(report.taxonomy, default_taxonomy().id);
  EXPECT_EQ(report.taxonomy_version, default_taxonomy().version);
  EXPECT_EQ(report.index.taxonomy.size(), 32U);
  EXPECT_GT(report.index.schema, 0);
}

TEST(ReportSearch, NamesOperatorsAndTopics) {
  const SearchReport report = reported("topic:pretrial@2 (\"cash bail\" OR jail*) -(ferry NEAR/3 village)");
  std::vector<std::string> operators;
  for (const OperatorUse& use : report.operators) {
    operators.push_back(use.name);
    EXPECT_FALSE(use.meaning.empty());
  }
  EXPECT_EQ(operators,
            (std::vector<std::string>{"\"phrase\"", "AND", "NEAR", "NOT", "OR", "prefix*", "topic:", "word"}));
  ASSERT_EQ(report.topics.size(), 1U);
  EXPECT_EQ(report.topics.front().id, "pretrial");
}

}  // namespace
}  // namespace tenet
