#include "query/match/top_passages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <tenet/searcher.h>

#include "query/match/matching_passages.h"
#include "query/match/order.h"
#include "query/match/physical_plan.h"
#include "query/plan/plan.h"
#include "store/schema.h"
#include "support/random_text.h"
#include "support/small_index.h"
#include "text/tokens.h"

namespace tenet::query {
namespace {

using test::SmallIndex;

const std::vector<std::string> vocabulary{"the",      "judge",   "of",     "sentence",   "sentences",
                                          "bail",     "judges",  "parole", "sentencing", "warden",
                                          "clemency", "inmates", "inmate", "diversion",  "diversions"};

// Several segments; some documents of each are struck out by the next.
void fill(const SmallIndex& index) {
  std::mt19937 draw(1);
  for (int round = 0; round < 4; ++round) {
    std::vector<Document> documents;
    for (int i = 0; i < 60; ++i) {
      Document document{.id = std::to_string(40 * round + i), .title = test::random_text(draw, 2, vocabulary)};
      for (int passage = 0; passage < 9; ++passage)
        document.text += test::random_text(draw, 10 + draw() % 60, vocabulary);
      documents.push_back(std::move(document));
    }
    index.add(std::move(documents));
  }
}

TEST(TopPassages, AreThoseThatOperatorsFind) {
  const SmallIndex index({});
  fill(index);
  const Searcher searcher = index.searcher();
  const store::Snapshot snapshot(index.path());
  ASSERT_GT(snapshot.stride(), 1U);
  const auto& forms = snapshot.words_of(0).cursor("judg").forms();
  ASSERT_NE(std::ranges::find(forms, "the judge"), forms.end()) << "so that phrases with it need no other list";
  store::PassageReader reader(snapshot);
  text::Analyser analyser;
  std::vector<std::string> queries{"bail",
                                   "nowhere",
                                   "nowhere OR bail",
                                   "judge bail",
                                   "judge bail nowhere",
                                   "judges OR sentencing OR clemency",
                                   "judge^3 OR bail^0.5 OR judge",
                                   "\"the judge\"",
                                   "\"judges of the\"",
                                   "\"sentences sentence\"",
                                   "\"the the judge\"",
                                   "\"inmate\"",
                                   "\"diversion nowhere\"",
                                   "\"of the sentencing of\"^2",
                                   "\"of the judge\"",
                                   "\"the judge of the judge of\"",
                                   "\"sentence of the\"",
                                   "\"the of\"",
                                   "~inmate",
                                   "(judge OR bail) parole -warden"};
  std::mt19937 draw(2);
  for (int i = 0; i < 60; ++i) {
    std::string phrase = test::random_text(draw, 1 + draw() % 4, vocabulary);
    phrase.resize(phrase.find('.'));
    queries.insert(queries.begin(), '"' + phrase + '"');
  }
  std::size_t of_words = 0;
  for (const std::string& query : queries) {
    const Plan plan = make_plan(searcher.parse(query), analyser);
    const PhysicalPlan words = make_physical(plan, snapshot, analyser);
    if (!words.root) ++of_words;
    PhysicalPlan operators{.root = std::make_shared<const Operator>(make_operator(plan, snapshot, analyser)),
                           .analyser = &analyser,
                           .titles = words.titles};
    for (const std::size_t limit : {1U, 10U, 100'000U}) {
      const Ordered slow = rank({.plan = operators}, 0, limit, snapshot, reader);
      const Ordered quick = rank({.plan = words}, 0, limit, snapshot, reader);
      EXPECT_EQ(quick.total, slow.total) << query;
      ASSERT_EQ(quick.hits.size(), slow.hits.size()) << query;
      for (std::size_t i = 0; i < quick.hits.size(); ++i) {
        EXPECT_EQ(quick.hits[i].first, slow.hits[i].first) << query << ", place " << i;
        // A word that is asked for twice is rounded once or twice.
        EXPECT_NEAR(quick.hits[i].second, slow.hits[i].second, 1e-8) << query << ", place " << i;
      }
    }
    for (std::size_t segment = 0; segment < snapshot.stride(); ++segment) {
      std::vector<bool> found = matching_passages(words, segment, snapshot);
      for (const store::Deleted& gone : snapshot.struck_out(segment)) {
        for (Docid docid = gone.first; docid < gone.first + gone.count; ++docid) found[docid] = false;
      }
      EXPECT_EQ(found, matching_passages(operators, segment, snapshot)) << query;
    }
  }
  EXPECT_EQ(of_words, queries.size() - 2) << "all but the last are of words alone, and synonyms";
}

TEST(Rank, BringsEqualHitsIntoOrderAsFarAsItIsAskedTo) {
  const SmallIndex index({});
  for (int run = 0; run < 3; ++run) {
    std::vector<Document> documents;
    for (int i = 0; i < 20; ++i) {
      documents.push_back({.id = std::to_string(100 + 3 * i + run), .text = "Bail is set by the judge."});
    }
    index.add(std::move(documents));
  }
  const store::Snapshot snapshot(index.path());
  store::PassageReader reader(snapshot);
  text::Analyser analyser;
  const PhysicalPlan bail = make_physical(make_plan(parse_query("bail"), analyser), snapshot, analyser);
  const auto best = [&](std::size_t limit, std::size_t in_order) {
    return rank({.plan = bail, .in_order = in_order}, 0, limit, snapshot, reader).hits;
  };
  for (const std::size_t limit : {30U, 60U}) {  // half of those that are equal, and all
    const Scored all = best(limit, limit);
    for (const std::size_t in_order : {1U, 5U, 29U}) {
      const Scored some = best(limit, in_order);
      EXPECT_TRUE(std::equal(some.begin(), some.begin() + static_cast<std::ptrdiff_t>(in_order), all.begin()));
      EXPECT_TRUE(std::ranges::is_permutation(all, some)) << "the same ones, " << in_order << " of " << limit;
    }
  }
  EXPECT_NE(best(60, 1), best(60, 60)) << "what is not asked for is not looked up";
}

TEST(TopPassages, HoldAShareOfTheWordsThatAreEvidence) {
  const SmallIndex index({});
  fill(index);
  const store::Snapshot snapshot(index.path());
  text::Analyser analyser;
  const Plan any_word = make_plan(parse_query("warden OR clemency OR parole OR bail"), analyser);
  PhysicalPlan words = make_physical(any_word, snapshot, analyser);
  words.titles.clear();
  const Scored any = top_passages(words, 100'000, false, nullptr, snapshot).hits;
  double whole = 0;
  for (const PhysicalPlan::Word& word : words.words) whole += word.weight.most;
  const auto share = [&](Docid docid) {
    double held = 0;
    for (const PhysicalPlan::Word& word : words.words)
      held += snapshot.posting(word.term, docid) ? word.weight.most : 0;
    return held / whole;
  };
  const std::string topic = store::term(store::topic_prefix, "pretrial");
  words.least_share = 0.6;
  words.within = {topic};
  words.most_within = 100'000;
  const TopPassages found = top_passages(words, 100'000, false, nullptr, snapshot);
  std::map<Docid, double> scores(found.hits.begin(), found.hits.end());
  std::size_t enough = 0;
  std::size_t tagged = 0;
  for (const auto& [docid, score] : any) {
    if (share(docid) < words.least_share) {
      EXPECT_FALSE(scores.contains(docid));
      continue;
    }
    ++enough;
    EXPECT_NEAR(scores[docid], score * share(docid), 1e-9);
    tagged += snapshot.posting(topic, docid) ? 1 : 0;
  }
  EXPECT_EQ(found.total, enough);
  EXPECT_LT(enough, any.size());
  EXPECT_EQ(found.within.size(), tagged);
  EXPECT_GT(tagged, 0U);
  for (const auto& [docid, score] : found.within) EXPECT_EQ(scores[docid], score);
}

TEST(TopPassages, AreNoneWhereNothingIsAsked) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = "Bail is set by the judge."}});
  const store::Snapshot snapshot(index.path());
  EXPECT_EQ(top_passages({}, 10, false, nullptr, snapshot).total, 0U);
  const PhysicalPlan bail{.words = {{.term = "bail", .weight = {.most = 1, .average_length = 5}}}};
  EXPECT_EQ(top_passages(bail, 0, false, nullptr, snapshot).total, 1U);
  EXPECT_TRUE(top_passages(bail, 0, false, nullptr, snapshot).hits.empty());
}

}  // namespace
}  // namespace tenet::query
