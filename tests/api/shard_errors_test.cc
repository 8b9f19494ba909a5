#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include <tenet/counts.h>
#include <tenet/error.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/temp_folder.h"

namespace tenet::test {
namespace {

namespace fs = std::filesystem;

// Two indexes, a and b, each with a document of its own, and what may be wrong with them.
class ShardErrors : public ::testing::Test {
 protected:
  ShardErrors() {
    add("a", "first", "Bail.");
    add("b", "second", "Bail and parole.");
  }
  void add(const std::string& index, const std::string& id, const std::string& text,
           const IndexerOptions& options = {}) const {
    Indexer indexer(folder_ / index, options);
    indexer.add({.id = id, .text = text});
    (void)indexer.commit();
  }
  [[nodiscard]] std::vector<fs::path> both() const { return {folder_ / "a", folder_ / "b"}; }
  // What opening them, and counting all, throws.
  [[nodiscard]] std::string error_of(const std::vector<fs::path>& indexes, std::string* hint = nullptr) const {
    try {
      (void)Searcher(indexes).count({}, {});
    } catch (const IndexError& error) {
      if (hint != nullptr) *hint = error.hint();
      std::string text = error.what();
      const std::string here = folder_.path().string() + '/';
      for (std::size_t at = 0; (at = text.find(here)) != std::string::npos;) text.erase(at, here.size());
      return text;
    }
    return "";
  }

  TempFolder folder_;
};

TEST_F(ShardErrors, AreNoneForIndexesOfTheSameKind) {
  EXPECT_EQ(error_of(both()), "");
  EXPECT_EQ(Searcher(both()).search(parse_query("bail")).total, 2U);
}

TEST_F(ShardErrors, NameTheIndexThatIsMissing) {
  std::string hint;
  EXPECT_EQ(error_of({folder_ / "a", folder_ / "none"}, &hint), "opening none: no such index");
  EXPECT_NE(hint.find("spelling"), std::string::npos) << hint;
  EXPECT_EQ(error_of({}), "opening an index: none was named");
}

TEST_F(ShardErrors, NameTheIndexThatIsDamaged) {
  fs::remove(folder_ / "b/segment-1/iamglass");
  const std::string error = error_of(both());
  EXPECT_TRUE(error.starts_with("opening b/segment-1/iamglass: the index is damaged: ")) << error;
}

TEST_F(ShardErrors, LeaveOutWhatIsMissingWhenAskedTo) {
  const Searcher searcher(std::vector{folder_ / "none", folder_ / "a"}, {.partial = true});
  const Results results = searcher.search(parse_query("bail"));
  EXPECT_EQ(results.total, 1U);
  ASSERT_EQ(results.notes.size(), 1U);
  EXPECT_NE(results.notes.front().find("none: no such index"), std::string::npos) << results.notes.front();
  EXPECT_EQ(searcher.info().missing.size(), 1U);
  EXPECT_THROW(Searcher(std::vector{folder_ / "none", folder_ / "neither"}, {.partial = true}), IndexError);
  EXPECT_THROW(Searcher(std::vector{folder_ / "none"}, {.partial = true}), IndexError);
}

TEST_F(ShardErrors, NameBothIndexesOfDifferentTopics) {
  add("c", "third", "Bail.", {.topics_toml = read_file(fs::path(TENET_CORPUS_DIR) / "topics.toml") + "# changed\n"});
  std::string hint;
  EXPECT_EQ(error_of({folder_ / "a", folder_ / "c"}, &hint), "opening a and c: they have different topics");
  EXPECT_NE(hint.find("topics"), std::string::npos);
}

TEST_F(ShardErrors, RefuseTheSameIndexTwice) {
  EXPECT_EQ(error_of({folder_ / "a", folder_ / "a"}), "opening a: it is or has a copy of a");
  fs::copy(folder_ / "a", folder_ / "copy", fs::copy_options::recursive);
  EXPECT_EQ(error_of({folder_ / "a", folder_ / "copy"}), "opening copy: it is or has a copy of a");
}

TEST_F(ShardErrors, RefuseADocumentThatIsInTwo) {
  add("b", "first", "Bail again.");
  EXPECT_EQ(error_of(both()), "'first' is in two of the indexes: a and b");
  const Searcher searcher(both());
  EXPECT_THROW((void)searcher.search(parse_query("bail")), IndexError);
  EXPECT_THROW((void)searcher.show("first#1"), IndexError);
  EXPECT_EQ(searcher.search(parse_query("parole")).total, 1U);
  Indexer indexer(folder_ / "b");
  indexer.remove("first");
  (void)indexer.commit();
  EXPECT_EQ(error_of(both()), "");
}

TEST_F(ShardErrors, TellWhatIsWrongWithAStub) {
  const std::vector<std::string> broken{
      R"({"tenet": "shards"})",
      R"({"tenet": "shards", "indexes": []})",
      R"({"tenet": "shards", "indexes": [1]})",
      R"({"tenet": "shards", "indexes": "a"})",
      R"({"tenet": "shards", )",
      R"({"tenet": "shards", "indexes": )" + std::string(100'000, '[') + std::string(100'000, ']') + '}',
  };
  for (const std::string& text : broken) {
    folder_.write("stub.json", text);
    EXPECT_EQ(error_of({folder_ / "stub.json"}), "opening stub.json: not a list of indexes") << text.substr(0, 99);
  }
}

TEST_F(ShardErrors, RefuseToWriteToAStub) {
  folder_.write("stub.json", R"({"tenet": "shards", "indexes": ["a", "b"]})");
  EXPECT_EQ(Searcher(folder_ / "stub.json").search(parse_query("bail")).total, 2U);
  folder_.write("folder/tenet.json", R"({"tenet": "shards", "indexes": ["../a", "../b"]})");
  EXPECT_EQ(Searcher(folder_ / "folder").search(parse_query("bail")).total, 2U);
  EXPECT_THROW(Indexer(folder_ / "stub.json"), IndexError);
  EXPECT_THROW(Indexer(folder_ / "folder"), IndexError);
  EXPECT_FALSE(fs::exists(folder_ / "folder/lock"));
}

TEST_F(ShardErrors, NeverComeFromAnIndexOfNothing) {
  add("empty", "gone", "Bail.");
  Indexer indexer(folder_ / "empty");
  indexer.remove("gone");
  (void)indexer.commit();
  const Searcher searcher(std::vector{folder_ / "empty", folder_ / "a"});
  EXPECT_EQ(searcher.search(parse_query("bail")).total, 1U);
  EXPECT_EQ(searcher.info().fingerprint, Searcher(folder_ / "a").info().fingerprint);
}

}  // namespace
}  // namespace tenet::test
