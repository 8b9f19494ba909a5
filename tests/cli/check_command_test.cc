#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

class CheckCommand : public testing::Test {
 protected:
  CheckCommand() {
    folder_.write("docs/a.txt", "Bail is no fine, said the ferryman.");
    EXPECT_EQ(run_tenet({"index", "--index", "ix", "docs"}, folder_.path()).status, 0);
  }
  [[nodiscard]] Ended check(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"check", "--index", "ix"});
    return run_tenet(more, folder_.path());
  }
  void change(const std::string& name) const {
    std::string bytes = read_file(folder_ / name);
    bytes[30] = static_cast<char>(bytes[30] ^ 1);
    folder_.write(name, bytes);
  }

  TempFolder folder_;
};

TEST_F(CheckCommand, SaysThatAnIndexIsSound) {
  EXPECT_EQ(check().out, "ix: sound, 1 document, 1 passage\n");
  EXPECT_EQ(check({"--all"}).status, 0);
}

TEST_F(CheckCommand, RepairsListsAndLosesNothing) {
  change("ix/segment-1/postlist.glass");
  const Ended found = check();
  EXPECT_EQ(found.status, 1) << found.err;
  EXPECT_EQ(found.out, "ix/segment-1/postlist.glass: 1 of 1 blocks have another checksum, the first is block 0\n");
  EXPECT_EQ(found.err, "  hint: nothing is lost yet; mend it with: tenet check --repair --index ix\n");
  const Ended repaired = check({"--repair"});
  EXPECT_EQ(repaired.status, 0) << repaired.err;
  EXPECT_EQ(repaired.out, found.out + "ix: repaired, 1 document, 1 passage\n");
  EXPECT_EQ(check().status, 0);
}

TEST_F(CheckCommand, NamesDocumentsThatAreLost) {
  change("ix/segment-1/docdata.glass");
  // The directory of the block is damaged, and with it all there is.
  folder_.write("ix/segment-1/docdata.glass", std::string(16384, '\0'));
  const Ended found = check({"--repair"});
  EXPECT_EQ(found.status, 3) << found.err;
  EXPECT_NE(found.out.find("\nlost: a.txt\nix: repaired, 0 documents, 0 passages\n"), std::string::npos) << found.out;
  EXPECT_NE(found.err.find("tenet index --index ix PATH"), std::string::npos) << found.err;
  EXPECT_EQ(run_tenet({"index", "--index", "ix", "docs"}, folder_.path()).status, 0);
  EXPECT_EQ(check().out, "ix: sound, 1 document, 1 passage\n");
}

TEST_F(CheckCommand, SaysWhereNoRepairIsPossible) {
  change("ix/tenet.json");
  EXPECT_EQ(check({"--repair"}).out,
            "ix/tenet.json: the manifest is not as tenet writes it\nix: repaired, 1 document, 1 passage\n");
  std::filesystem::remove(folder_ / "ix/tenet.json.copy");
  change("ix/tenet.json");
  const Ended ended = check({"--repair"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.out.find("ix/tenet.json: "), std::string::npos) << ended.out;
  EXPECT_NE(ended.err.find("no repair is possible"), std::string::npos) << ended.err;
  EXPECT_EQ(run_tenet({"check", "--index", "none"}, folder_.path()).status, 2);
}

}  // namespace
}  // namespace tenet::test
