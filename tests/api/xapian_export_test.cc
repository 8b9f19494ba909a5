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

// What is exported, and what reads it.
namespace tenet::test {
namespace {

namespace fs = std::filesystem;

TEST(ExportXapian, LeavesNothingUnderTheNameUnlessAllIsWritten) {
  const TempFolder folder;
  const auto error_of = [&](const fs::path& to, const XapianExportOptions& options) -> std::string {
    try {
      (void)export_xapian({island().path()}, to, options);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  folder.write("there/file", "");
  EXPECT_NE(error_of(folder / "there", {}).find("exists already"), std::string::npos);
  EXPECT_NE(error_of(folder / "a", {.shards = 0}).find("0 shards"), std::string::npos);
  EXPECT_NE(error_of(folder / "a", {.should_stop = [] { return true; }}), "");
  EXPECT_FALSE(fs::exists(folder / "a"));
  EXPECT_FALSE(fs::exists(folder / "a.part"));
  folder.write("b.part/mine", "");
  EXPECT_NE(error_of(folder / "b", {}).find("is in the way"), std::string::npos);
  EXPECT_TRUE(fs::exists(folder / "b.part/mine"));
  EXPECT_EQ(error_of(folder / "c/d", {.shards = 9}), "");
  EXPECT_EQ(Searcher(fs::path("xapian:" + (folder / "c/d").string())).info().documents, 5U);
}

TEST(ExportXapian, OfAnEmptyIndexIsAnEmptyDatabase) {
  const SmallIndex small(std::vector<Document>{{.id = "only", .text = "Bail."}});
  {
    Indexer indexer(small.path());
    indexer.remove("only");
    (void)indexer.commit();
  }
  const Exported exported(small.path());
  EXPECT_EQ(exported.one().search(parse_query("bail")).total, 0U);
  EXPECT_EQ(exported.three().info().passages, 0U);
}

TEST(ExportXapian, IsReadByStockTools) {
  if (!has_xapian_tools()) GTEST_SKIP() << "apt-get install xapian-tools";
  const Exported exported(island().path());
  const std::string one = exported.database().string();
  const std::string all = exported.shard(1).parent_path().string();
  EXPECT_NE(output_of("quest -d " + one + " harbor").find("sample=The harbor is old"), std::string::npos);
  EXPECT_NE(output_of("quest -d " + all + " '\"old harbor\"~1 goats' --stemmer=english").find("goats"),
            std::string::npos);
  EXPECT_NE(output_of("xapian-delve " + all).find("number of documents = 5"), std::string::npos);
  EXPECT_NE(output_of("xapian-delve -a " + one).find(" XLAST"), std::string::npos);
  EXPECT_NE(output_of("xapian-check " + one + " && echo sound").find("sound"), std::string::npos);
  const TempFolder folder;
  const std::string joined = (folder / "joined").string();
  (void)output_of("xapian-compact " + exported.shard(1).string() + ' ' + exported.shard(2).string() + ' ' +
                  exported.shard(3).string() + ' ' + joined + " 2>&1");
  const Searcher compacted(fs::path("xapian:" + joined));
  const Searcher index = exported.index();
  expect_same(index, compacted, "harbor");
  if (output_of("/usr/bin/python3 -c 'import xapian' 2>&1").empty()) {
    EXPECT_EQ(output_of("/usr/bin/python3 -c \"import xapian; print(xapian.Database('" + one + "').get_doccount())\""),
              "5\n");
  }
}
}  // namespace
}  // namespace tenet::test
