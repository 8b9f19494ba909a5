#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"
#include "support/xapian_server.h"

namespace tenet::test {
namespace {

// An index of two documents, and what was exported of it.
class Export : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    folder_->write("texts/bail.txt", "Bail, the invented forum said.\n");
    folder_->write("texts/jail.txt", "Bail keeps people out of jail.\n");
    (void)tenet({"index", "--index", "ix", "texts"});
    (void)tenet({"export", "--index", "ix", "--xapian", "one"});
    (void)tenet({"export", "--index", "ix", "--xapian", "two", "--shards", "2"});
    folder_->write("all.json", R"({"tenet": "shards", "indexes": ["xapian:two/shard-1", "xapian:two/shard-2"]})");
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended tenet(const std::vector<std::string>& arguments, const std::vector<std::string>& settings = {}) {
    return run_tenet(arguments, folder_->path(), {}, settings);
  }

  static TempFolder* folder_;
};

TempFolder* Export::folder_ = nullptr;

TEST_F(Export, SaysWhatItWrote) {
  const Ended ended = tenet({"export", "--index", "ix", "--xapian", "again"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_TRUE(ended.out.starts_with("again: 2 documents, 2 passages, ")) << ended.out;
  const Ended twice = tenet({"export", "--index", "ix", "--xapian", "again"});
  EXPECT_EQ(twice.status, 2);
  EXPECT_EQ(twice.err, "tenet: exporting: again exists already\n  hint: name a new folder, or remove this one first\n");
}

TEST_F(Export, IsSearchedByItsPlace) {
  const std::vector<std::string> search{"search", "--all-words", "--format", "jsonl", "bail", "jail"};
  const auto found_in = [&](const std::vector<std::string>& places, const std::vector<std::string>& settings = {}) {
    std::vector<std::string> arguments = search;
    for (const std::string& place : places) arguments.insert(arguments.end(), {"--index", place});
    const Ended ended = tenet(arguments, settings);
    EXPECT_EQ(ended.status, 0) << ended.err;
    return ended.out.substr(0, ended.out.find("\"score\""));
  };
  const std::string expected = found_in({"ix"});
  EXPECT_NE(expected.find("jail.txt#1"), std::string::npos) << expected;
  EXPECT_EQ(found_in({"xapian:one"}), expected);
  EXPECT_EQ(found_in({"xapian:two"}), expected);
  EXPECT_EQ(found_in({"xapian:two/shard-1", "xapian:two/shard-2"}), expected);
  EXPECT_EQ(found_in({"xapian:two/shard-1:xapian:two/shard-2"}), expected);
  EXPECT_EQ(found_in({"all.json"}), expected);
  EXPECT_EQ(found_in({}, {"TENET_INDEX=xapian:one"}), expected);
  folder_->write("home/tenet/config.toml", "index = \"xapian:../../two\"\n");
  EXPECT_EQ(found_in({}, {"XDG_CONFIG_HOME=" + (*folder_ / "home").string()}), expected);
}

TEST_F(Export, IsShownCountedAndCitedByTheSameCommands) {
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"show", "jail.txt#1"}, std::vector<std::string>{"cite", "jail.txt#1"},
        std::vector<std::string>{"search", "--count", "bail"}, std::vector<std::string>{"count", "bail"},
        std::vector<std::string>{"kwic", "bail"}}) {
    const auto run = [&](const std::string& place) {
      std::vector<std::string> arguments = command;
      arguments.insert(arguments.end(), {"--index", place});
      return tenet(arguments);
    };
    const Ended index = run("ix");
    const Ended exported = run("xapian:two");
    EXPECT_EQ(exported.out, index.out) << command.front();
    EXPECT_EQ(exported.err, index.err) << command.front();
    EXPECT_EQ(exported.status, 0) << command.front();
  }
}

TEST_F(Export, IsRefusedByNameWhereItCannotServe) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"search", "--index", "xapian:one", "bail", "jail"}, "words as evidence: not over a Xapian database"},
      {{"search", "--index", "xapian:one", "--fold", "bail"}, "near-identical passages: not over a Xapian database"},
      {{"verify", "--index", "xapian:one", "Bail keeps people"}, "verifying words: not over a Xapian database"},
      {{"index", "--index", "xapian:one", "texts"}, "writing to xapian:one: a Xapian database cannot be changed"},
      {{"retag", "--index", "xapian:one", "--topics", "default"},
       "writing to xapian:one: a Xapian database cannot be changed"},
      {{"search", "--index", "xapian:none", "bail"}, "no Xapian database"},
      {{"search", "--index", "xapian+tcp://archive.example:7", "bail"}, "it is on another machine"},
      {{"search", "--index", "xapian+ssh://archive.example:7", "bail"}, "not the place of a Xapian database"},
      {{"search", "--index", "ix", "--index", "xapian:one", "bail"}, "Xapian databases are searched by themselves"},
  };
  for (const auto& [arguments, message] : cases) {
    const Ended ended = tenet(arguments);
    EXPECT_EQ(ended.status, 2) << message;
    EXPECT_NE(ended.err.find(message), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find("\n  hint: "), std::string::npos) << ended.err;
  }
}

TEST_F(Export, IsAskedInTheWayThatTheHintSays) {
  const Ended ended = tenet({"search", "--index", "xapian:one", "bail", "jail"});
  EXPECT_NE(ended.err.find("hint: --all-words asks for all of them, --any for any of them"), std::string::npos)
      << ended.err;
  const Ended speakers = tenet({"speakers", "--index", "xapian:one"});
  EXPECT_EQ(speakers.err,
            "tenet: counting speakers: not over a Xapian database\n  hint: ask the index that was exported\n");
}

// Terms of another program: they are not taken for tenet's.
TEST_F(Export, TellsADatabaseThatTenetDidNotWrite) {
  folder_->write("make.py",
                 "import xapian\nother = xapian.WritableDatabase('other')\nbail = xapian.Document()\n"
                 "bail.add_term('bail')\nother.add_document(bail)\nother.commit()\n");
  if (run_shell("/usr/bin/python3 make.py", folder_->path()).status != 0) {
    GTEST_SKIP() << "apt-get install python3-xapian";
  }
  const Ended ended = tenet({"search", "--index", "xapian:other", "bail"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.err.find("a Xapian database that tenet did not write\n  hint: "), std::string::npos) << ended.err;
}

TEST_F(Export, IsServedByTheStockServer) {
  if (!has_xapian_tools()) GTEST_SKIP() << "apt-get install xapian-tools";
  std::string place;
  {
    const XapianServer server({*folder_ / "one"});
    place = server.place();
    const Ended ended = tenet({"search", "--index", place, "--count", "bail"});
    EXPECT_EQ(ended.out, "2\n") << ended.err;
    EXPECT_EQ(tenet({"search", "--index", "xapian:two/shard-1", "--index", place + ":x", "bail"}).status, 2);
  }
  const Ended gone = tenet({"search", "--index", place, "bail"});
  EXPECT_EQ(gone.status, 2);
  EXPECT_NE(gone.err.find("tenet: opening " + place + ": "), std::string::npos) << gone.err;
  EXPECT_NE(gone.err.find("\n  hint: look whether xapian-tcpsrv runs there"), std::string::npos) << gone.err;
  const Ended partial = tenet({"search", "--partial", "--index", place, "--index", "xapian:one", "--count", "bail"});
  EXPECT_EQ(partial.out, "2\n") << partial.err;
}

}  // namespace
}  // namespace tenet::test
