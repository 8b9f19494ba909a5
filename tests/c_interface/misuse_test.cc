#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "c_interface/calls.h"

// Every function with NULL, with handles that were closed, and with what is no UTF-8.
namespace tenet::test {
namespace {

using Ask = std::function<int(tenet_searcher*, const char*, tenet_results**)>;

// Every function that asks an index, with a text.
std::vector<std::pair<std::string, Ask>> asking(const tenet_options* options) {
  const auto of = [=](auto function) {
    return [=](tenet_searcher* searcher, const char* text, tenet_results** results) {
      return function(searcher, text, options, results);
    };
  };
  return {{"search", of(tenet_search)},
          {"count", of(tenet_count)},
          {"quotes", of(tenet_quotes)},
          {"speakers", of(tenet_speakers)},
          {"verify", of(tenet_verify)},
          {"show", of(tenet_show)},
          {"document_of", of(tenet_document_of)},
          {"kwic", of(tenet_kwic)},
          {"collocates", of(tenet_collocates)},
          {"keywords", of(tenet_keywords)},
          {"dispersion", of(tenet_dispersion)},
          {"duplicates", of(tenet_duplicates)},
          {"explain", of(tenet_explain)},
          {"report", of(tenet_report)},
          {"cite", [=](tenet_searcher* searcher, const char* text, tenet_results** results) {
             return tenet_cite(searcher, &text, 1, "apa", options, results);
           }}};
}

tenet_searcher* closed_searcher(const CIndex& index) {
  tenet_searcher* searcher = nullptr;
  EXPECT_EQ(tenet_open(index.path().c_str(), nullptr, &searcher), TENET_OK);
  EXPECT_EQ(tenet_close(searcher), TENET_OK);
  return searcher;
}

tenet_options* closed_options() {
  tenet_options* options = nullptr;
  EXPECT_EQ(tenet_options_new(&options), TENET_OK);
  EXPECT_EQ(tenet_options_free(options), TENET_OK);
  return options;
}

TEST(Misuse, OfFunctionsThatAskIsFoundOut) {
  const CIndex index;
  tenet_searcher* const closed = closed_searcher(index);
  tenet_options* const no_options = closed_options();
  int none = 0;
  auto* const no_results = reinterpret_cast<tenet_results*>(&none);
  for (const auto& [name, function] : asking(nullptr)) {
    tenet_results* results = no_results;
    EXPECT_EQ(function(nullptr, "bail", &results), TENET_MISUSED) << name;
    EXPECT_EQ(results, nullptr) << name;
    results = no_results;
    EXPECT_EQ(function(closed, "bail", &results), TENET_MISUSED) << name;
    EXPECT_EQ(results, nullptr) << name;
    EXPECT_EQ(function(index.searcher(), nullptr, &results), TENET_MISUSED) << name;
    EXPECT_EQ(function(index.searcher(), "bail", nullptr), TENET_MISUSED) << name;
    EXPECT_NE(std::string(tenet_error_message()), "") << name;
  }
  for (const auto& [name, function] : asking(no_options)) {
    tenet_results* results = nullptr;
    EXPECT_EQ(function(index.searcher(), "bail", &results), TENET_MISUSED) << name;
  }
  tenet_results* results = nullptr;
  for (tenet_searcher* searcher : {static_cast<tenet_searcher*>(nullptr), closed}) {
    EXPECT_EQ(tenet_topics(searcher, nullptr, &results), TENET_MISUSED);
    EXPECT_EQ(tenet_info(searcher, nullptr, &results), TENET_MISUSED);
    EXPECT_EQ(tenet_cancel(searcher), TENET_MISUSED);
  }
  EXPECT_EQ(tenet_topics(index.searcher(), nullptr, nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_info(index.searcher(), nullptr, nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_cite(index.searcher(), nullptr, 1, "apa", nullptr, &results), TENET_MISUSED);
  const char* const id = "a#1";
  EXPECT_EQ(tenet_cite(index.searcher(), &id, 1, nullptr, nullptr, &results), TENET_MISUSED);
}

TEST(Misuse, OfFilesAndFoldersIsFoundOut) {
  tenet_results* results = nullptr;
  EXPECT_EQ(tenet_passages(nullptr, nullptr, &results), TENET_MISUSED);
  EXPECT_EQ(tenet_passages("a", nullptr, nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_passages("a", closed_options(), &results), TENET_MISUSED);
  EXPECT_EQ(tenet_suggest_terms(nullptr, nullptr, &results), TENET_MISUSED);
  EXPECT_EQ(tenet_suggest_terms("a", nullptr, nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_suggest_terms("a", closed_options(), &results), TENET_MISUSED);
  const char* const path = "a";
  const char* const no_path = nullptr;
  EXPECT_EQ(tenet_export(nullptr, 1, "b", nullptr, nullptr, nullptr, &results), TENET_MISUSED);
  EXPECT_EQ(tenet_export(&no_path, 1, "b", nullptr, nullptr, nullptr, &results), TENET_MISUSED);
  EXPECT_EQ(tenet_export(&path, 1, nullptr, nullptr, nullptr, nullptr, &results), TENET_MISUSED);
  EXPECT_EQ(tenet_export(&path, 1, "b", nullptr, nullptr, nullptr, nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_export(&path, 1, "b", closed_options(), nullptr, nullptr, &results), TENET_MISUSED);
}

TEST(Misuse, OfOpeningAndClosingIsFoundOut) {
  const CIndex index;
  tenet_searcher* searcher = nullptr;
  EXPECT_EQ(tenet_open(nullptr, nullptr, &searcher), TENET_MISUSED);
  EXPECT_EQ(tenet_open(index.path().c_str(), nullptr, nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_open(index.path().c_str(), closed_options(), &searcher), TENET_MISUSED);
  EXPECT_EQ(tenet_open_several(nullptr, 2, nullptr, &searcher), TENET_MISUSED);
  EXPECT_EQ(tenet_open_several(nullptr, 0, nullptr, &searcher), TENET_NOT_FOUND);
  EXPECT_EQ(tenet_close(nullptr), TENET_OK);
  EXPECT_EQ(tenet_close(closed_searcher(index)), TENET_MISUSED);
  EXPECT_EQ(tenet_options_free(nullptr), TENET_OK);
  EXPECT_EQ(tenet_options_free(closed_options()), TENET_MISUSED);
  EXPECT_EQ(tenet_options_new(nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_options_set(nullptr, "a", "b"), TENET_MISUSED);
  EXPECT_EQ(tenet_options_set(closed_options(), "a", "b"), TENET_MISUSED);
  EXPECT_EQ(tenet_options_set(COptions{}, nullptr, "b"), TENET_MISUSED);
  const COptions taken{{"limit", "1"}};
  EXPECT_EQ(tenet_options_set(taken, "limit", nullptr), TENET_OK);
}

TEST(Misuse, OfResultsIsFoundOut) {
  const CIndex index;
  tenet_results* closed = nullptr;
  ASSERT_EQ(tenet_search(index.searcher(), "bail", nullptr, &closed), TENET_OK);
  EXPECT_EQ(tenet_results_text(closed, 99, TENET_ID, nullptr), nullptr);
  EXPECT_EQ(tenet_results_integer(closed, 99, TENET_ID), 0);
  EXPECT_EQ(tenet_results_field(closed, 99, 0), 0);
  for (const int field : {-1, 0, 29, 255, 256, 99999}) {
    EXPECT_STREQ(tenet_results_text(closed, 0, field, nullptr), "");
    EXPECT_EQ(tenet_results_real(closed, TENET_ABOUT, field), 0);
  }
  tenet_results* rows = nullptr;
  EXPECT_EQ(tenet_results_rows(closed, 99, TENET_QUOTES, &rows), TENET_MISUSED);
  EXPECT_EQ(tenet_results_rows(closed, 0, TENET_QUOTES, nullptr), TENET_MISUSED);
  ASSERT_EQ(tenet_results_rows(closed, 0, TENET_SCORE, &rows), TENET_OK);
  EXPECT_EQ(tenet_results_size(rows), 0U);
  tenet_results_close(rows);
  // Inner rows outlive the outer ones.
  ASSERT_EQ(tenet_results_rows(closed, 0, TENET_MATCHES, &rows), TENET_OK);
  EXPECT_EQ(tenet_results_close(closed), TENET_OK);
  EXPECT_GT(tenet_results_size(rows), 0U);
  EXPECT_EQ(tenet_results_close(rows), TENET_OK);
  EXPECT_EQ(tenet_results_close(closed), TENET_MISUSED);
  EXPECT_EQ(tenet_results_close(nullptr), TENET_OK);
  std::size_t bytes = 7;
  for (const tenet_results* none : {static_cast<tenet_results*>(nullptr), closed}) {
    EXPECT_EQ(tenet_results_size(none), 0U);
    EXPECT_EQ(tenet_results_text(none, 0, TENET_ID, &bytes), nullptr);
    EXPECT_EQ(bytes, 0U);
    EXPECT_EQ(tenet_results_integer(none, 0, TENET_TOTAL), 0);
    EXPECT_EQ(tenet_results_real(none, 0, TENET_SCORE), 0);
    EXPECT_EQ(tenet_results_rows(none, 0, TENET_QUOTES, &rows), TENET_MISUSED);
    EXPECT_EQ(tenet_results_field(none, 0, 0), 0);
  }
}

TEST(Misuse, OfWritingIsFoundOut) {
  const CIndex index;
  tenet_indexer* indexer = nullptr;
  EXPECT_EQ(tenet_indexer_open(nullptr, nullptr, &indexer), TENET_MISUSED);
  EXPECT_EQ(tenet_indexer_open(index.path().c_str(), nullptr, nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_indexer_open(index.path().c_str(), closed_options(), &indexer), TENET_MISUSED);
  EXPECT_EQ(tenet_document_new(nullptr), TENET_MISUSED);
  tenet_document* document = nullptr;
  ASSERT_EQ(tenet_document_new(&document), TENET_OK);
  EXPECT_EQ(tenet_document_set(document, nullptr, "a", TENET_TO_THE_END), TENET_MISUSED);
  EXPECT_EQ(tenet_document_set(document, "id", nullptr, 0), TENET_MISUSED);
  ASSERT_EQ(tenet_indexer_open(index.path().c_str(), nullptr, &indexer), TENET_OK);
  EXPECT_EQ(tenet_indexer_add(indexer, nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_indexer_add(indexer, document), TENET_BAD_INPUT) << "it has no id";
  EXPECT_EQ(tenet_indexer_remove(indexer, nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_indexer_update(indexer, nullptr, 1), TENET_MISUSED);
  EXPECT_EQ(tenet_document_free(document), TENET_OK);
  EXPECT_EQ(tenet_indexer_add(indexer, document), TENET_MISUSED);
  EXPECT_EQ(tenet_document_set(document, "id", "a", TENET_TO_THE_END), TENET_MISUSED);
  EXPECT_EQ(tenet_document_set_page(document, 0, 1, nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_document_free(document), TENET_MISUSED);
  EXPECT_EQ(tenet_document_free(nullptr), TENET_OK);
  // A progress function that asks the indexer that called it.
  const auto again = [](const tenet_results*, void* data) {
    EXPECT_EQ(tenet_indexer_commit(static_cast<tenet_indexer*>(data), nullptr), TENET_MISUSED);
    return 0;
  };
  EXPECT_EQ(tenet_indexer_on_progress(indexer, again, indexer), TENET_OK);
  EXPECT_EQ(tenet_indexer_commit(indexer, nullptr), TENET_OK);
  EXPECT_EQ(tenet_indexer_close(indexer), TENET_OK);
  for (tenet_indexer* none : {static_cast<tenet_indexer*>(nullptr), indexer}) {
    EXPECT_EQ(tenet_indexer_on_progress(none, nullptr, nullptr), TENET_MISUSED);
    EXPECT_EQ(tenet_indexer_update(none, nullptr, 0), TENET_MISUSED);
    EXPECT_EQ(tenet_indexer_remove(none, "a"), TENET_MISUSED);
    EXPECT_EQ(tenet_indexer_commit(none, nullptr), TENET_MISUSED);
    EXPECT_EQ(tenet_indexer_cancel(none), TENET_MISUSED);
  }
  tenet_results* results = nullptr;
  EXPECT_EQ(tenet_check(nullptr, nullptr, &results), TENET_MISUSED);
  EXPECT_EQ(tenet_check(index.path().c_str(), nullptr, nullptr), TENET_MISUSED);
  EXPECT_EQ(tenet_log(99, nullptr, nullptr), TENET_BAD_INPUT);
}

TEST(BrokenText, IsAnErrorOrFindsNothing) {
  const CIndex index;
  for (const char* text : {"\xff", "bail \xc3", "\xed\xa0\x80", "\"\xe2\x80", "a#\xff"}) {
    for (const auto& [name, function] : asking(nullptr)) {
      tenet_results* results = nullptr;
      const int status = function(index.searcher(), text, &results);
      EXPECT_TRUE(status == TENET_BAD_QUERY || status == TENET_NOT_FOUND) << name << ": " << tenet_status_name(status);
      tenet_results_close(results);
    }
    tenet_searcher* searcher = nullptr;
    EXPECT_EQ(tenet_open(text, nullptr, &searcher), TENET_NOT_FOUND);
    tenet_results* results = nullptr;
    EXPECT_EQ(tenet_check(text, nullptr, &results), TENET_NOT_FOUND);
    EXPECT_EQ(tenet_search(index.searcher(), "bail", COptions{{"order", text}}, &results), TENET_BAD_INPUT);
    EXPECT_EQ(tenet_search(index.searcher(), "bail", COptions{{text, "true"}}, &results), TENET_BAD_INPUT);
    tenet_indexer* indexer = nullptr;
    ASSERT_EQ(tenet_indexer_open(index.path().c_str(), nullptr, &indexer), TENET_OK);
    tenet_document* document = nullptr;
    ASSERT_EQ(tenet_document_new(&document), TENET_OK);
    EXPECT_EQ(tenet_document_set(document, "id", text, TENET_TO_THE_END), TENET_OK);
    EXPECT_EQ(tenet_indexer_add(indexer, document), TENET_BAD_INPUT);
    tenet_document_free(document);
    EXPECT_EQ(tenet_indexer_remove(indexer, text), TENET_OK);
    tenet_indexer_close(indexer);
  }
}

TEST(StatusName, IsThatOfTheCode) {
  EXPECT_STREQ(tenet_status_name(TENET_OK), "ok");
  EXPECT_STREQ(tenet_status_name(TENET_MISUSED), "misused");
  EXPECT_STREQ(tenet_status_name(-1), "failed");
  EXPECT_STREQ(tenet_version(), TENET_VERSION);
}

}  // namespace
}  // namespace tenet::test
