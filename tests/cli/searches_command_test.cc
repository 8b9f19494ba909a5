#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// A project of two invented documents; its searches stand beside tenet.toml.
class Searches : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.write("tenet.toml", "");
    folder_.write("docs/forum.txt", "Cash bail keeps people in jail, the invented forum wrote.\n");
    folder_.write("docs/bench.txt", "A judge sets bail in every case, the invented bench wrote.\n");
    (void)run_tenet({"index", "docs"}, folder_.path());
  }
  [[nodiscard]] Ended tenet(const std::vector<std::string>& arguments) const {
    return run_tenet(arguments, folder_.path());
  }

  TempFolder folder_;
};

TEST_F(Searches, AreAskedAgainByName) {
  const Ended saved = tenet({"search", "-c", "cash OR judge", "--save", "both"});
  EXPECT_EQ(saved.out, "2\n");
  EXPECT_EQ(saved.err, "saved as @both in " + (folder_ / "searches.toml").string() + '\n');
  EXPECT_EQ(tenet({"search", "-c", "@both"}).out, "2\n");
  EXPECT_EQ(tenet({"search", "-l", "@both forum"}).out, "forum.txt\n");
  EXPECT_EQ(tenet({"search", "-l", "bail -@both"}).status, 1);
  EXPECT_EQ(tenet({"searches", "--format", "csv"}).out, "name,query\nboth,cash OR judge\n");
}

TEST_F(Searches, MayStandInOthers) {
  (void)tenet({"search", "-q", "cash OR judge", "--save", "both"});
  (void)tenet({"search", "-q", "@both bench", "--save", "bench"});
  EXPECT_EQ(tenet({"search", "-l", "@bench"}).out, "bench.txt\n");
}

TEST_F(Searches, KeepWhatTheFlagsSay) {
  (void)tenet({"search", "-q", "--any", "cash judge", "--save", "any"});
  EXPECT_EQ(tenet({"search", "-c", "@any"}).out, "2\n");
}

struct Mistake {
  std::vector<std::string> arguments;
  std::string err;
};

TEST_F(Searches, SayWhatIsWrong) {
  folder_.write("searches.toml", "loop = \"cash @pool\"\npool = \"@loop\"\nbail = \"cash\"\n");
  const std::vector<Mistake> mistakes{
      {{"search", "jail @bial"},
       "tenet: @bial: no search is saved under that name\n  jail @bial\n       ^\n  hint: did you mean @bail?\n"},
      {{"search", "@loop"},
       "tenet: @loop: the saved search stands for itself\n  @loop\n  ^\n"
       "  hint: save it again without @loop, or remove it: tenet searches --remove loop\n"},
      {{"search", "bail", "--save", "1st"},
       "tenet: --save 1st: not a name\n  hint: a letter, then letters, digits, - and _\n"},
      {{"searches", "--remove", "lop"},
       "tenet: --remove: there is no 'lop'; did you mean loop?\n  hint: --remove is one of bail, loop, pool\n"},
  };
  for (const auto& [arguments, err] : mistakes) {
    const Ended ended = tenet(arguments);
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(ended.err.ends_with(err)) << ended.err;
  }
  folder_.write("searches.toml", "bail = cash\n");
  EXPECT_NE(tenet({"search", "@bail"}).err.find("searches.toml:1: "), std::string::npos);
}

TEST_F(Searches, LeaveSignsInsideWordsAndPhrasesAlone) {
  for (const std::string query : {"\"@bail\"", "press@forum", "@ bail", "\\@bail"}) {
    EXPECT_LE(tenet({"search", query}).status, 1) << query;
  }
}

TEST_F(Searches, AreRemoved) {
  (void)tenet({"search", "-q", "cash", "--save", "cash"});
  EXPECT_EQ(tenet({"searches", "--remove", "cash"}).status, 0);
  EXPECT_EQ(tenet({"searches"}).status, 1);
}

}  // namespace
}  // namespace tenet::test
