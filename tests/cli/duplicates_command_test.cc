#include <gtest/gtest.h>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

class DuplicatesCommand : public testing::Test {
 protected:
  DuplicatesCommand() {
    const std::string wire =
        "The invented council of Sampleton voted on Tuesday to release people who wait for trial on a promise to "
        "appear.";
    folder_.write("a.txt", wire + "\n");
    folder_.write("b.txt", wire + " It met at noon.\n");
    folder_.write("c.txt", "Nothing in this text is like the other ones, for nobody votes in it at all.\n");
    EXPECT_EQ(run({"index", "a.txt", "b.txt", "c.txt"}).status, 0);
  }

  [[nodiscard]] Ended run(const std::vector<std::string>& arguments) const {
    return run_tenet(arguments, folder_.path());
  }

 private:
  TempFolder folder_;
};

TEST_F(DuplicatesCommand, ListsGroups) {
  const Ended ended = run({"duplicates", "--format", "csv"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_NE(ended.out.find("a.txt#1"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("b.txt#1"), std::string::npos) << ended.out;
  EXPECT_EQ(ended.out.find("c.txt"), std::string::npos) << ended.out;
  EXPECT_EQ(ended.err, "1 groups, 1 passages beside the first ones\n");
}

TEST_F(DuplicatesCommand, FindsWhatIsLikeAPassage) {
  const Ended ended = run({"duplicates", "--of", "b.txt#1"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_NE(ended.out.find("a.txt#1"), std::string::npos) << ended.out;
  EXPECT_EQ(run({"duplicates", "--of", "c.txt#1"}).status, 1);
}

TEST_F(DuplicatesCommand, SaysWhatIsWrong) {
  EXPECT_EQ(run({"duplicates", "--of", "d.txt#1"}).err,
            "tenet: d.txt#1: no such passage in the index\n"
            "  hint: ids stand under each hit of tenet search: DOCUMENT#NUMBER\n");
  EXPECT_EQ(run({"duplicates", "--of", "a.txt#1", "bail"}).status, 2);
  EXPECT_EQ(run({"duplicates", "topic:nothing-like-it"}).status, 2);
  EXPECT_EQ(run({"duplicates", "zzzz"}).status, 1);
}

}  // namespace
}  // namespace tenet::test
