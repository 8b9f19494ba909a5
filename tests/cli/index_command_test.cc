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

namespace tenet::test {
namespace {

TEST_F(IndexCommand, SaysWhatItAddedUpdatedAndRemoved) {
  folder_.write("docs/a.txt", bail);
  folder_.write(
      "docs/b.md",
      "---\ntitle: Treatment\n---\n\nDrug treatment instead of arrest is what the invented panel asks for.\n");
  Ended ended = index({"docs"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ended.out.substr(0, ended.out.find('\n')), "added 2, updated 0, unchanged 0, removed 0, skipped 0");

  ended = index({"docs"});
  EXPECT_EQ(ended.out.substr(0, ended.out.find('\n')), "added 0, updated 0, unchanged 2, removed 0, skipped 0");

  folder_.write("docs/a.txt",
                std::string(bail) + "\nA second paragraph on prisons and on how few people belong in them.\n");
  folder_.write("docs/c.txt", bail);
  std::filesystem::remove(folder_ / "docs/b.md");
  ended = index({"docs"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out.substr(0, ended.out.find('\n')), "added 1, updated 1, unchanged 0, removed 1, skipped 0");
  EXPECT_EQ(search("prisons").status, 0);
  EXPECT_EQ(search("treatment").status, 1) << "b.md has vanished";
}

TEST_F(IndexCommand, KeepsWhatOtherPathsHold) {
  folder_.write("one/a.txt", bail);
  folder_.write("two/b.txt", "Judges need discretion, says the invented bench, in every case before them.\n");
  EXPECT_EQ(index({"one"}).status, 0);
  EXPECT_EQ(index({"two"}).status, 0);
  EXPECT_EQ(search("bail").status, 0);
  EXPECT_EQ(search("discretion").status, 0);
}

TEST_F(IndexCommand, ReadsTheSameTextAgainAfterOnlyItsDateChanged) {
  const auto file = folder_.write("docs/a.txt", bail);
  EXPECT_EQ(index({"docs"}).status, 0);
  std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(5));
  EXPECT_EQ(index({"docs"}).out.substr(0, 33), "added 0, updated 0, unchanged 1, ");
}

TEST_F(IndexCommand, FindsAFileAgainThatLeftAndCameBack) {
  const auto file = folder_.write("docs/a.txt", bail);
  folder_.write("docs/b.txt", "Something else to keep the folder from being empty of documents.\n");
  EXPECT_EQ(index({"docs"}).status, 0);
  std::filesystem::rename(file, folder_ / "elsewhere.txt");
  EXPECT_EQ(index({"docs"}).status, 0);
  EXPECT_EQ(search("bail").status, 1);
  std::filesystem::rename(folder_ / "elsewhere.txt", file);
  EXPECT_EQ(index({"docs"}).out.substr(0, 7), "added 1");
  EXPECT_EQ(search("bail").status, 0);
}

TEST_F(IndexCommand, TakesTheIndexOfThisFolderOrTheNearestAbove) {
  folder_.write("docs/deep/a.txt", bail);
  EXPECT_EQ(run_tenet({"index", "docs"}, folder_.path()).status, 0);
  EXPECT_TRUE(std::filesystem::exists(folder_ / ".tenet/tenet.json"));
  EXPECT_EQ(run_tenet({"search", "bail"}, folder_ / "docs/deep").status, 0);
}

TEST_F(IndexCommand, PassesOverWhatAnIgnoreFileNames) {
  folder_.write("docs/a.txt", bail);
  folder_.write("docs/README.md", "About this folder of invented texts.\n");
  folder_.write("docs/.tenetignore", "# not documents\nREADME.md\n");
  const Ended ended = index({"docs"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out.substr(0, 8), "added 1,") << ended.out;
}

TEST_F(IndexCommand, FollowsLinksWithinTheFolderAndOthersWhenAsked) {
  namespace fs = std::filesystem;
  folder_.write("docs/a.txt", bail);
  folder_.write("docs/.kept/b.txt", "Pardons are the theme of this invented text.\n");
  folder_.write("other/c.txt", "Parole is the theme of this invented text.\n");
  fs::create_symlink("a.txt", folder_ / "docs/same.txt");
  fs::create_symlink(".kept/b.txt", folder_ / "docs/b.txt");
  fs::create_directory_symlink(folder_ / "other", folder_ / "docs/other");
  fs::create_directory_symlink(folder_ / "docs", folder_ / "other/back");
  fs::create_directory_symlink(folder_ / "docs", folder_ / "named");
  Ended ended = index({"--progress", "none", "docs"});
  EXPECT_EQ(ended.status, 3);
  EXPECT_EQ(ended.err, "skipped: docs/other: a link out of the folder, not followed\n  hint: --follow reads links\n");
  EXPECT_EQ(ended.out.substr(0, 8), "added 2,") << ended.out;
  ended = index({"--follow", "docs"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ended.out.substr(0, 34), "added 1, updated 0, unchanged 2, r") << ended.out;
  EXPECT_EQ(search("parole").status, 0);
  ended = index({"named"});
  EXPECT_EQ(ended.status, 3) << "a link on the command line is followed";
  EXPECT_EQ(ended.out.substr(0, 45), "added 0, updated 0, unchanged 2, removed 1, s") << ended.out;
}

// A part of what the index holds, brought up to date alone: the names and the rest stay as they were.

TEST_F(IndexCommand, BringsAPartUpToDateUnderTheNamesItHas) {
  folder_.write("d/a.txt", bail);
  folder_.write("d/sub/b.txt", bail);
  folder_.write("d/sub/deep/c.txt", bail);
  folder_.write("d/other/b.txt", bail);
  folder_.write("d/r.jsonl", "{\"id\":\"one\",\"text\":\"The invented council asks for pardons.\"}\n");
  EXPECT_EQ(first_line(index({"d"}).out), "added 5, updated 0, unchanged 0, removed 0, skipped 0");
  folder_.write("d/a.txt", std::string(bail) + "\nParole was added.\n");
  const std::vector<std::pair<std::vector<std::string>, std::string>> runs = {
      {{"d/a.txt"}, "added 0, updated 1, unchanged 0, removed 0, skipped 0"},
      {{"d/sub"}, "added 0, updated 0, unchanged 2, removed 0, skipped 0"},
      {{"d/sub/deep/c.txt"}, "added 0, updated 0, unchanged 1, removed 0, skipped 0"},
      {{"./d/sub/../sub/"}, "added 0, updated 0, unchanged 2, removed 0, skipped 0"},
      {{"d/r.jsonl"}, "added 0, updated 0, unchanged 1, removed 0, skipped 0"},
      {{"d/sub", "d", "d/a.txt", "d"}, "added 0, updated 0, unchanged 5, removed 0, skipped 0"},
  };
  for (const auto& [paths, line] : runs) {
    const Ended ended = index(paths);
    EXPECT_EQ(first_line(ended.out), line) << paths.front() << ended.err;
    EXPECT_EQ(ended.status, 0) << paths.front();
  }
  EXPECT_EQ(ids(), "a.txt one other/b.txt sub/b.txt sub/deep/c.txt");
  // What vanished from the part is removed, and nothing beside it; what is new in it gets a name like the others.
  std::filesystem::remove(folder_ / "d/sub/b.txt");
  std::filesystem::remove(folder_ / "d/other/b.txt");
  folder_.write("d/sub/new.txt", bail);
  EXPECT_EQ(first_line(index({"d/sub"}).out), "added 1, updated 0, unchanged 1, removed 1, skipped 0");
  EXPECT_EQ(ids(), "a.txt one other/b.txt sub/deep/c.txt sub/new.txt");
}

TEST_F(IndexCommand, NamesFilesFromTheWidestFolder) {
  folder_.write("d/a.txt", bail);
  folder_.write("d/sub/b.txt", bail);
  folder_.write("d/sub/r.jsonl", "{\"id\":\"one\",\"text\":\"The invented council asks for pardons.\"}\n");
  EXPECT_EQ(index({"d/a.txt"}).status, 0);
  EXPECT_EQ(index({"d/sub"}).status, 0);
  EXPECT_EQ(ids(), "a.txt b.txt one");
  const Ended ended = index({"d"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ids(), "a.txt one sub/b.txt");
  EXPECT_EQ(first_line(index({"d"}).out), "added 0, updated 0, unchanged 3, removed 0, skipped 0");
  EXPECT_EQ(first_line(index({"d/sub"}).out), "added 0, updated 0, unchanged 2, removed 0, skipped 0");
}

TEST_F(IndexCommand, KeepsWhatWasNamedThoughAWiderFolderPassesItOver) {
  folder_.write("d/.tenetignore", "drafts\n");
  folder_.write("d/a.txt", bail);
  folder_.write("d/drafts/b.txt", bail);
  folder_.write("d/.old/c.txt", bail);
  folder_.write("d/print.css", "Parole, in a file of an odd name.\n");
  for (const char* path : {"d", "d/drafts", "d/.old", "d/print.css", "d"}) {
    EXPECT_EQ(index({path}).status, 0) << path;
  }
  EXPECT_EQ(ids(), "a.txt b.txt c.txt print.css");
}

TEST_F(IndexCommand, NoticesAnotherFileOfTheSameSizeAndTime) {
  const auto file = folder_.write("d/a.txt", "Pardons are the theme.\n");
  const auto other = folder_.write("other.txt", "Paroles are the theme\n\n");
  std::filesystem::resize_file(other, std::filesystem::file_size(file));
  EXPECT_EQ(index({"d"}).status, 0);
  std::filesystem::last_write_time(other, std::filesystem::last_write_time(file));
  std::filesystem::rename(other, file);
  EXPECT_EQ(first_line(index({"d"}).out), "added 0, updated 1, unchanged 0, removed 0, skipped 0");
  EXPECT_EQ(search("pardons").status, 1);
  // The same file, written over in place.
  const auto time = std::filesystem::last_write_time(file);
  folder_.write("d/a.txt", "Pardons are the theme\n");
  std::filesystem::last_write_time(file, time);
  EXPECT_EQ(first_line(index({"d"}).out), "added 0, updated 1, unchanged 0, removed 0, skipped 0");
}

TEST_F(IndexCommand, PassesOverFilesThatHoldNoStatementAndCountsThem) {
  folder_.write("d/.tenetignore", "Bail.html\n");
  folder_.write("d/Bail.html", "<p>Bail reform comes first, the invented forum said.</p>\n");
  folder_.write("d/Bail_files/style.css", "body { color: red }\n");
  folder_.write("d/Bail_files/frame.html", "<p>An advertisement for soap.</p>\n");
  folder_.write("d/Bail_files/deep/logo.svg", "<svg/>\n");
  folder_.write("d/case_files/brief.txt", "Parole is the theme, and no page stands beside this folder.\n");
  folder_.write("d/driving-license.txt", "Licences are suspended for debts, the invented panel said.\n");
  for (const char* name : {"LICENSE", "COPYING.txt", "site/app.js", "site/main.css", "site/a.woff2", "a.JPG", "b.jpeg",
                           "package-lock.json", "yarn.lock", "~$brief.docx", "brief.txt~", "speech.mp3", "film.mp4"}) {
    folder_.write(std::string("d/") + name, "x { y: z }\n");
  }
  const Ended ended = index({"--progress", "none", "d"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(ids(), "case_files/brief.txt driving-license.txt");
  EXPECT_NE(ended.out.find("\npassed over: 1 backup, 1 film, 1 font, 2 licences, 3 lock files, 1 page part, "
                           "3 pictures, 1 script, 1 sound, 2 style sheets\n"),
            std::string::npos)
      << ended.out;
}

// Bad input: one clear message, a hint, the exit status of the table, the old index intact.

TEST_F(IndexCommand, FollowsCopiesOfItsFilesThatStandBesideACopyOfIt) {
  folder_.write("old/docs/a.txt", bail);
  folder_.write("old/docs/b.txt", "The invented council asks for pardons.\n");
  const std::vector<std::string> command = {"index", "--index", "ix", "docs"};
  ASSERT_EQ(run_tenet(command, folder_ / "old").status, 0);
  std::filesystem::copy(folder_ / "old", folder_ / "new", std::filesystem::copy_options::recursive);
  folder_.write("new/docs/c.txt", "The invented council asks for shorter sentences.\n");
  const Ended ended = run_tenet(command, folder_ / "new");
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(first_line(ended.out), "added 1, updated 2, unchanged 0, removed 0, skipped 0");
  // From then on the copies are its files.
  folder_.write("new/docs/b.txt", "The invented council asks for more pardons.\n");
  EXPECT_EQ(first_line(run_tenet(command, folder_ / "new").out),
            "added 0, updated 1, unchanged 2, removed 0, skipped 0");
}

TEST_F(IndexCommand, KeepsAFileWhoseNameAnotherFolderHasWithOtherWords) {
  folder_.write("one/a.txt", bail);
  folder_.write("two/a.txt", "The invented council asks for pardons.\n");
  EXPECT_EQ(index({"one"}).status, 0);
  const std::string refused = index({"two"}).err;
  EXPECT_NE(refused.find("skipped: two/a.txt: duplicate id 'a.txt'"), std::string::npos) << refused;
  EXPECT_NE(refused.find("  hint: ids begin at the folder that is given: give the folder above both\n"),
            std::string::npos)
      << refused;
  EXPECT_EQ(refused.find("--formats"), std::string::npos) << refused;
  EXPECT_EQ(search("pardons").status, 1);
}

TEST_F(IndexCommand, KnowsACopyOfItsFolderWithItselfInIt) {
  folder_.write("old/a.txt", "Bail reform comes first, the invented forum said.\n");
  folder_.write("old/b.txt", "Pardons come second, the invented forum said.\n");
  ASSERT_EQ(run_tenet({"index", "."}, folder_ / "old").status, 0);
  std::filesystem::copy(folder_ / "old", folder_ / "new", std::filesystem::copy_options::recursive);
  std::filesystem::remove(folder_ / "new/b.txt");
  const Ended ended = run_tenet({"index", "--progress", "none", "."}, folder_ / "new");
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(first_line(ended.out), "added 0, updated 0, unchanged 1, removed 1, skipped 0");
  EXPECT_EQ(first_line(run_tenet({"index", "."}, folder_ / "new").out),
            "added 0, updated 0, unchanged 1, removed 0, skipped 0");
}

TEST_F(IndexCommand, PassesOverAnotherIndexInTheFolder) {
  folder_.write("d/a.txt", "Bail reform comes first, the invented forum said.\n");
  ASSERT_EQ(run_tenet({"index", "--index", "d/mine", "d/a.txt"}, folder_.path()).status, 0);
  const Ended ended = index({"--progress", "none", "d"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ids(), "a.txt");
  EXPECT_NE(ended.out.find("\npassed over: 1 index folder\n"), std::string::npos) << ended.out;
}

TEST_F(IndexCommand, TagsAnOldIndexAgainWithOtherTopics) {
  folder_.write("docs/a.txt", bail);
  folder_.write("topics.toml",
                "format = 1\n[scheme]\nid = \"t\"\nversion = \"1\"\n[[topic]]\nid = \"forums\"\nlabel = "
                "\"Forums\"\ncore = [\"invented forum\"]\n");
  EXPECT_EQ(index({"docs"}).status, 0);
  EXPECT_EQ(search("topic:pretrial").status, 0);
  EXPECT_EQ(index({"--topics", "topics.toml", "docs"}).status, 0);
  EXPECT_EQ(search("topic:forums").status, 0);
  EXPECT_EQ(search("topic:pretrial").status, 2) << "the topic is gone";
}

TEST(TenetCommand, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(run_tenet({}).status, 2);
  EXPECT_EQ(run_tenet({"serach"}).status, 2);
  EXPECT_EQ(run_tenet({"search", "--frmat", "text", "x"}).status, 2);
  EXPECT_EQ(run_tenet({"--version"}).status, 0);
  EXPECT_EQ(run_tenet({"--help"}).status, 0);
}

TEST_F(IndexCommand, SaysAfterTheFirstRunWhatToDoNext) {
  folder_.write("docs/a.txt", bail);
  const auto begins = [](const Ended& ended, const std::string& line) {
    EXPECT_EQ(ended.err.substr(0, line.size()), line) << ended.err;
  };
  begins(index({"docs"}), "next: tenet search --index " + (folder_ / "ix").string() + " topic:");
  EXPECT_EQ(index({"docs"}).err, "");
  begins(run_tenet({"index", "--index", "an index", "docs"}, folder_.path()),
         "next: tenet search --index 'an index' topic:");
  begins(run_tenet({"index", "docs"}, folder_.path()), "next: tenet search topic:");
  EXPECT_EQ(run_tenet({"index", "--index", "other", "--progress", "none", "docs"}, folder_.path()).err, "");
  folder_.write("none/a.txt", "The ferry is late.\n");
  begins(run_tenet({"index", "--index", "of none", "none"}, folder_.path()),
         "next: tenet speakers --index 'of none'\n");
}

TEST_F(IndexCommand, SaysWhenItAddsToAnIndexOfAFolderAbove) {
  folder_.write("one.txt", "Bail is not a fine.\n");
  folder_.write("other/two.txt", "Bail never was a fine.\n");
  const std::string note = "note: this index is in a folder above; --index .tenet makes one here\n";
  EXPECT_EQ(run_tenet({"index", "one.txt"}, folder_.path()).err.find(note), std::string::npos);
  EXPECT_NE(run_tenet({"index", "two.txt"}, folder_ / "other").err.find(note), std::string::npos);
  EXPECT_EQ(run_tenet({"index", "two.txt"}, folder_ / "other").err.find(note), std::string::npos) << "nothing is added";
}

}  // namespace
}  // namespace tenet::test
