#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/command.h"
#include "support/index_command.h"

// What `tenet index` refuses or skips, by name, and what the index is then.
namespace tenet::test {
namespace {

TEST_F(IndexCommand, RefusesAPathThatIsNotThere) {
  folder_.write("docs/a.txt", bail);
  EXPECT_EQ(index({"docs"}).status, 0);
  const Ended ended = index({"docs", "dcos"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.err, "tenet: dcos: No such file or directory\n  hint: check the spelling of the path\n");
  EXPECT_EQ(search("bail").status, 0);
}

TEST_F(IndexCommand, LeavesNothingBehindWhereThereAreNoDocuments) {
  std::filesystem::create_directory(folder_ / "empty");
  const Ended ended = index({"empty"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.err, "tenet: no documents found\n  hint: tenet index --formats lists what is read\n");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "ix"));
}

TEST_F(IndexCommand, NamesEveryDocumentItSkips) {
  folder_.write("docs/a.txt", bail);
  folder_.write("docs/empty.txt", "");
  constexpr std::string_view png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0", 20);
  folder_.write("docs/picture.txt", png);
  folder_.write("docs/records.jsonl",
                "{\"id\":\"r1\",\"text\":\"The invented council asks for shorter sentences.\"}\n"
                "{\"id\": not JSON\n"
                "{\"id\":\"r1\",\"text\":\"The same id once more, with other words in it.\"}\n"
                "{\"id\":\"r2\",\"text\":\"The invented council asks for pardons.\"}\n");
  const Ended ended = index({"docs"});
  EXPECT_EQ(ended.status, 3) << ended.err;
  EXPECT_NE(ended.out.find("added 3, updated 0, unchanged 0, removed 0, skipped 4"), std::string::npos) << ended.out;
  EXPECT_NE(ended.err.find("skipped: docs/empty.txt: "), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("skipped: docs/picture.txt: "), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("skipped: docs/records.jsonl:2: not JSON"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("skipped: docs/records.jsonl:3: duplicate id 'r1'"), std::string::npos) << ended.err;
  EXPECT_EQ(search("pardons").status, 0) << "the records after a bad one are read";
  // They are named again by the next run, which reads them again.
  EXPECT_EQ(index({"docs"}).status, 3);
}

TEST_F(IndexCommand, ReadsADocumentWhoseFrontMatterIsNotYaml) {
  folder_.write("docs/a.md", "---\ntitle: [unclosed\n---\n\nThe invented council asks for shorter sentences.\n");
  const Ended ended = index({"docs"});
  EXPECT_NE(ended.err.find("warning: docs/a.md"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("front matter is not YAML"), std::string::npos) << ended.err;
  EXPECT_EQ(search("\"shorter sentences\"").status, 0);
}

TEST_F(IndexCommand, NamesAFileThatCannotBeRead) {
  folder_.write("docs/a.txt", bail);
  const auto locked = folder_.write("docs/b.txt", bail);
  std::filesystem::permissions(locked, std::filesystem::perms::none);
  const Ended ended = index({"docs"});
  EXPECT_EQ(ended.status, 3);
  EXPECT_NE(ended.err.find("skipped: docs/b.txt: "), std::string::npos) << ended.err;
}

TEST_F(IndexCommand, ReadsInvalidUtf8AndSaysSo) {
  folder_.write("docs/a.txt", "\u201cPardons\u201d \u2013 the invented council\u2019s\xff word\n");
  const Ended ended = index({"docs"});
  EXPECT_NE(ended.err.find("warning: docs/a.txt: "), std::string::npos) << ended.err;
  EXPECT_EQ(search("pardons").status, 0);
}

TEST_F(IndexCommand, ReadsALineOfFiveMegabytes) {
  std::string line;
  while (line.size() < 5'000'000) line += "The invented council asks for shorter sentences and fewer prisons. ";
  folder_.write("docs/a.txt", line);
  EXPECT_EQ(index({"docs"}).status, 0);
  EXPECT_EQ(search("prisons").status, 0);
}

TEST_F(IndexCommand, SkipsAFileOfTwoHundredMegabytes) {
  folder_.write("docs/a.txt", bail);
  const auto large = folder_.write("docs/large.txt", "The invented council asks for pardons.\n");
  std::filesystem::resize_file(large, 200'000'000);  // sparse
  const Ended ended = index({"docs"});
  EXPECT_EQ(ended.status, 3);
  EXPECT_NE(ended.err.find("skipped: docs/large.txt: "), std::string::npos) << ended.err;
}

TEST_F(IndexCommand, RefusesAFolderThatIsNoIndex) {
  folder_.write("ix/thesis.txt", "Somebody's thesis.\n");
  folder_.write("docs/a.txt", bail);
  const Ended ended = index({"docs"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.err.find("not an index of tenet, and not empty"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("hint: "), std::string::npos) << ended.err;
  EXPECT_EQ(read_file(folder_ / "ix/thesis.txt"), "Somebody's thesis.\n");
  EXPECT_EQ(search("bail").status, 2);
}

TEST_F(IndexCommand, RefusesAnIndexOfAnotherSchema) {
  folder_.write("docs/a.txt", bail);
  EXPECT_EQ(index({"docs"}).status, 0);
  std::string manifest = read_file(folder_ / "ix/tenet.json");
  const auto at = manifest.find("\"schema\": 9");
  ASSERT_NE(at, std::string::npos);
  folder_.write("ix/tenet.json", manifest.replace(at, 11, "\"schema\": 10"));
  for (const Ended& ended : {index({"docs"}), search("bail")}) {
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.err.find("it has index schema 10, this tenet reads schema 9"), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find("hint: "), std::string::npos);
  }
}

TEST_F(IndexCommand, RefusesADamagedManifest) {
  folder_.write("docs/a.txt", bail);
  EXPECT_EQ(index({"docs"}).status, 0);
  folder_.write("ix/tenet.json", "{\"tenet\": \"index\", \"schema\": 9}");
  EXPECT_EQ(search("bail").status, 2);
  EXPECT_NE(search("bail").err.find("the manifest is not as tenet writes it"), std::string::npos);
}

TEST_F(IndexCommand, SaysThatADamagedIndexIsDamaged) {
  folder_.write("docs/a.txt", bail);
  const auto expect_damage = [&](const std::string& why) {
    for (const Ended& ended : {search("bail"), index({"docs"})}) {
      EXPECT_EQ(ended.status, 2) << ended.out;
      EXPECT_EQ(ended.out, "");
      EXPECT_NE(ended.err.find(why), std::string::npos) << ended.err;
      EXPECT_NE(ended.err.find("  hint: "), std::string::npos) << ended.err;
    }
  };
  EXPECT_EQ(index({"docs"}).status, 0);
  std::filesystem::resize_file(folder_ / "ix/segment-1/postlist.glass", 100);
  expect_damage("the index is damaged");
  std::filesystem::remove_all(folder_ / "ix/segment-1");
  expect_damage("the index is damaged: it is missing");
  std::filesystem::remove_all(folder_ / "ix");
  EXPECT_EQ(index({"docs"}).status, 0);
  EXPECT_EQ(search("bail").status, 0);
}

TEST_F(IndexCommand, OutlivesAnyByteOfAnIndexThatIsAnother) {
  for (int i = 0; i < 40; ++i) folder_.write("docs/" + std::to_string(i) + ".txt", bail);
  EXPECT_EQ(index({"docs"}).status, 0);
  const std::string table = (folder_ / "ix/segment-1/postlist.glass").string();
  const std::string whole = read_file(table);
  for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 60) {
    std::string other = whole;
    other[at] = static_cast<char>(other[at] ^ 0xff);
    folder_.write("ix/segment-1/postlist.glass", other);
    // Words, a phrase, forms and names by how they begin.
    for (const char* query : {"bail reform", "\"cash bail must end\"", "refor*", "speaker:harrow bail"}) {
      const Ended ended = search(query);
      EXPECT_LE(ended.status, 2) << query << ", byte " << at << ": " << ended.err;
      EXPECT_TRUE(ended.status < 2 || ended.err.find("  hint: ") != std::string::npos)
          << query << ", byte " << at << ": " << ended.err;
    }
  }
  folder_.write("ix/segment-1/postlist.glass", whole);
  EXPECT_EQ(search("\"cash bail must end\"").status, 0) << "reading has changed nothing";
}

TEST_F(IndexCommand, RefusesAnIndexThatAnotherWriterHolds) {
  folder_.write("docs/a.txt", bail);
  EXPECT_EQ(index({"docs"}).status, 0);
  const int lock = ::open((folder_ / "ix/lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);
  const Ended ended = index({"docs"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.err.find("the index is locked"), std::string::npos) << ended.err;
  EXPECT_EQ(search("bail").status, 0) << "readers do not mind a writer";
  ::close(lock);
}

TEST_F(IndexCommand, RefusesAReadOnlyFolder) {
  folder_.write("docs/a.txt", bail);
  EXPECT_EQ(index({"docs"}).status, 0);
  folder_.write("docs/b.txt", bail);
  std::filesystem::permissions(folder_ / "ix", std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  const Ended ended = index({"docs"});
  std::filesystem::permissions(folder_ / "ix", std::filesystem::perms::owner_all);
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.err.find("check the permissions"), std::string::npos) << ended.err;
}

TEST_F(IndexCommand, RefusesTopicsThatAreWrong) {
  folder_.write("docs/a.txt", bail);
  folder_.write("topics.toml",
                "format = 1\n[[topic]]\nid = \"x\"\nlabel = \"X\"\nbroader = \"y\"\ncore = [\"bail\"]\n");
  const Ended ended = index({"--topics", "topics.toml", "docs"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.err.find("topics.toml:"), std::string::npos) << ended.err;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "ix"));
}
}  // namespace
}  // namespace tenet::test
