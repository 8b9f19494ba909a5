#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <tenet/tenet.h>

#include "support/temp_folder.h"

// What the tests of the C interface share.
namespace tenet::test {

// A folder with the index "a.index", written through the C interface.
class CIndex {
 public:
  CIndex() {
    tenet_indexer* indexer = nullptr;
    EXPECT_EQ(tenet_indexer_open(path().c_str(), nullptr, &indexer), TENET_OK) << tenet_error_message();
    add(indexer, {{"id", "a"},
                  {"text", "\"Bail keeps poor people in jail,\" said Judge Ada Example.\n\nParole \u2014 bail again."},
                  {"title", "On bail"},
                  {"date", "2016-05"},
                  {"docket", "17"}});
    add(indexer, {{"id", "b"}, {"text", "Judges set bail. Nobody spoke of parole, or of jails."}, {"date", "2015"}});
    EXPECT_EQ(tenet_indexer_commit(indexer, nullptr), TENET_OK) << tenet_error_message();
    EXPECT_EQ(tenet_indexer_close(indexer), TENET_OK);
    EXPECT_EQ(tenet_open(path().c_str(), nullptr, &searcher_), TENET_OK) << tenet_error_message();
  }
  ~CIndex() { tenet_close(searcher_); }
  CIndex(const CIndex&) = delete;
  CIndex& operator=(const CIndex&) = delete;

  [[nodiscard]] std::string path() const { return (folder_ / "a.index").string(); }
  [[nodiscard]] const TempFolder& folder() const { return folder_; }
  [[nodiscard]] tenet_searcher* searcher() const { return searcher_; }

  static void add(tenet_indexer* indexer, const std::vector<std::pair<const char*, const char*>>& fields) {
    tenet_document* document = nullptr;
    EXPECT_EQ(tenet_document_new(&document), TENET_OK);
    for (const auto& [name, value] : fields) {
      EXPECT_EQ(tenet_document_set(document, name, value, TENET_TO_THE_END), TENET_OK);
    }
    EXPECT_EQ(tenet_indexer_add(indexer, document), TENET_OK) << tenet_error_message();
    EXPECT_EQ(tenet_document_free(document), TENET_OK);
  }

 private:
  TempFolder folder_;
  tenet_searcher* searcher_ = nullptr;
};

// Options of these names and values, freed at the end of the scope.
class COptions {
 public:
  COptions(std::initializer_list<std::pair<const char*, const char*>> all) {
    EXPECT_EQ(tenet_options_new(&options_), TENET_OK);
    for (const auto& [name, value] : all) EXPECT_EQ(tenet_options_set(options_, name, value), TENET_OK);
  }
  ~COptions() { tenet_options_free(options_); }
  COptions(const COptions&) = delete;
  COptions& operator=(const COptions&) = delete;
  operator tenet_options*() const { return options_; }  // NOLINT(google-explicit-constructor)

 private:
  tenet_options* options_ = nullptr;
};

// What `ask(&results)` gives, closed at the end of the scope.
class CRows {
 public:
  template <typename Ask>
  explicit CRows(const Ask& ask) : status_(ask(&rows_)) {
    EXPECT_EQ(status_, TENET_OK) << tenet_error_message();
  }
  ~CRows() { tenet_results_close(rows_); }
  CRows(const CRows&) = delete;
  CRows& operator=(const CRows&) = delete;

  [[nodiscard]] tenet_results* get() const { return rows_; }
  [[nodiscard]] std::size_t size() const { return tenet_results_size(rows_); }
  [[nodiscard]] std::string text(std::size_t row, int field) const {
    std::size_t bytes = 0;
    const char* const text = tenet_results_text(rows_, row, field, &bytes);
    return text == nullptr ? "NULL" : std::string(text, bytes);
  }
  [[nodiscard]] std::int64_t integer(std::size_t row, int field) const {
    return tenet_results_integer(rows_, row, field);
  }
  [[nodiscard]] double real(std::size_t row, int field) const { return tenet_results_real(rows_, row, field); }
  // The rows inside a row, each as the texts of `fields` with a space between, and a bar between rows.
  [[nodiscard]] std::string inside(std::size_t row, int field, const std::vector<int>& fields) const {
    const CRows inner([&](tenet_results** rows) { return tenet_results_rows(rows_, row, field, rows); });
    std::string all;
    for (std::size_t i = 0; i < inner.size(); ++i) {
      if (i > 0) all += '|';
      for (const int each : fields) {
        if (each != fields.front()) all += ' ';
        all += tenet_field_kind(each) == TENET_IS_TEXT ? inner.text(i, each) : std::to_string(inner.integer(i, each));
      }
    }
    return all;
  }

 private:
  tenet_results* rows_ = nullptr;
  int status_;
};

}  // namespace tenet::test
