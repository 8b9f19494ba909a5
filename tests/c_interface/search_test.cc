#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "c_interface/calls.h"

// What is asked of an index through the C interface.
namespace tenet::test {
namespace {

TEST(TenetSearch, GivesPassagesWithAllTheirFields) {
  const CIndex index;
  const CRows hits([&](tenet_results** rows) { return tenet_search(index.searcher(), "poor people", nullptr, rows); });
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits.text(0, TENET_ID), "a#1");
  EXPECT_EQ(hits.text(0, TENET_TEXT), "\"Bail keeps poor people in jail,\" said Judge Ada Example.");
  EXPECT_EQ(hits.text(0, TENET_PLAIN), hits.text(0, TENET_TEXT));
  EXPECT_EQ(hits.text(0, TENET_DOCUMENT), "a");
  EXPECT_EQ(hits.text(0, TENET_TITLE), "On bail");
  EXPECT_EQ(hits.text(0, TENET_DATE), "2016-05");
  EXPECT_EQ(hits.text(0, TENET_URL), "");
  EXPECT_GT(hits.real(0, TENET_SCORE), 0);
  EXPECT_EQ(hits.integer(0, TENET_END_BYTE), 57);
  EXPECT_EQ(hits.inside(0, TENET_METADATA, {TENET_NAME, TENET_VALUE}), "docket 17");
  EXPECT_EQ(hits.inside(0, TENET_MATCHES, {TENET_TEXT, TENET_BEGIN_BYTE, TENET_END_CODE_POINT}),
            "poor 12 16|people 17 23");
  EXPECT_EQ(hits.inside(0, TENET_QUOTES, {TENET_TEXT, TENET_SPEAKER, TENET_KIND, TENET_BEGIN_BYTE}),
            "Bail keeps poor people in jail, Ada Example speech 1");
  EXPECT_EQ(hits.inside(0, TENET_SPEAKERS, {TENET_NAME, TENET_SPEAKER_KIND}), "Ada Example person");
  EXPECT_EQ(hits.integer(TENET_ABOUT, TENET_TOTAL), 1);
  EXPECT_EQ(hits.text(0, TENET_VERDICT), "") << "a field that a hit does not have";
}

TEST(TenetSearch, CountsInCodePointsToo) {
  const CIndex index;
  const CRows hits([&](tenet_results** rows) { return tenet_search(index.searcher(), "again", nullptr, rows); });
  EXPECT_EQ(hits.inside(0, TENET_MATCHES, {TENET_TEXT, TENET_BEGIN_BYTE, TENET_BEGIN_CODE_POINT}), "again 16 14");
}

TEST(TenetSearch, TakesOptions) {
  const CIndex index;
  const auto ids = [&](const char* query, const COptions& options) {
    const CRows hits([&](tenet_results** rows) { return tenet_search(index.searcher(), query, options, rows); });
    std::string all;
    for (std::size_t i = 0; i < hits.size(); ++i) all += hits.text(i, TENET_ID) + ' ';
    return all;
  };
  EXPECT_EQ(ids("bail", {{"order", "date"}}), "b#1 a#1 a#2 ");
  EXPECT_EQ(ids("bail", {{"order", "date"}, {"reverse", "true"}, {"limit", "1"}}), "a#1 ");
  EXPECT_EQ(ids("bail", {{"order", "document"}, {"offset", "2"}}), "b#1 ");
  EXPECT_EQ(ids("poor nobody", {{"any", "true"}, {"order", "document"}}), "a#1 b#1 ");
  EXPECT_EQ(ids("poor nobody", {}), "");
  EXPECT_EQ(ids("topic:poor", {{"plain", "true"}}), "");
}

struct Mistake {
  std::string name;
  std::string value;
  std::string message;
  std::string hint;
};

TEST(TenetSearch, NamesTheOptionThatIsWrong) {
  const CIndex index;
  const std::vector<Mistake> mistakes{
      {"limit", "ten", "search: option limit cannot be 'ten'", "it is a number from 0"},
      {"limit", "-1", "search: option limit cannot be '-1'", "it is a number from 0"},
      {"order", "size", "search: option order cannot be 'size'", "it is one of: score, date, document"},
      {"reverse", "yes", "search: option reverse cannot be 'yes'", "it is true or false"},
      {"timeout", "soon", "search: option timeout cannot be 'soon'", "it is a number of seconds, such as 0.5"},
      {"timeout", "nan", "search: option timeout cannot be 'nan'", "it is a number of seconds, such as 0.5"},
      {"limt", "10", "search: there is no option limt",
       "its options are timeout, any, plain, limit, offset, by, snippet_bytes, order, reverse, per_document, "
       "words_as_evidence, exact_total, fold"},
  };
  for (const auto& [name, value, message, hint] : mistakes) {
    tenet_results* hits = nullptr;
    const COptions options{{name.c_str(), value.c_str()}};
    EXPECT_EQ(tenet_search(index.searcher(), "bail", options, &hits), TENET_BAD_INPUT) << name;
    EXPECT_EQ(tenet_error_message(), message);
    EXPECT_EQ(tenet_error_hint(), hint);
    EXPECT_EQ(hits, nullptr);
  }
}

TEST(TenetSearch, SaysWhereAQueryIsWrong) {
  const CIndex index;
  tenet_results* hits = nullptr;
  EXPECT_EQ(tenet_search(index.searcher(), "bail (jail", nullptr, &hits), TENET_BAD_QUERY);
  EXPECT_EQ(tenet_error_offset(), 5U);
  EXPECT_STREQ(tenet_error_message(), "(: the parenthesis is never closed");
}

TEST(TenetSearch, SaysWhetherTheTotalIsExact) {
  const CIndex index;
  const CRows all([&](tenet_results** rows) { return tenet_search(index.searcher(), "bail", nullptr, rows); });
  EXPECT_EQ(all.integer(TENET_ABOUT, TENET_TOTAL), 3);
  EXPECT_EQ(all.integer(TENET_ABOUT, TENET_TOTAL_IS_EXACT), 1);
  const COptions options{{"exact_total", "false"}, {"limit", "1"}};
  const CRows first([&](tenet_results** rows) { return tenet_search(index.searcher(), "bail", options, rows); });
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first.text(0, TENET_ID), all.text(0, TENET_ID));
  EXPECT_LE(first.integer(TENET_ABOUT, TENET_TOTAL), 3);
}

TEST(TenetSearch, EndsInTime) {
  const CIndex index;
  tenet_results* hits = nullptr;
  const COptions options{{"timeout", "0"}};
  EXPECT_EQ(tenet_search(index.searcher(), "bail", options, &hits), TENET_TIMED_OUT);
  EXPECT_EQ(hits, nullptr);
}

TEST(TenetSearch, AnswersManyThreadsAndACancelHarmsNone) {
  const CIndex index;
  std::atomic<bool> done = false;
  std::atomic<int> others = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        tenet_results* hits = nullptr;
        const int status = tenet_search(index.searcher(), "bail", nullptr, &hits);
        if (status != TENET_CANCELLED && (status != TENET_OK || tenet_results_size(hits) != 3)) ++others;
        tenet_results_close(hits);
      }
    });
  }
  std::thread canceller([&] {
    while (!done) EXPECT_EQ(tenet_cancel(index.searcher()), TENET_OK);
  });
  for (std::thread& thread : threads) thread.join();
  done = true;
  canceller.join();
  EXPECT_EQ(others, 0);
}

TEST(TenetCount, GroupsByOneOrTwo) {
  const CIndex index;
  const COptions options{{"by", "year"}};
  const CRows counts([&](tenet_results** rows) { return tenet_count(index.searcher(), "bail", options, rows); });
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts.inside(1, TENET_GROUP, {TENET_VALUE}), "2016");
  EXPECT_EQ(counts.integer(1, TENET_PASSAGES), 2);
  EXPECT_EQ(counts.integer(TENET_ABOUT, TENET_PASSAGES), 3);
  EXPECT_EQ(counts.real(TENET_ABOUT, TENET_PER_THOUSAND_PASSAGES), 1000);
}

TEST(TenetQuotes, NamesWhoSpeaks) {
  const CIndex index;
  const CRows quotes([&](tenet_results** rows) { return tenet_quotes(index.searcher(), "jail", nullptr, rows); });
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_EQ(quotes.text(0, TENET_TEXT), "Bail keeps poor people in jail,");
  EXPECT_EQ(quotes.text(0, TENET_SPEAKER), "Ada Example");
  EXPECT_EQ(quotes.text(0, TENET_CUE), "said");
  EXPECT_EQ(quotes.text(0, TENET_PASSAGE), "a#1");
  const CRows speakers([&](tenet_results** rows) { return tenet_speakers(index.searcher(), "", nullptr, rows); });
  ASSERT_EQ(speakers.size(), 1U);
  EXPECT_EQ(speakers.text(0, TENET_NAME), "Ada Example");
  EXPECT_EQ(speakers.integer(0, TENET_QUOTATIONS), 1);
}

TEST(TenetVerify, SaysWhoseWordsTheyAre) {
  const CIndex index;
  const CRows exact(
      [&](tenet_results** rows) { return tenet_verify(index.searcher(), "Bail keeps poor people", nullptr, rows); });
  EXPECT_EQ(exact.text(TENET_ABOUT, TENET_VERDICT), "exact");
  EXPECT_EQ(exact.text(0, TENET_SPEAKER), "Ada Example");
  EXPECT_EQ(exact.text(0, TENET_TEXT), "Bail keeps poor people");
  EXPECT_EQ(exact.inside(0, TENET_HITS, {TENET_ID}), "a#1");
  const CRows altered([&](tenet_results** rows) {
    return tenet_verify(index.searcher(), "Bail keeps rich people in jail", nullptr, rows);
  });
  EXPECT_EQ(altered.text(TENET_ABOUT, TENET_VERDICT), "altered");
  EXPECT_EQ(altered.inside(0, TENET_DIFFERENCES, {TENET_KIND, TENET_ASKED_BEGIN_BYTE}), "changed 11");
}

TEST(TenetShow, GivesAPassageItsNeighboursAndDocuments) {
  const CIndex index;
  const COptions options{{"context", "1"}};
  const CRows passages([&](tenet_results** rows) { return tenet_show(index.searcher(), "a#1", options, rows); });
  EXPECT_EQ(passages.size(), 2U);
  const CRows all([&](tenet_results** rows) { return tenet_show(index.searcher(), "a", nullptr, rows); });
  EXPECT_EQ(all.size(), 2U);
  const CRows document([&](tenet_results** rows) { return tenet_document_of(index.searcher(), "b", nullptr, rows); });
  EXPECT_EQ(document.text(0, TENET_TEXT), "Judges set bail. Nobody spoke of parole, or of jails.");
  tenet_results* none = nullptr;
  EXPECT_EQ(tenet_show(index.searcher(), "zebra", nullptr, &none), TENET_NOT_FOUND);
  EXPECT_EQ(tenet_document_of(index.searcher(), "zebra", nullptr, &none), TENET_NOT_FOUND);
}

TEST(TenetCite, WritesReferencesInEveryStyle) {
  const CIndex index;
  const char* const ids[] = {"a#1", "b"};
  for (const char* style : {"apa", "chicago", "bluebook", "bibtex", "ris", "csl"}) {
    const CRows cited([&](tenet_results** rows) { return tenet_cite(index.searcher(), ids, 2, style, nullptr, rows); });
    EXPECT_NE(cited.text(0, TENET_CITATION).find("2016"), std::string::npos) << cited.text(0, TENET_CITATION);
  }
  const COptions bibliography{{"bibliography", "true"}};
  const CRows entries(
      [&](tenet_results** rows) { return tenet_cite(index.searcher(), ids, 1, "chicago", bibliography, rows); });
  EXPECT_EQ(entries.text(0, TENET_CITATION).find("poor people"), std::string::npos);
  tenet_results* none = nullptr;
  EXPECT_EQ(tenet_cite(index.searcher(), ids, 1, "mla", nullptr, &none), TENET_BAD_INPUT);
  EXPECT_EQ(tenet_cite(index.searcher(), ids, 1, "ris", bibliography, &none), TENET_BAD_INPUT);
}

TEST(TenetKwic, SetsTheWordsInTheMiddle) {
  const CIndex index;
  const COptions options{{"left", "2"}, {"right", "2"}, {"sort", "left:1,date"}};
  const CRows lines([&](tenet_results** rows) { return tenet_kwic(index.searcher(), "bail", options, rows); });
  EXPECT_EQ(lines.integer(TENET_ABOUT, TENET_TOTAL), 3);
  EXPECT_EQ(lines.text(0, TENET_NODE), "Bail");
  EXPECT_EQ(lines.text(0, TENET_SPEAKER), "Ada Example");
  EXPECT_EQ(lines.text(2, TENET_LEFT), "Judges set ");
}

TEST(TenetWords, RanksWordsThatKeepCompany) {
  const CIndex index;
  const COptions options{{"min_count", "1"}, {"window", "passage"}, {"measure", "count"}};
  const CRows near([&](tenet_results** rows) { return tenet_collocates(index.searcher(), "bail", options, rows); });
  EXPECT_GT(near.size(), 3U);
  EXPECT_EQ(near.integer(TENET_ABOUT, TENET_NODES), 3);
  const COptions against{{"min_count", "1"}, {"against", "judges"}};
  const CRows keys([&](tenet_results** rows) { return tenet_keywords(index.searcher(), "poor", against, rows); });
  EXPECT_GT(keys.size(), 3U);
  const CRows spread([&](tenet_results** rows) { return tenet_dispersion(index.searcher(), "bail", nullptr, rows); });
  ASSERT_EQ(spread.size(), 2U);
  EXPECT_EQ(spread.text(0, TENET_OVER), "documents");
  EXPECT_EQ(spread.integer(0, TENET_RANGE), 2);
  const CRows groups([&](tenet_results** rows) { return tenet_duplicates(index.searcher(), "", nullptr, rows); });
  EXPECT_EQ(groups.size(), 0U);
}

TEST(TenetInfo, SaysWhatTheIndexHolds) {
  const CIndex index;
  const CRows info([&](tenet_results** rows) { return tenet_info(index.searcher(), nullptr, rows); });
  EXPECT_EQ(info.integer(0, TENET_DOCUMENTS), 2);
  EXPECT_EQ(info.integer(0, TENET_PASSAGES), 3);
  EXPECT_EQ(info.text(0, TENET_FINGERPRINT).size(), 16U);
  const CRows topics([&](tenet_results** rows) { return tenet_topics(index.searcher(), nullptr, rows); });
  EXPECT_GT(topics.size(), 10U);
  EXPECT_FALSE(topics.text(0, TENET_LABEL).empty());
  const CRows query(
      [&](tenet_results** rows) { return tenet_explain(index.searcher(), "bail OR jail", nullptr, rows); });
  EXPECT_EQ(query.text(0, TENET_QUERY), "bail OR jail");
  EXPECT_EQ(query.text(0, TENET_DESCRIPTION), "any(word \"bail\", word \"jail\")");
}

TEST(TenetOpenSeveral, SearchesThemAsOne) {
  const CIndex one;
  const CIndex other;
  const std::string first = one.path();
  const std::string second = other.path();
  const char* const paths[] = {first.c_str(), second.c_str(), "none"};
  tenet_searcher* searcher = nullptr;
  EXPECT_EQ(tenet_open_several(paths, 3, nullptr, &searcher), TENET_NOT_FOUND);
  EXPECT_EQ(searcher, nullptr);
  const char* const twice[] = {first.c_str(), first.c_str()};
  EXPECT_EQ(tenet_open_several(twice, 2, nullptr, &searcher), TENET_NOT_TOGETHER);
  const char* const partly[] = {first.c_str(), "none"};
  ASSERT_EQ(tenet_open_several(partly, 2, COptions{{"partial", "true"}}, &searcher), TENET_OK);
  const CRows info([&](tenet_results** rows) { return tenet_info(searcher, nullptr, rows); });
  EXPECT_EQ(info.inside(0, TENET_MISSING, {TENET_VALUE}), "opening none: no such index");
  tenet_close(searcher);
}

TEST(TenetResultsField, ListsWhatARowHas) {
  const CIndex index;
  const CRows hits([&](tenet_results** rows) { return tenet_search(index.searcher(), "poor", nullptr, rows); });
  std::string names;
  for (std::size_t i = 0; tenet_results_field(hits.get(), 0, i) != 0; ++i) {
    names += std::string(tenet_field_name(tenet_results_field(hits.get(), 0, i))) + ' ';
  }
  EXPECT_EQ(names.substr(0, 24), "id score document title ");
  for (int field = -1; field < 400; ++field) {
    const char* const name = tenet_field_name(field);
    EXPECT_EQ(name == nullptr, tenet_field_kind(field) == 0) << field;
    EXPECT_EQ(name == nullptr ? field : tenet_field_of(name), field);
  }
  EXPECT_EQ(tenet_field_of("zebra"), 0);
}

}  // namespace
}  // namespace tenet::test
