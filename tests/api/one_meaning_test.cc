#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/error.h>
#include <tenet/search_report.h>
#include <tenet/searcher.h>

#include "support/small_index.h"

// A query means the same whoever is asked.
namespace tenet::test {
namespace {

const SmallIndex& town() {
  static const SmallIndex index({
      {.id = "prison",
       .text = "The prison on the hill holds people before their trial, because bail costs more than they have.\n\n"
               "\"Nobody should wait in the prison for want of money,\" said Odile J. Harrow, the mayor, on Monday.",
       .title = "The prison on the hill",
       .date = "2015-03",
       .organisation = "The Example Forum"},
      {.id = "penitentiary",
       .text = "A penitentiary costs the county more than any school does, and bail fills it before trial.",
       .date = "2016"},
      {.id = "facility",
       .text = "Every correctional facility in the county is full, and judges have no discretion to empty one.",
       .date = "2017-01-02",
       .type = "letter"},
  });
  return index;
}

TEST(AQuery, HasTheSameAnswersForEveryMember) {
  const Searcher searcher = town().searcher();
  for (const std::string_view text : {"prison",
                                      "~prison",
                                      "~\"correctional facility\"",
                                      "~prison -mayor",
                                      "~prison date:2016..",
                                      "like:prison#1",
                                      "like:prison#1 date:2016..",
                                      "topic:pretrial",
                                      "topic:pretrial@2",
                                      "\"before their trial\"",
                                      "bail NEAR/9 trial",
                                      "penitent*",
                                      "said:money",
                                      "speaker:harrow",
                                      "mentions:harrow",
                                      "~prison OR discretion",
                                      "+bail school",
                                      "date:2015",
                                      "title:hill",
                                      "~nowhere"}) {
    const Query query = searcher.parse(text);
    const std::uint64_t total = searcher.search(query).total;
    EXPECT_EQ(searcher.scan(query, [](const Hit&) { return true; }), total) << text;
    EXPECT_EQ(searcher.count(query, {}).total.passages, total) << text;
    EXPECT_EQ(searcher.count({}, {.within = query}).total.passages, total) << text;
    EXPECT_EQ(report_search(searcher, query).total.passages, total) << text;
  }
}

TEST(AQuery, OfSynonymsOrALikenessHasWordsToLookAround) {
  const Searcher searcher = town().searcher();
  for (const std::string_view text : {"~prison", "like:prison#1"}) {
    const Query query = searcher.parse(text);
    EXPECT_EQ(concordance(searcher, query).passages, searcher.search(query).total) << text;
  }
}

TEST(AQuery, OfAWordWithoutLettersIsRefusedByEveryMember) {
  const Searcher searcher = town().searcher();
  const Query query{.kind = Query::Kind::word, .text = "#"};
  EXPECT_THROW((void)searcher.search(query), QueryError);
  EXPECT_THROW((void)searcher.scan(query, [](const Hit&) { return true; }), QueryError);
  EXPECT_THROW((void)searcher.count(query, {}), QueryError);
  EXPECT_THROW((void)searcher.count({}, {.within = query}), QueryError);
  EXPECT_THROW((void)searcher.speakers(query, 9), QueryError);
  EXPECT_THROW((void)searcher.quotations(query, {}, [](const Quotation&) {}), QueryError);
  EXPECT_THROW((void)concordance(searcher, query), QueryError);
}

TEST(AQuery, WithoutAnythingIsWholeIndexWhereNothingIsRanked) {
  const Searcher searcher = town().searcher();
  EXPECT_EQ(searcher.search({}).total, 0U);
  EXPECT_EQ(searcher.count({}, {}).total.passages, searcher.scan({}, [](const Hit&) { return true; }));
}

TEST(AQuery, IsNotedWhereItStandsForNothingElse) {
  const Searcher searcher = town().searcher();
  const Query query = searcher.parse("~school");
  EXPECT_EQ(searcher.count(query, {}).notes, searcher.search(query).notes);
  EXPECT_FALSE(searcher.search(query).notes.empty());
}

}  // namespace
}  // namespace tenet::test
