#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/error.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/xapian_export.h>

#include "support/command.h"
#include "support/exported.h"
#include "support/island.h"
#include "support/shard_pair.h"
#include "support/small_index.h"
#include "support/temp_folder.h"
#include "support/xapian_server.h"

// The two engines beside each other: an index, and what was exported of it, asked the same.
namespace tenet::test {
namespace {

namespace fs = std::filesystem;

TEST(Xapian, AnswersAsTheIndexOfTheSameCorpus) {
  const ShardPair pair = ShardPair::of_corpus();
  const Exported exported(pair.one_index());
  const Searcher index = exported.index();
  for (const Searcher& other : {exported.one(), exported.three()}) {
    for (const char* query : {"judges",
                              "sentencing reform community",
                              "\"public safety\"",
                              "\"the rule of law\"",
                              "bail^3 parole",
                              "judge NEAR/10 discretion",
                              "judge NEAR/3 judge",
                              "police NEAR/5 community NEAR/5 trust",
                              "\"mandatory minimum\" NEAR/8 court",
                              "law-enforcement leaders",
                              "reform -prison",
                              "judges +discretion",
                              "topic:sentencing",
                              "topic:sentencing@2",
                              "topic:sentencing>.9",
                              "topic:pretrial court",
                              "said:prison",
                              "said:\"public safety\"",
                              "said:(police community)",
                              "speaker:sheriff",
                              "speaker:obama said:justice",
                              "role:\"police chief\"",
                              "role:prosecutor",
                              "mentions:Obama",
                              "title:statement",
                              "title:\"of principles\"",
                              "organisation:coalition",
                              "author:obama",
                              "source:house",
                              "type:letter",
                              "date:2014..2018 jail",
                              "date:2015",
                              "date:..2014",
                              "has:quote",
                              "has:speaker",
                              "has:justice",
                              "has:date",
                              "-has:date",
                              "incarcerat* reform",
                              "document:statements/2015-10-21-law-enforcement-leaders.md",
                              "zebrafish",
                              "id:x#1"}) {
      expect_same(index, other, query);
    }
    for (const char* query : {"judges discretion", "bail parole prison reform", "public safety", "crime^2 police^.5"}) {
      expect_same(index, other, query, Joining::any);
    }
  }
}

// Ways to say a thing are found as they are, but what they weigh together is an estimate of Xapian's.
TEST(Xapian, FindsTheSameBySynonymsAndPrefixes) {
  const ShardPair pair = ShardPair::of_corpus();
  const Exported exported(pair.one_index());
  const Searcher index = exported.index();
  const Searcher three = exported.three();
  for (const char* query : {"~bail", "~prison reform", "incarcerat*", "sent* court", "pro*"}) {
    const SearchOptions all{.limit = 1000, .order = SearchOptions::Order::document};
    const Results expected = index.search(index.parse(query), all);
    const Results found = three.search(three.parse(query), all);
    ASSERT_EQ(found.hits.size(), expected.hits.size()) << query;
    for (std::size_t i = 0; i < found.hits.size(); ++i) EXPECT_EQ(found.hits[i].id, expected.hits[i].id) << query;
  }
}

TEST(Xapian, CountsByYearTopicAndKindAsTheIndexDoes) {
  const ShardPair pair = ShardPair::of_corpus();
  const Exported exported(pair.one_index());
  const Searcher index = exported.index();
  const Searcher three = exported.three();
  for (const char* query :
       {"", "prison", "date:2014..2018 court", "topic:sentencing", "topic:sentencing OR topic:pretrial",
        "organisation:coalition", "said:prison", "date:..2014", "date:2050.. bail"}) {
    for (const CountOptions& options :
         {CountOptions{.by = {CountBy::year}}, CountOptions{.by = {CountBy::topic}},
          CountOptions{.by = {CountBy::topic}, .grade = 2}, CountOptions{.by = {CountBy::kind}},
          CountOptions{.by = {CountBy::year}, .within = parse_query("has:quote")}}) {
      const Counts expected = index.count(index.parse(query), options);
      const Counts found = three.count(three.parse(query), options);
      const std::string where = std::string(query) + " by " + std::string(to_string(options.by.front()));
      EXPECT_EQ(found.total, expected.total) << where;
      EXPECT_TRUE(found.rows == expected.rows) << where;
      EXPECT_TRUE(found.margins == expected.margins) << where;
    }
  }
}

TEST(Xapian, CountsYearsWithoutDatesAsTheIndexDoes) {
  const SmallIndex small({});
  std::vector<Document> documents = random_documents(5);
  documents.front().date = "1215-06-15";
  small.add(documents);
  const Exported exported(small.path());
  const Searcher index = exported.index();
  const Searcher one = exported.one();
  const CountOptions by_year{.by = {CountBy::year}};
  for (const char* query : {"", "bail", "date:..1300"}) {
    EXPECT_TRUE(one.count(one.parse(query), by_year).rows == index.count(index.parse(query), by_year).rows) << query;
  }
}

TEST(Xapian, ShowsAndTellsAsTheIndexDoes) {
  const ShardPair pair = ShardPair::of_corpus();
  const Exported exported(pair.one_index());
  const Searcher index = exported.index();
  const Searcher three = exported.three();
  const IndexInfo info = three.info();
  EXPECT_EQ(info.documents, index.info().documents);
  EXPECT_EQ(info.passages, index.info().passages);
  EXPECT_EQ(info.words, index.info().words);
  EXPECT_EQ(info.text_bytes, index.info().text_bytes);
  EXPECT_EQ(info.fingerprint, index.info().fingerprint);
  // Other shards give other answers.
  const auto of_shards = [&](int one, int other) {
    const auto place = [&](int shard) { return fs::path("xapian:" + exported.shard(shard).string()); };
    return Searcher(std::vector<fs::path>{place(one), place(other)}).info().fingerprint;
  };
  EXPECT_NE(of_shards(1, 2), info.fingerprint);
  EXPECT_NE(of_shards(1, 2), of_shards(1, 3));
  EXPECT_EQ(of_shards(1, 2), of_shards(2, 1));
  for (const Hit& hit : index.search(index.parse("police"), {.limit = 20}).hits) {
    EXPECT_TRUE(three.show(hit.id, 2) == index.show(hit.id, 2)) << hit.id;
    EXPECT_TRUE(three.passages_of(hit.document.id) == index.passages_of(hit.document.id)) << hit.id;
  }
  EXPECT_TRUE(three.show("none#1", 1).empty());
  EXPECT_TRUE(three.passages_of("none").empty());
  const auto counts = index.topics();
  const auto others = three.topics();
  ASSERT_EQ(counts.size(), others.size());
  for (std::size_t i = 0; i < counts.size(); ++i) EXPECT_EQ(counts[i].passages, others[i].passages);
}

// Random queries over random documents, some of which were replaced and removed.
TEST(Xapian, AgreesWithTheIndexOnRandomQueries) {
  const SmallIndex small({});
  for (unsigned round = 0; round < 2; ++round) small.add(random_documents(70 + round));
  const Exported exported(small.path());
  const Searcher index = exported.index();
  const Searcher one = exported.one();
  const Searcher three = exported.three();
  const std::vector<std::string> words{"bail",   "judge",  "court",    "jail", "prison", "reform", "ferry",
                                       "parole", "safety", "sentence", "the",  "law",    "courts", "nowhere"};
  // Xapian's pruning gives words apart the weight of words side by side there.
  for (const char* query : {"law jail NEAR/5 prison judge", "prison law \"prison law\""}) {
    expect_same(index, one, query, Joining::any);
    expect_same(index, three, query, Joining::any);
  }
  std::mt19937 draw(11);  // NOLINT(cert-msc51-cpp): the same queries every time
  const auto word = [&] { return words[draw() % words.size()]; };
  const auto part = [&]() -> std::string {
    switch (draw() % 12) {
      case 0: return '"' + word() + ' ' + word() + '"';
      case 1: return word() + " NEAR/" + std::to_string(1 + draw() % 5) + ' ' + word();
      case 2: return '(' + word() + " OR " + word() + ')';
      case 3: return '-' + word();
      case 4: return "said:" + word();
      case 5: return "said:\"" + word() + ' ' + word() + '"';
      case 6: return "title:" + word();
      case 7: return "speaker:Example";
      case 8: return "date:201" + std::to_string(draw() % 5) + "..";
      case 9: return word() + '^' + std::to_string(1 + draw() % 3);
      default: return word();
    }
  };
  std::size_t refused = 0;
  for (int i = 0; i < 60; ++i) {
    std::string query = word();
    for (std::size_t more = draw() % 3; more > 0; --more) query += ' ' + part();
    refused += expect_same(index, i % 2 == 0 ? one : three, query, draw() % 3 == 0 ? Joining::any : Joining::all);
  }
  EXPECT_LE(refused, 60U * 7U / 10U);  // few are
}

TEST(Xapian, RefusesByNameWhatStockOperatorsCannotSay) {
  const Exported exported(island().path());
  const Searcher one = exported.one();
  const auto error_of = [&](const auto& ask) -> std::string {
    try {
      ask();
    } catch (const QueryError& error) {
      EXPECT_NE(error.hint(), "");
      return error.what();
    }
    return "";
  };
  const auto search = [&](const char* query, const SearchOptions& options) {
    return error_of([&] { (void)one.search(one.parse(query), options); });
  };
  EXPECT_EQ(search("harbor", {.by = SearchOptions::By::document}), "ranking documents: not over a Xapian database");
  EXPECT_EQ(search("harbor", {.order = SearchOptions::Order::date}), "sorting by date: not over a Xapian database");
  EXPECT_EQ(search("harbor", {.reverse = true}), "the worst first: not over a Xapian database");
  EXPECT_EQ(search("harbor island", {.words_as_evidence = true}), "words as evidence: not over a Xapian database");
  EXPECT_EQ(search("harbor", {.words_as_evidence = true}), "");
  EXPECT_EQ(search("goats OR said:\"old harbor\"", {}),
            "'said:\"old harbor\"': over a Xapian database it cannot stand beside OR or NOT");
  EXPECT_EQ(search("like:once#1", {}), "like: not over a Xapian database");
  EXPECT_EQ(error_of([&] { (void)one.count(one.parse("harbor"), {.by = {CountBy::speaker}}); }),
            "counting by speaker: not over a Xapian database");
  EXPECT_EQ(error_of([&] { (void)one.near_duplicates("once#1"); }),
            "near-identical passages: not over a Xapian database");
}

// Two shards here, two behind a server each.
TEST(Xapian, AnswersTheSameBehindStockServers) {
  if (!has_xapian_tools()) GTEST_SKIP() << "apt-get install xapian-tools";
  const SmallIndex small(random_documents(3));
  const Exported exported(small.path());
  XapianServer first({exported.shard(1)});
  const XapianServer others({exported.shard(2), exported.shard(3)});
  const Searcher there(std::vector<fs::path>{first.place(), others.place()});
  const Searcher index = exported.index();
  for (const char* query : {"bail", "judge court", "\"bail judge\"", "jail NEAR/3 prison", "said:reform", "title:law",
                            "said:\"the court\"", "speaker:Ada", "date:2012.. ferry", "judg* safety", "has:quote"}) {
    expect_same(index, there, query);
  }
  EXPECT_EQ(there.info().passages, index.info().passages);
  const std::string id = index.search(parse_query("bail"), {.limit = 1}).hits.front().id;
  EXPECT_TRUE(there.show(id, 1) == index.show(id, 1));
  const std::string place = first.place();
  first.end();
  std::string hint;
  EXPECT_NE(opening(place, {}, &hint).find("opening " + place + ": "), std::string::npos);
  EXPECT_NE(hint, "");
}
}  // namespace
}  // namespace tenet::test
