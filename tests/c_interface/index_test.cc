#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "c_interface/calls.h"

// Writing an index through the C interface.
namespace tenet::test {
namespace {

TEST(TenetIndexer, MakesTheIndexHoldWhatFoldersHold) {
  const TempFolder folder;
  folder.write("docs/a.txt", "Bail is no fine.\n");
  folder.write("docs/b.txt", "Parole is no pardon.\n");
  const std::string path = (folder / "a.index").string();
  const std::string docs = (folder / "docs").string();
  const char* const paths[] = {docs.c_str()};
  tenet_indexer* indexer = nullptr;
  ASSERT_EQ(tenet_indexer_open(path.c_str(), COptions{{"jobs", "1"}}, &indexer), TENET_OK) << tenet_error_message();
  struct Seen {
    int calls = 0;
    std::string stages = {};
  } seen;
  const auto note = [](const tenet_results* progress, void* data) {
    auto& all = *static_cast<Seen*>(data);
    ++all.calls;
    const std::string stage = tenet_results_text(progress, 0, TENET_STAGE, nullptr);
    if (!all.stages.ends_with(stage)) all.stages += stage;
    return 0;
  };
  ASSERT_EQ(tenet_indexer_on_progress(indexer, note, &seen), TENET_OK);
  ASSERT_EQ(tenet_indexer_update(indexer, paths, 1), TENET_OK) << tenet_error_message();
  {
    const CRows report([&](tenet_results** rows) { return tenet_indexer_commit(indexer, rows); });
    EXPECT_EQ(report.integer(0, TENET_ADDED), 2);
    EXPECT_EQ(report.integer(0, TENET_STOPPED), 0);
  }
  EXPECT_GT(seen.calls, 2);
  EXPECT_EQ(seen.stages, "readingwriting");
  EXPECT_EQ(tenet_indexer_remove(indexer, "a.txt"), TENET_OK);
  EXPECT_EQ(tenet_indexer_remove(indexer, "none"), TENET_OK);
  const CRows removed([&](tenet_results** rows) { return tenet_indexer_commit(indexer, rows); });
  EXPECT_EQ(removed.integer(0, TENET_REMOVED), 1);
  EXPECT_EQ(removed.integer(0, TENET_DOCUMENTS), 1);
  EXPECT_EQ(tenet_indexer_close(indexer), TENET_OK);
}

TEST(TenetIndexer, StopsAsTheProgressFunctionAsks) {
  const TempFolder folder;
  for (int i = 0; i < 20; ++i) folder.write("docs/" + std::to_string(i) + ".txt", "Bail is no fine.\n");
  const std::string path = (folder / "a.index").string();
  const std::string docs = (folder / "docs").string();
  const char* const paths[] = {docs.c_str()};
  tenet_indexer* indexer = nullptr;
  ASSERT_EQ(tenet_indexer_open(path.c_str(), COptions{{"jobs", "1"}}, &indexer), TENET_OK);
  const auto stop = [](const tenet_results* progress, void*) {
    return tenet_results_integer(progress, 0, TENET_FILES) >= 3 ? 1 : 0;
  };
  ASSERT_EQ(tenet_indexer_on_progress(indexer, stop, nullptr), TENET_OK);
  ASSERT_EQ(tenet_indexer_update(indexer, paths, 1), TENET_OK);
  ASSERT_EQ(tenet_indexer_on_progress(indexer, nullptr, nullptr), TENET_OK);
  const CRows report([&](tenet_results** rows) { return tenet_indexer_commit(indexer, rows); });
  EXPECT_EQ(report.integer(0, TENET_STOPPED), 1);
  EXPECT_LT(report.integer(0, TENET_DOCUMENTS), 20);
  EXPECT_GT(report.integer(0, TENET_DOCUMENTS), 0);
  tenet_indexer_close(indexer);
}

TEST(TenetIndexer, IsLockedForASecondWriter) {
  const CIndex index;
  tenet_indexer* first = nullptr;
  tenet_indexer* second = nullptr;
  ASSERT_EQ(tenet_indexer_open(index.path().c_str(), nullptr, &first), TENET_OK);
  EXPECT_EQ(tenet_indexer_open(index.path().c_str(), nullptr, &second), TENET_LOCKED);
  EXPECT_EQ(second, nullptr);
  EXPECT_EQ(tenet_indexer_close(first), TENET_OK);
  EXPECT_EQ(tenet_indexer_open(index.path().c_str(), nullptr, &second), TENET_OK);
  tenet_indexer_close(second);
}

TEST(TenetIndexer, KeepsPagesAndZeroBytes) {
  const TempFolder folder;
  const std::string path = (folder / "a.index").string();
  tenet_indexer* indexer = nullptr;
  ASSERT_EQ(tenet_indexer_open(path.c_str(), nullptr, &indexer), TENET_OK);
  tenet_document* document = nullptr;
  ASSERT_EQ(tenet_document_new(&document), TENET_OK);
  const std::string text("Preface.\n\nBail is\0 no fine.", 27);
  EXPECT_EQ(tenet_document_set(document, "id", "report", TENET_TO_THE_END), TENET_OK);
  EXPECT_EQ(tenet_document_set(document, "text", text.data(), text.size()), TENET_OK);
  EXPECT_EQ(tenet_document_set_page(document, 0, 1, "iv"), TENET_OK);
  EXPECT_EQ(tenet_document_set_page(document, 10, 2, nullptr), TENET_OK);
  EXPECT_EQ(tenet_document_set_page(document, 10, 0, nullptr), TENET_BAD_INPUT);
  EXPECT_EQ(tenet_indexer_add(indexer, document), TENET_OK) << tenet_error_message();
  tenet_document_free(document);
  ASSERT_EQ(tenet_indexer_commit(indexer, nullptr), TENET_OK);
  tenet_indexer_close(indexer);
  tenet_searcher* searcher = nullptr;
  ASSERT_EQ(tenet_open(path.c_str(), nullptr, &searcher), TENET_OK);
  {
    const CRows hits([&](tenet_results** rows) { return tenet_search(searcher, "bail", nullptr, rows); });
    EXPECT_EQ(hits.text(0, TENET_TEXT), text);
    EXPECT_EQ(hits.text(0, TENET_PAGE_LABEL), "iv");
    EXPECT_EQ(hits.integer(0, TENET_LAST_PAGE), 2);
  }
  tenet_close(searcher);
}

TEST(TenetCheck, SaysWhetherAnIndexIsSound) {
  const CIndex index;
  {
    const CRows sound([&](tenet_results** rows) { return tenet_check(index.path().c_str(), nullptr, rows); });
    EXPECT_EQ(sound.integer(0, TENET_SOUND), 1);
    EXPECT_EQ(sound.integer(0, TENET_DOCUMENTS), 2);
  }
  const std::string file = index.path() + "/segment-1/postlist.glass";
  std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(100).write("zebra", 5);
  const CRows damaged([&](tenet_results** rows) {
    return tenet_check(index.path().c_str(), COptions{{"all", "true"}}, rows);
  });
  EXPECT_EQ(damaged.integer(0, TENET_SOUND), 0);
  EXPECT_NE(damaged.inside(0, TENET_DAMAGES, {TENET_WHERE}), "");
}

}  // namespace
}  // namespace tenet::test
