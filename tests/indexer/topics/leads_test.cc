#include "indexer/topics/leads.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include <tenet/indexer.h>

namespace tenet::indexer {
namespace {

// "grade" of the topic in each passage of a document with that text, 0 for none, as the whole pipeline gives it.
std::string grades(const std::string& text, const std::string& title = "Notes") {
  const Taxonomy taxonomy{.topics = {{.id = "bail", .core = {"bail"}, .related = {"judge", "hearing"}}}};
  std::string all;
  for (const Passage& passage : examine({.id = "d", .text = text, .title = title}, taxonomy).passages) {
    all += passage.topics.empty() ? "0" : std::to_string(passage.topics.front().grade);
  }
  return all;
}

// Items long enough to stand alone: passages join short blocks.
std::string item(const std::string& mark, const std::string& words) {
  return mark + words;
}

const std::string filler =
    "the members of the panel met again in the spring and wrote down what each of the towns had told them about the "
    "costs and the staff that they would have to find in the years to come, and how the work could be shared between "
    "them so that nobody would be left to carry it alone, as had happened so often in the past.";

struct Case {
  std::string text;
  std::string grades;  // of the passages in turn
};

TEST(FindLeadIns, LendTheSubjectOfALeadInToTheItemsUnderIt) {
  const std::string lead =
      "The panel wants courts to change how bail is set, and " + filler + "\n\nIt asks for bail that does:\n\n";
  const std::vector<Case> cases{
      {lead + item("- ", "First, " + filler) + "\n" + item("- ", "Then, " + filler) + "\n", "2211"},
      {lead + item("1. ", "First, " + filler) + "\n\n" + item("2. ", "Then, " + filler) + "\n", "2211"},
      {lead + item("(a) ", "First, " + filler) + "\n\n" + item("(b) ", "Then, bail and " + filler) + "\n", "2212"},
      {lead + "First, " + filler + "\n\nThen, " + filler + "\n", "2200"},  // no items
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(grades(text), expected) << text;
}

TEST(FindLeadIns, AskForAColonAtTheEndOfTheLine) {
  EXPECT_EQ(grades("Bail is for courts, and " + filler + "\n\n- First, " + filler + "\n"), "20");
}

TEST(FindLeadIns, GiveNothingToAPassageThatIsNoItem) {
  const std::string text = "Bail:\n\nplain words";
  const std::vector<Passage> passages{{.number = 1, .range = {0, 5}}, {.number = 2, .range = {7, text.size()}}};
  EXPECT_EQ(find_lead_ins(text, passages), (std::vector<std::optional<TextRange>>{std::nullopt, std::nullopt}));
}

TEST(FindLeadIns, KeepTheLineUntilTheListEnds) {
  const std::string text = "So:\n- one\n- two\nplain\n- three";
  const std::vector<Passage> passages{
      {.range = {0, 3}}, {.range = {4, 9}}, {.range = {10, 15}}, {.range = {16, 21}}, {.range = {22, 29}}};
  const std::optional<TextRange> line = TextRange{0, 3};
  EXPECT_EQ(find_lead_ins(text, passages),
            (std::vector<std::optional<TextRange>>{std::nullopt, line, line, std::nullopt, TextRange{}}));
}

TEST(DocumentTopics, ATitleMakesWhatAPassageSaysStrongerAndNothingElse) {
  const Taxonomy taxonomy{.topics = {{.id = "bail", .core = {"bail"}}}};
  const std::string text = "Bail is set, and " + filler + "\n\nElsewhere " + filler + "\n";
  const Examined plain = examine({.id = "d", .text = text, .title = "Notes"}, taxonomy);
  const Examined titled = examine({.id = "d", .text = text, .title = "Notes on bail"}, taxonomy);
  ASSERT_EQ(plain.passages.size(), 2U);
  ASSERT_EQ(plain.passages[0].topics.size(), 1U);
  ASSERT_EQ(titled.passages[0].topics.size(), 1U);
  EXPECT_GT(titled.passages[0].topics[0].strength, plain.passages[0].topics[0].strength);
  EXPECT_EQ(titled.passages[0].topics[0].grade, plain.passages[0].topics[0].grade);
  EXPECT_TRUE(titled.passages[1].topics.empty());
}

}  // namespace
}  // namespace tenet::indexer
