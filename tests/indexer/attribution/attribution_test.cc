#include "indexer/attribution/attribution.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/attribution/quotes.h"
#include "support/outline.h"

namespace tenet::indexer {
namespace {

// For each quotation of `text`, one paragraph: "rule: mention".
std::vector<std::string> attributions_in(std::string_view text) {
  const auto blocks = find_structure(text, 0, Markup::plain);
  const auto quotes = find_quotes(text, blocks);
  std::vector<std::size_t> outer;
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    if (quotes[i].level == 0) outer.push_back(i);
  }
  const TaggedText tagged = tag_text(text, blocks.front().range, {}, quotes, outer);
  std::vector<std::string> lines;
  for (const Finding& finding : find_attributions(tagged)) {
    lines.push_back(std::string(to_string(finding.rule)) + ": " +
                    std::string(slice(text, range_of(tagged, finding.mention))));
  }
  return lines;
}

using Lines = std::vector<std::string>;

struct Case {
  std::string_view text;
  Lines attributions;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(attributions_in(c.text), c.attributions) << c.text;
}

TEST(FindAttributions, TakesWhoIsNamedBehindTheQuotation) {
  check({
      {R"("We agree," Harrow said.)", {"after: Harrow"}},
      {R"("We agree," said Odile Harrow, a professor of law.)", {"after: Odile Harrow"}},
      {R"("We agree," she told the council on Monday.)", {"after: she"}},
      {R"("Do you agree?" Harrow asked.)", {"after: Harrow"}},
      {R"("We agree," Harrow, the mayor of Port Salter, said.)", {"after: Harrow"}},
      {R"("We agree," the mayor, Odile Harrow, said.)", {"after: the mayor, Odile Harrow"}},
      {R"("We agree," a spokesman for the group said.)", {"after: a spokesman for the group"}},
      {R"("We agree." Harrow said.)", {"after: Harrow"}},
  });
}

TEST(FindAttributions, TakesTheSecondHalfFromTheMiddle) {
  check({
      {R"("We agree," Harrow said, "and we always will.")", {"after: Harrow", "middle: Harrow"}},
      {R"("We agree," said Odile Harrow, a lawyer who has argued it for years, "and we always will.")",
       {"after: Odile Harrow", "middle: Odile Harrow"}},
  });
}

TEST(FindAttributions, TakesWhoIsNamedBefore) {
  check({
      {R"(Harrow said: "We agree.")", {"before: Harrow"}},
      {R"(Harrow told reporters that the law was "a bad joke.")", {"before: Harrow"}},
      {R"(On Monday, Harrow said the law "hurts people" and "helps nobody.")", {"before: Harrow", "before: Harrow"}},
      {R"(Harrow, who once led the league, wrote that it "sleeps.")", {"before: Harrow"}},
      {R"(The chief, who said the law was "bad," left.)", {"before: The chief, who"}},
      {R"(Harrow left early and said, "Enough.")", {"before: Harrow"}},
      {R"(Harrow went on to say that the law "hurts.")", {"before: Harrow"}},
  });
}

TEST(FindAttributions, KnowsOtherWaysToSayIt) {
  check({
      {R"(Harrow smiled, adding that she was "tired of it.")", {"saying: Harrow"}},
      {R"(Harrow called the law "a bad joke.")", {"portrays: Harrow"}},
      {R"(Nobody believed Harrow's claim that the law was "dead.")", {"statement: Harrow"}},
      {R"(The law is "dead," according to Harrow.)", {"according: Harrow"}},
      {R"(Odile Harrow: "The law is dead.")", {"label: Odile Harrow"}},
      {R"("The law is dead." - Odile Harrow)", {"label: Odile Harrow"}},
      {R"(The law is "a ruin" by now, Harrow said.)", {"trailing: Harrow"}},
  });
}

TEST(FindAttributions, TakesTheOuterOfTwoCues) {
  check({
      {R"(Harrow said the mayor called the lamps "unfit for a city that sleeps so little.")", {"before: Harrow"}},
      {R"(Harrow praised the lamps and said the mayor can "bring light to all of the old streets.")",
       {"before: Harrow"}},
      {R"(Harrow left after Moss claimed that the lamps were "unfit for a city that sleeps so little.")",
       {"before: Moss"}},
  });
}

TEST(FindAttributions, LetsOnlySomebodySpeak) {
  check({
      {R"(Her conclusion said the lamps were "unfit for a city that sleeps so little.")", {": "}},
      {R"(Section 4 says that lamps are "lit by whoever lives nearest to them.")", {": "}},
      {R"(Federal resources are "lit by whoever lives nearest to them.")", {": "}},
      {R"(The statute says that lamps are "lit by whoever lives nearest to them.")", {"before: The statute"}},
      {R"("Light them," said a source familiar with the lamps.)", {"after: a source familiar with the lamps"}},
  });
}

TEST(FindAttributions, TakesNoNounForAVerb) {
  check({
      {R"(The state said the law was "dead.")", {"before: The state"}},
      {R"(Her remarks, "all of them," were long.)", {"statement: Her"}},
      {R"("All of them.")", {": "}},
  });
}

TEST(FindAttributions, PassesOverWhoIsToldOrAsked) {
  check({{R"(Harrow was asked about it and said, "No.")", {"before: Harrow"}}});
}

TEST(FindAttributions, GivesNothingForNothing) {
  EXPECT_TRUE(find_attributions({}).empty());
}

TEST(ReportedBy, IsWhoseSpeechTheLastCueReports) {
  const std::string text = "Harrow said the law was dead.";
  const auto blocks = find_structure(text, 0, Markup::plain);
  const TaggedText tagged = tag_text(text, blocks.front().range, {}, {}, {});
  EXPECT_EQ(slice(text, range_of(tagged, reported_by(tagged, tagged.sentences.front()).mention)), "Harrow");
}

}  // namespace
}  // namespace tenet::indexer
