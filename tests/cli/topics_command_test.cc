#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

class TopicsCommand : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("docs/a.txt", "Bail reform comes first, the invented forum said, and cash bail must end.\n");
    folder_.write("docs/b.txt", "The invented panel wants clean rivers.\n");
    EXPECT_EQ(run({"index", "docs"}).status, 0);
  }
  Ended run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin() + 1, {"--index", "ix"});
    return run_tenet(arguments, folder_.path());
  }
  std::string found(const std::string& query) const { return run({"search", "--format", "trec", query}).out; }

  TempFolder folder_;
};

TEST_F(TopicsCommand, SaysHowOftenTheTagsOfATopicAreRight) {
  const Ended listed = run({"topics"});
  EXPECT_EQ(listed.status, 0) << listed.err;
  EXPECT_TRUE(listed.out.starts_with(" passages  topic                         right found   right@2 found@2  label\n"))
      << listed.out;
  EXPECT_TRUE(listed.err.starts_with("right: per cent of tags that a judge gives too; found: ")) << listed.err;
  EXPECT_NE(listed.err.find(" Judged: White House 2021-2026 and Congressional Record 2024"), std::string::npos);
  const Ended lines = run({"topics", "--format", "jsonl"});
  EXPECT_NE(lines.out.find("\"measured\":{\"judged\":"), std::string::npos) << lines.out;
}

TEST_F(TopicsCommand, MeasuresNothingOfTopicsWithoutAModel) {
  folder_.write("points.toml", "[[topic]]\nid = \"pretrial\"\nlabel = \"Bail\"\ncore = [\"cash bail\"]\n");
  EXPECT_EQ(run({"retag", "--topics", "points.toml"}).status, 0);
  const Ended listed = run({"topics"});
  EXPECT_EQ(listed.out,
            " passages  topic                         label\n        1  pretrial                      Bail\n");
  EXPECT_EQ(listed.err, "");
}

TEST_F(TopicsCommand, ChecksAFileAgainstTheIndex) {
  folder_.write("rivers.toml",
                "[[topic]]\nid = \"rivers\"\ncore = [\"clean rivers\", \"dirty rivers\"]\n"
                "[[topic]]\nid = \"cash\"\ncore = [\"cash bail\"]\nrelated = [\"clean river\"]\n");
  const Ended ended = run({"topics", "--check", "rivers.toml"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ended.out,
            "rivers.toml: 2 topics, 4 terms, no error\n"
            "terms of several topics: 2\n"
            "  rivers: clean rivers (also cash)\n"
            "  cash: clean river (also rivers)\n"
            "terms in more than 1 of 100 passages: 3\n"
            "  rivers: clean rivers (1)\n"
            "  cash: cash bail (1)\n"
            "  cash: clean river (1)\n"
            "terms that never count: 1\n"
            "  rivers: dirty rivers\n"
            "passages that change: 2 of 2\n"
            "  cash: 0 -> 2 passages, 2 gained, 0 lost, 0 regraded\n"
            "      a.txt#1 0->2, b.txt#1 0->1\n"
            "  pretrial: 1 -> 0 passages, 0 gained, 1 lost, 0 regraded\n"
            "      a.txt#1 2->0\n"
            "  rivers: 0 -> 1 passages, 1 gained, 0 lost, 0 regraded\n"
            "      b.txt#1 0->2\n");
}

TEST_F(TopicsCommand, AnItemOfAListHasTheTopicOfItsLeadIn) {
  const std::string long_words =
      "that the members meet again in the spring and write down what each of the towns has told them about the costs "
      "and the staff that they would have to find in the years to come, and how the work could be shared between them "
      "so that nobody would be left to carry it alone, as had happened so often in the past.";
  folder_.write("docs/c.md", "The forum spoke of cash bail, and asked " + long_words +
                                 "\n\nOn cash bail it wants:\n\n- first, " + long_words + "\n- then, " + long_words +
                                 "\n");
  folder_.write("points.toml", "[[topic]]\nid = \"pretrial\"\ncore = [\"cash bail\"]\n");
  EXPECT_EQ(run({"index", "--topics", "points.toml", "docs"}).status, 0);
  const Ended ended = run({"show", "c.md#4"});
  EXPECT_NE(ended.out.find("topics: pretrial~ (the list)"), std::string::npos) << ended.out;
}

TEST_F(TopicsCommand, SaysWhereAFileIsWrong) {
  folder_.write("wrong.toml", "[[topic]]\nid = \"x\"\n");
  const Ended ended = run({"topics", "--check", "wrong.toml"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.err,
            "tenet: wrong.toml:1: topic 'x' has no terms\n  hint: list its evidence under core or related\n");
}

TEST_F(TopicsCommand, HasNothingToSuggestForATopicOfTooFewPassages) {
  EXPECT_EQ(run({"topics", "--suggest", "clemency"}).status, 1);
  EXPECT_EQ(run({"topics", "--suggest", "astrology"}).status, 2);
}

TEST_F(TopicsCommand, RetagNeedsNoSources) {
  folder_.write("own.toml", "extends = \"default\"\n[[topic]]\nid = \"rivers\"\ncore = [\"clean rivers\"]\n");
  const std::string moved = (folder_ / "docs").string();
  EXPECT_EQ(std::rename(moved.c_str(), (moved + "-gone").c_str()), 0);
  const Ended ended = run({"retag", "--topics", "own.toml"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ended.out, "ix: 2 passages tagged again\n");
  EXPECT_NE(found("topic:rivers"), "");
  EXPECT_NE(found("topic:pretrial"), "");
  EXPECT_EQ(run({"retag", "--topics", "own.toml"}).out, "ix: 2 passages have these topics already\n");
  EXPECT_EQ(run({"retag", "--topics", "default"}).status, 0);
  EXPECT_EQ(run({"search", "topic:rivers"}).status, 2);  // no such topic any more
}

TEST_F(TopicsCommand, RetagLeavesTheIndexAsItWasWhenTheFileIsWrong) {
  folder_.write("wrong.toml", "[[topic]]\nid = \"x\"\ncore = [\"\xff\"]\n");
  const Ended ended = run({"retag", "--topics", "wrong.toml"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.err, "tenet: wrong.toml:3: not UTF-8\n  hint: save the file as UTF-8\n");
  EXPECT_NE(found("topic:pretrial"), "");
  EXPECT_EQ(run_tenet({"retag", "--index", "none", "--topics", "default"}, folder_.path()).status, 2);
}

}  // namespace
}  // namespace tenet::test
