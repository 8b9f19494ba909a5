#include "indexer/reading/formats/formats.h"

#include <new>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <tenet/error.h>

#include "formats/show.h"

namespace tenet::indexer {
namespace {

using Lines = std::vector<std::string>;

// What is given, a line each.
ReadSink to_lines(Lines& lines) {
  return {
      .begins = [&](const std::string& member) { lines.push_back("begins " + member); },
      .document = [&](const std::string& member,
                      const Extract& extract) { lines.push_back("document " + member + ": " + extract.text); },
      .text = [&](const std::string& member, std::string_view bytes,
                  const Origin&) { lines.push_back("text " + member + ": " + std::string(bytes)); },
      .problem =
          [&](const MemberProblem& problem) { lines.push_back("problem " + problem.member + ": " + problem.reason); }};
}

TEST(ReadForeign, LeavesTextToLibtenet) {
  Lines lines;
  read_foreign("Bail is not a fine.", {.name = "a.txt"}, to_lines(lines));
  EXPECT_EQ(lines, Lines{"text : Bail is not a fine."});
}

TEST(ReadForeign, NamesWhatIsNoText) {
  Lines lines;
  read_foreign(std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16), {.name = "a.png"}, to_lines(lines));
  EXPECT_EQ(lines, Lines{"problem : binary, not text"});
}

TEST(Contents, GivesEachMemberAPlaceOfItsOwn) {
  Lines lines;
  const ReadSink sink = to_lines(lines);
  FileReading reading(sink, 1000);
  Contents contents(reading, "box.zip", 1);
  contents.member("a.txt", "one");
  contents.member("a.txt", "two");
  contents.member("b\x1B[31m\n.txt", "three");
  contents.problem("a.txt", "encrypted");
  EXPECT_EQ(lines, (Lines{"text box.zip!a.txt: one", "text box.zip!a.txt (2): two", "text box.zip!b [31m .txt: three",
                          "problem box.zip!a.txt (3): encrypted"}));
}

TEST(Contents, NumbersEqualNamesInLittleTime) {
  Lines lines;
  const ReadSink sink = to_lines(lines);
  FileReading reading(sink, 1000);
  Contents contents(reading, "", 1);
  for (const char* name : {"a", "a (2)", "a", "a (2)", "a"}) contents.problem(name, "x");
  EXPECT_EQ(lines, (Lines{"problem a: x", "problem a (2): x", "problem a (3): x", "problem a (2) (2): x",
                          "problem a (4): x"}));
  for (int i = 0; i < 100'000; ++i) contents.problem("b", "x");
  EXPECT_EQ(lines.back(), "problem b (100000): x");
}

TEST(FileReading, LeavesOutWhatAnotherGave) {
  Lines lines;
  const ReadSink sink = to_lines(lines);
  FileReading reading(sink, 1000, 2);
  Contents contents(reading, "box.zip", 1);
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) contents.member(name, "Bail.");
  EXPECT_EQ(lines, Lines{"text box.zip!c.txt: Bail."});
}

TEST(FileReading, CountsWhatADocumentUnpacksTo) {
  const std::string odt =
      test::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", std::string(1000, ' ')}});
  const ReadSink sink{.begins = [](const std::string&) {}};
  FileReading reading(sink, 1000);
  reading.spend((std::size_t{1} << 30) - 500);
  Contents contents(reading, "box.zip", 1);
  EXPECT_THROW(contents.member("a.odt", odt), BudgetSpent);
}

// "a.zip!b.txt" may be a member of a member, or the name of a member.
TEST(ReadForeign, GivesNoTwoMembersOnePlace) {
  Lines lines;
  const std::string inner = test::zip_of({{"b.txt", "one"}});
  read_foreign(test::zip_of({{"a.zip", inner}, {"a.zip!b.txt", "two"}}), {.name = "box.zip"}, to_lines(lines));
  EXPECT_EQ(lines, (Lines{"begins ", "begins a.zip", "text a.zip!b.txt: one", "text a.zip!b.txt (2): two"}));
}

TEST(FileReading, TellsOfProgressWhileItLeavesOut) {
  Lines lines;
  ReadSink sink = to_lines(lines);
  sink.progress = [&] { lines.emplace_back("progress"); };
  FileReading reading(sink, 1000, 2);
  Contents contents(reading, "box.zip", 1);
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) contents.member(name, "Bail.");
  EXPECT_EQ(lines, (Lines{"progress", "progress", "text box.zip!c.txt: Bail."}));
}

TEST(Contents, TakesWhatGoesWrongInLoadingForTheProblemOfItsMember) {
  Lines lines;
  const ReadSink sink = to_lines(lines);
  FileReading reading(sink, 1000);
  Contents contents(reading, "box.zip", 1);
  contents.member("a.txt", [](std::string&) -> std::string_view { throw std::bad_alloc(); });
  contents.member("b.txt", [](std::string&) -> std::string_view { throw InputError("damaged: it is cut off"); });
  contents.member("c.txt", [](std::string& room) -> std::string_view { return room = "Bail."; });
  EXPECT_EQ(lines, (Lines{"problem box.zip!a.txt: needs too much memory",
                          "problem box.zip!b.txt: damaged: it is cut off", "text box.zip!c.txt: Bail."}));
}

// A text is counted once it is given: what another process leaves out must be the same.
TEST(FileReading, NamesATextThatIsTooMuchForItsSink) {
  Lines lines;
  ReadSink sink = to_lines(lines);
  sink.text = [](const std::string&, std::string_view, const Origin&) { throw std::bad_alloc(); };
  FileReading reading(sink, 1000, 1);
  Contents contents(reading, "box.zip", 1);
  for (const char* name : {"a.txt", "b.txt"}) contents.member(name, "Bail.");
  contents.problem("c", "x");
  EXPECT_EQ(lines, (Lines{"problem box.zip!b.txt: needs too much memory", "problem box.zip!c: x"}));
}

TEST(FileReading, EndsWhatExpandsToTooMuch) {
  const ReadSink sink;
  FileReading reading(sink, 1000);
  reading.spend(std::size_t{1} << 30);
  EXPECT_THROW(reading.spend(1), BudgetSpent);
}

}  // namespace
}  // namespace tenet::indexer
