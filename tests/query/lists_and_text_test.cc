#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <tenet/error.h>
#include <tenet/searcher.h>

#include "query/compiler.h"
#include "query/match/text_match.h"
#include "query/plan/plan.h"
#include "query/ranking/near_source.h"
#include "query/ranking/order.h"
#include "query/ranking/phrase_source.h"
#include "store/passage_reader.h"
#include "support/random_text.h"
#include "support/small_index.h"
#include "text/tokens.h"

namespace tenet::query {
namespace {

using test::SmallIndex;

// The first words are far commoner than the last; stems in several forms, and words that are told by what stands before
// them.
const std::vector<std::string> vocabulary{"the",  "judge",  "of",    "sentence", "sentences",  "in",
                                          "bail", "judges", "until", "one-year", "sentencing", "warden"};

// Several segments; some documents of each are struck out by the next.
void fill(const SmallIndex& index) {
  std::mt19937 draw(1);
  for (int round = 0; round < 3; ++round) {
    std::vector<Document> documents;
    for (int i = 0; i < 30; ++i) {
      Document document{.id = std::to_string(20 * round + i)};
      for (int passage = 0; passage < 5; ++passage) {
        document.text += test::random_text(draw, 8 + draw() % 30, vocabulary);
      }
      documents.push_back(std::move(document));
    }
    index.add(std::move(documents));
  }
}

std::string some_words(std::mt19937& draw, std::size_t number) {
  const std::string text = test::random_text(draw, number, vocabulary);
  return text.substr(0, text.find('.'));
}

// Passages that answer by the lists of words are those that answer by their text.
void expect_the_same(const std::vector<std::string>& queries, std::size_t fewest_answers) {
  const SmallIndex index({});
  fill(index);
  const Searcher searcher = index.searcher();
  const store::Snapshot snapshot(index.path());
  ASSERT_GT(snapshot.stride(), 1U);
  store::PassageReader reader(snapshot);
  text::Analyser analyser;

  std::vector<Xapian::docid> passages = matching(Xapian::Query::MatchAll, 100'000, snapshot);
  std::erase_if(passages, [&](Xapian::docid docid) { return snapshot.is_deleted(docid); });
  std::ranges::sort(passages);
  ASSERT_GT(passages.size(), 300U);
  std::vector<std::pair<Passage, std::string>> read;
  for (const Xapian::docid docid : passages) read.emplace_back(reader.record(docid).passage, reader.text(docid));
  std::vector<PassageWords> texts;
  for (const auto& [passage, text] : read) texts.push_back(read_words(passage, {}, text, analyser));

  std::size_t found = 0;
  for (const std::string& query : queries) {
    const Plan plan = make_plan(searcher.parse(query), analyser);
    std::vector<Xapian::docid> expected;
    for (std::size_t i = 0; i < passages.size(); ++i) {
      if (match_text(plan, texts[i]).found) expected.push_back(passages[i]);
    }
    std::vector<Xapian::docid> hits = matching(compile(plan, snapshot, analyser).query, 100'000, snapshot);
    std::ranges::sort(hits);
    EXPECT_EQ(hits, expected) << query;
    found += hits.size();
  }
  EXPECT_GT(found, fewest_answers);
}

// Alone, beside words and other phrases, left out; words that are two to the analyser are a phrase as well.
TEST(ListsAndText, AgreeOnPhrases) {
  std::mt19937 draw(2);
  std::vector<std::string> queries{"warden one-year", "warden OR one-year", "\"one-year sentence\" OR warden",
                                   "\"the the\" warden", "warden -\"of the\""};
  for (int i = 0; i < 20; ++i) {
    const std::string phrase = '"' + some_words(draw, 1 + draw() % 3) + '"';
    const std::string other = '"' + some_words(draw, 2) + '"';
    for (const std::string& query : {phrase + " bail", phrase + " OR warden", phrase + " OR " + other,
                                     phrase + ' ' + other, phrase + " -" + other}) {
      queries.push_back(query);
    }
  }
  expect_the_same(queries, 1000);
}

TEST(ListsAndText, AgreeOnWhatIsNear) {
  std::mt19937 draw(3);
  std::vector<std::string> queries{"bail NEAR/3 bail",
                                   "judge NEAR/1 judge NEAR/1 judge",
                                   "warden -(judge NEAR/4 bail)",
                                   "(judge NEAR/2 warden) OR (bail NEAR/2 warden)",
                                   "one-year NEAR/3 bail",
                                   "\"the judge\" NEAR/3 bail",
                                   "(warden OR bail) NEAR/2 judge"};
  for (int i = 0; i < 40; ++i) {
    std::string query = vocabulary[draw() % vocabulary.size()];
    for (std::size_t more = 1 + draw() % 3; more > 0; --more) {
      query += " NEAR/" + std::to_string(1 + i % 5) + ' ' + vocabulary[draw() % vocabulary.size()];
    }
    queries.push_back(query);
  }
  expect_the_same(queries, 500);
}

}  // namespace
}  // namespace tenet::query
