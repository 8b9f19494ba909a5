#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>
#include <tenet/words.h>

#include "support/small_index.h"

// What may be asked, and what is refused: docs/query-language.md, "Limits".
namespace tenet::test {
namespace {

std::string many(std::string_view piece, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

// Words that no index has, each another.
std::string unknown_words(std::size_t count, const std::string& between) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += (i == 0 ? "" : between) + "qz" + std::to_string(i) + "x";
  return all;
}

SmallIndex two_documents() {
  return SmallIndex({{.id = "a", .text = "Bail is no fine, and qazwsx stands here."},
                     {.id = "b", .text = "\u201cParole is a promise,\u201d Rosa Vance said."}});
}

std::string refusal(const std::string& query) {
  try {
    (void)parse_query(query);
  } catch (const QueryError& error) {
    EXPECT_LE(error.offset(), query.size());
    EXPECT_LE(std::string(error.what()).size(), 400U);
    EXPECT_FALSE(error.hint().empty());
    return error.what();
  }
  return "none";
}

TEST(ParseQuery, RefusesWhatNobodyAsks) {
  EXPECT_EQ(refusal(std::string(300'000, ' ')), "query: 300000 bytes, more than 262144");
  EXPECT_EQ(refusal(many("a ", 20'001)), "query: more than 20000 words");
  EXPECT_EQ(refusal('"' + many("a ", 6'000) + '"'), "query: a word or phrase of 12000 bytes, more than 10000");
  EXPECT_EQ(refusal(std::string(10'001, 'a')), "query: a word or phrase of 10001 bytes, more than 10000");
  EXPECT_EQ(refusal("title:" + std::string(10'001, 'a')), "query: a word or phrase of 10001 bytes, more than 10000");
  EXPECT_EQ(refusal(many("incarc* ", 101)), "query: more than 100 wildcards, ~words, words in said: or the like");
  EXPECT_EQ(refusal("bail" + many(" NEAR bail", 101)), "query: more than 100 times NEAR");
  EXPECT_EQ(refusal(many("document:a OR ", 2'001) + "b"), "query: more than 2000 values of fields");
  const std::string wide = "query: more than 100 wildcards, ~words, words in said: or the like";
  EXPECT_EQ(refusal(many("~bail OR ", 101) + "b"), wide);
  EXPECT_EQ(refusal("said:(" + many("bail ", 101) + ")"), wide);
  EXPECT_EQ(refusal(many("mentions:vance OR ", 101) + "b"), wide);
  EXPECT_EQ(refusal(many("like:a#1 OR ", 101) + "b"), wide);
  EXPECT_EQ(refusal(many("(", 65) + "bail" + many(")", 65)), "(: parentheses nest too deep");
}

TEST(ParseQuery, TakesWhatSomebodyMayPaste) {
  EXPECT_EQ(parse_query(many("bail ", 20'000), Joining::any).operands.size(), 20'000U);
  EXPECT_EQ(refusal(many("\"the bail\" OR ", 10'000) + "x"), "none");
  EXPECT_EQ(refusal('"' + many("bail ", 1'990) + '"'), "none");
  EXPECT_EQ(refusal(many("incarc* ", 100)), "none");
  EXPECT_EQ(plain_query(many("(bail* ", 20'000)).operands.size(), 20'000U);
  EXPECT_THROW((void)plain_query(many("bail ", 20'001)), QueryError);
}

// What a message repeats of the query ends where a line does.
TEST(ParseQuery, RepeatsNoMoreThanALine) {
  const std::string much = many("x", 9'000);
  for (const std::string& query :
       {"NEAR/" + much + " a", "a^" + much, "has:" + much, "date:" + much, "topic:" + much + "@7", "~" + much + "*",
        "topic:" + much + "*", "\"" + many("- ", 4'000) + "\"", much + " AND", "kind:" + much}) {
    EXPECT_NE(refusal(query), "none") << query.substr(0, 20);
  }
  const SmallIndex index = two_documents();
  const Searcher searcher = index.searcher();
  for (const std::string& query : {"topic:" + much, "like:" + much, "like:" + much + "#1"}) {
    try {
      (void)searcher.parse(query);
      ADD_FAILURE() << query.substr(0, 20);
    } catch (const QueryError& error) {
      EXPECT_LE(std::string(error.what()).size(), 400U);
    }
  }
  for (const std::string& query : {much, "~" + much, much.substr(0, 5'000) + "*"}) {
    for (const std::string& note : searcher.search(searcher.parse(query)).notes) EXPECT_LE(note.size(), 400U);
  }
}

TEST(Searcher, RefusesAQueryBuiltByHandThatIsTooLarge) {
  const SmallIndex index = two_documents();
  const Searcher searcher = index.searcher();
  Query deep{.kind = Query::Kind::word, .text = "bail"};
  for (int i = 0; i < 2'000; ++i) deep = {.kind = Query::Kind::without, .operands = {deep}};
  Query wide{.kind = Query::Kind::any};
  for (int i = 0; i < 20'001; ++i) wide.operands.push_back({.kind = Query::Kind::word, .text = "bail"});
  const Query phrase{.kind = Query::Kind::phrase, .text = many("bail ", 200'000)};
  for (const Query& query : {deep, wide, phrase}) {
    EXPECT_THROW((void)searcher.search(query), QueryError);
    EXPECT_THROW(searcher.scan(query, [](const Hit&) { return true; }), QueryError);
    EXPECT_THROW((void)searcher.count(query, {}), QueryError);
    EXPECT_THROW((void)searcher.speakers(query, 10), QueryError);
    EXPECT_THROW((void)searcher.explain(query), QueryError);
  }
}

TEST(Searcher, AnswersTenThousandWords) {
  const SmallIndex index = two_documents();
  const Searcher searcher = index.searcher();
  EXPECT_EQ(searcher.search(searcher.parse(many("bail parole ", 5'000), Joining::any)).total, 2U);
  EXPECT_EQ(searcher.search(searcher.parse(unknown_words(10'000, " OR ") + " OR bail")).total, 1U);
}

// Each unknown word is looked for among all words that begin as it does: a few are enough.
TEST(Searcher, SaysOfAFewUnknownWordsWhatWasMeant) {
  const SmallIndex index = two_documents();
  const Searcher searcher = index.searcher();
  const auto notes = searcher.search(searcher.parse("qazwsy OR " + unknown_words(500, " OR "))).notes;
  ASSERT_EQ(notes.size(), 11U);
  EXPECT_EQ(notes.front(), "no passage has qazwsy; did you mean qazwsx, in 1 document?");
  EXPECT_EQ(notes.back(), "no passage has 491 other words");
}

// Numbers at their ends: no sum of them overflows, nothing of that size is asked of memory.
TEST(Searcher, BearsTheLargestNumbers) {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
  const SmallIndex index = two_documents();
  const Searcher searcher = index.searcher();
  const Query query = searcher.parse("bail OR parole");
  for (const std::size_t n : {most, most - 1, most / 2, most / 2 + 1, std::size_t{1} << 32}) {
    for (const auto by : {SearchOptions::By::passage, SearchOptions::By::document}) {
      for (const auto order :
           {SearchOptions::Order::score, SearchOptions::Order::date, SearchOptions::Order::document}) {
        const SearchOptions all{.limit = n, .by = by, .snippet_bytes = n, .order = order, .per_document = n};
        EXPECT_EQ(searcher.search(query, all).hits.size(), 2U);
        EXPECT_TRUE(searcher.search(query, {.limit = n, .offset = n, .by = by, .order = order}).hits.empty());
        EXPECT_TRUE(searcher.search(query, {.offset = n, .by = by, .order = order}).hits.empty());
      }
    }
    EXPECT_EQ(search_folded(searcher, query, {.limit = n}).results.hits.size(), 2U);
    EXPECT_EQ(searcher.show("a#1", n).size(), 1U);
    EXPECT_EQ(searcher.speakers({}, n).size(), 1U);
    EXPECT_EQ(searcher.speaker_names("va", n).size(), 1U);
    std::size_t given = searcher.quotations({}, {.limit = n}, [](const Quotation&) {});
    EXPECT_EQ(given, 1U);
    given = searcher.quotations({}, {.limit = n, .offset = n}, [](const Quotation&) {});
    EXPECT_EQ(given, 0U);
    EXPECT_FALSE(searcher.verify("Bail is no fine", {.limit = n}).places.empty());
    EXPECT_FALSE(searcher.explain(query, "a#1", {.limit = n, .offset = n}).parts.empty());
    EXPECT_EQ(concordance(searcher, query, {.left = n, .right = n, .across = true, .limit = n}).lines.size(), 2U);
    EXPECT_EQ(concordance(searcher, query, {.sort = {{.place = n}}, .sample = n}).lines.size(), 2U);
    EXPECT_EQ(concordance(searcher, query, {.limit = n, .offset = n}).lines.size(), 0U);
    EXPECT_FALSE(collocates(searcher, query, {.words = n}, {.min_count = 1, .limit = n}).rows.empty());
    EXPECT_TRUE(keywords(searcher, query, std::nullopt, {.min_count = n, .limit = n, .offset = n}).rows.empty());
  }
}

}  // namespace
}  // namespace tenet::test
