#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/command.h"
#include "support/same_output.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Two indexes of one document each, one of both, and a stub.
class ShardsOption : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    for (const char* place : {"a/bail.txt", "both/bail.txt"}) folder_->write(place, "Bail, the invented forum said.\n");
    for (const char* place : {"b/jail.txt", "both/jail.txt"}) folder_->write(place, "Bail keeps people out of jail.\n");
    for (const std::string name : {"a", "b", "both"}) (void)tenet({"index", "--index", name + ".index", name});
    folder_->write("all.json", R"({"tenet": "shards", "indexes": ["a.index", "b.index"]})");
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended tenet(const std::vector<std::string>& arguments, const std::vector<std::string>& settings = {}) {
    return run_tenet(arguments, folder_->path(), {}, settings);
  }

  static TempFolder* folder_;
};

TempFolder* ShardsOption::folder_ = nullptr;

TEST_F(ShardsOption, IsReadByEveryCommandThatReads) {
  expect_same_output(
      {"--index", "both.index"},
      {{"--index", "a.index", "--index", "b.index"}, {"--index", "b.index:a.index"}, {"--index", "all.json"}},
      [](const std::vector<std::string>& arguments) { return tenet(arguments); });
}

TEST_F(ShardsOption, IsASettingToo) {
  EXPECT_EQ(tenet({"search", "bail", "--count"}, {"TENET_INDEX=a.index:b.index"}).out, "2\n");
  folder_->write("home/tenet/config.toml", "index = [\"../../a.index\", \"../../b.index\"]\n");
  EXPECT_EQ(tenet({"search", "bail", "--count"}, {"XDG_CONFIG_HOME=" + (*folder_ / "home").string()}).out, "2\n");
  folder_->write("tenet.toml", "index = [\"a.index\", \"b.index\"]\n");
  EXPECT_EQ(tenet({"search", "bail", "--count"}, {}).out, "2\n");
  std::filesystem::remove(*folder_ / "tenet.toml");
  EXPECT_EQ(tenet({"search", "bail", "--count", "--index", "a.index"}, {"TENET_INDEX=b.index"}).out, "1\n");
}

TEST_F(ShardsOption, IsOneIndexForCommandsThatWrite) {
  const Ended several = tenet({"index", "a"}, {"TENET_INDEX=a.index:b.index"});
  EXPECT_EQ(several.status, 2);
  EXPECT_EQ(several.err,
            "tenet: --index a.index and b.index: here one index is wanted\n"
            "  hint: name one of them, such as --index a.index\n");
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"index", "--index", "all.json", "a"},
        std::vector<std::string>{"retag", "--index", "all.json", "--topics", "default"}}) {
    const Ended stub = tenet(command);
    EXPECT_EQ(stub.status, 2) << command.front();
    EXPECT_EQ(stub.err,
              "tenet: writing to all.json: it names several indexes and is none itself\n"
              "  hint: name one of them, such as a.index\n");
  }
}

TEST_F(ShardsOption, NamesTheIndexThatIsNotThere) {
  const Ended ended = tenet({"search", "bail", "--index", "a.index", "--index", "none"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(ended.err,
            "tenet: opening none: no such index\n"
            "  hint: make it with: tenet index --index none PATH; the other indexes alone: --partial\n");
  const Ended partial = tenet({"search", "bail", "--count", "--partial", "--index", "a.index", "--index", "none"});
  EXPECT_EQ(partial.status, 0);
  EXPECT_EQ(partial.out, "1\n");
  EXPECT_TRUE(partial.err.starts_with("warning: opening none: no such index;")) << partial.err;
  EXPECT_EQ(partial.err.find("no such index"), partial.err.rfind("no such index")) << "said once\n" << partial.err;
}

}  // namespace
}  // namespace tenet::test
