#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <tenet/searcher.h>

#include "support/same_answers.h"
#include "support/shard_pair.h"

namespace tenet::test {
namespace {

namespace fs = std::filesystem;

TEST(Shards, AnswerAsOneIndexOfTheSameCorpus) {
  const ShardPair pair = ShardPair::of_corpus();
  expect_same(pair.one(), pair.four(), query_of_each_kind());
}

TEST(Shards, AnswerTheGoldenQueriesAsOneIndex) {
  const ShardPair pair = ShardPair::of_corpus();
  const Searcher one = pair.one();
  const Searcher four = pair.four();
  std::ifstream file(fs::path(TENET_TEST_DATA_DIR) / "golden/queries.tsv");
  std::size_t queries = 0;
  for (std::string line; std::getline(file, line); ++queries) {
    const std::string text = line.substr(line.find('\t') + 1);
    for (const Query& query : {one.parse(text, Joining::any), plain_query(text, Joining::any)}) {
      expect_same_search(one, four, query);
    }
  }
  EXPECT_GT(queries, 5U);
}

TEST(Shards, ShowAndVerifyAsOneIndex) {
  const ShardPair pair = ShardPair::of_corpus();
  expect_same_passages(pair.one(), pair.four());
}

TEST(Shards, AnswerAsOneIndexOfRandomDocuments) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    const ShardPair pair = ShardPair::of(random_documents(seed));
    expect_same(pair.one(), pair.four(),
                {"bail", "bail judge court", "bail judge court jail prison reform", "\"bail judge\"",
                 "court NEAR/3 jail", "par*", "said:safety", "speaker:ada", "title:bail reform", "topic:pretrial",
                 "organisation:bench sentence", "date:2012.. jail", "-ferry", "bail OR ferry^2 OR reform OR law"});
  }
}

}  // namespace
}  // namespace tenet::test
