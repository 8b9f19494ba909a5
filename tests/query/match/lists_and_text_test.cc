#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <tenet/searcher.h>

#include "query/match/matching_passages.h"
#include "query/match/physical_plan.h"
#include "query/match/text_match.h"
#include "query/plan/plan.h"
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

  std::vector<Docid> passages;
  for (std::size_t segment = 0; segment < snapshot.stride(); ++segment) {
    for (Docid docid = 1; docid <= snapshot.segment(segment).passages(); ++docid) {
      if (!snapshot.is_deleted(snapshot.docid_of(segment, docid)))
        passages.push_back(snapshot.docid_of(segment, docid));
    }
  }
  ASSERT_GT(passages.size(), 300U);
  std::vector<std::pair<Passage, std::string>> read;
  for (const Docid docid : passages) read.emplace_back(reader.record(docid).passage, reader.text(docid));
  std::vector<PassageWords> texts;
  for (const auto& [passage, text] : read) texts.push_back(read_words(passage, {}, text, analyser));

  std::size_t found = 0;
  for (const std::string& query : queries) {
    const Plan plan = make_plan(searcher.parse(query), analyser);
    const PhysicalPlan physical = make_physical(plan, snapshot, analyser);
    std::vector<std::vector<bool>> hits;
    for (std::size_t i = 0; i < snapshot.stride(); ++i) hits.push_back(matching_passages(physical, i, snapshot));
    for (std::size_t i = 0; i < passages.size(); ++i) {
      const Docid stride = snapshot.stride();
      const bool is_hit = hits[(passages[i] - 1) % stride][(passages[i] - 1) / stride + 1];
      EXPECT_EQ(is_hit, match_text(plan, texts[i]).found) << query << ": " << texts[i].text;
      found += is_hit ? 1 : 0;
    }
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

// Words, phrases, prefixes and NEAR, joined and nested.
std::string random_query(std::mt19937& draw, int depth) {
  const auto word = [&] { return vocabulary[draw() % vocabulary.size()]; };
  switch (draw() % (depth > 0 ? 10 : 4)) {
    case 0:
    case 1: return word();
    case 2: return '"' + some_words(draw, 1 + draw() % 3) + '"';
    case 3: return word().substr(0, 3) + '*';
    case 4: return word() + " NEAR/" + std::to_string(1 + draw() % 4) + ' ' + word();
    case 5: return "(\"" + some_words(draw, 2) + "\" NEAR/3 (" + word() + " OR " + word() + "))";
    case 6: return '(' + random_query(draw, depth - 1) + " OR " + random_query(draw, depth - 1) + ')';
    case 7: return '(' + random_query(draw, depth - 1) + " AND NOT (" + random_query(draw, depth - 1) + "))";
    case 8: return "(NOT (" + random_query(draw, depth - 1) + "))";
    default: return '(' + random_query(draw, depth - 1) + " AND " + random_query(draw, depth - 1) + ')';
  }
}

TEST(ListsAndText, AgreeOnRandomTrees) {
  std::mt19937 draw(4);
  std::vector<std::string> queries;
  for (int i = 0; i < 150; ++i) queries.push_back(random_query(draw, 3));
  expect_the_same(queries, 5000);
}

}  // namespace
}  // namespace tenet::query
