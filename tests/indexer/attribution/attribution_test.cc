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

TEST(FindAttributions, PassesOverTheObjectOfARelativeClause) {
  check({
      {R"(The officer who shot the boy said "he ran.")", {"before: The officer"}},
      {R"("He ran," the officer who had shot the boy said.)", {"after: the officer who"}},
      {R"(A nurse who treated Ivo Vane said the wing was "a ruin.")", {"before: A nurse"}},
      {R"(A lawyer who represents the family told the court "we wait.")", {"before: A lawyer"}},
      {R"(Prisoners who had worked for the state wrote "we wait.")", {"before: Prisoners"}},
      {R"(The judge who once led the court in Salter called it "a ruin.")", {"portrays: The judge"}},
      {R"(The group that has sued the state said "we wait.")", {"before: The group"}},
      // The speaker stands inside the clause, or behind it.
      {R"(Everyone who read that the mayor said "he ran" laughed.)", {"before: the mayor"}},
      {R"(The man who saw it left, and the mayor said "he ran.")", {"before: the mayor"}},
      {R"(The bill that Harrow said was "a ruin" failed.)", {"before: Harrow"}},
      {R"(Harrow, who shot the boy, said "he ran.")", {"before: Harrow"}},
  });
}

TEST(FindAttributions, PassesOverWhoIsToldOrAsked) {
  check({{R"(Harrow was asked about it and said, "No.")", {"before: Harrow"}}});
}

TEST(FindAttributions, LeavesAClauseInFrontToWhoSpeaksInIt) {
  check({
      {R"(Weeks after an inspector called the wing "a ruin," Minister Kern said "we will mend it.")",
       {"portrays: an inspector", "before: Minister Kern"}},
      {R"(When the warden wrote "no more beds," Kern replied "find some.")", {"before: the warden", "before: Kern"}},
      {R"(Answering a senator who said "shut it," Kern told the house "we shall not.")",
       {"before: a senator who", "before: Kern"}},
      {R"(Though Vane called the fee "a trifle," Kern called it "a yoke.")", {"portrays: Vane", "portrays: Kern"}},
      {R"(Asked about Vane's claim that "nobody waits," Kern said "go and look.")",
       {"statement: Vane", "before: Kern"}},
      {R"(In reply to a card saying "you will pay," Kern said "I have paid.")", {"saying: a card", "before: Kern"}},
      {R"(Calling the fee "a yoke," Kern said "lift it.")", {"portrays: Kern", "before: Kern"}},
      // No clause of another: the main one has the quotation.
      {R"(Keeping the wing would be "a crime," Kern said.)", {"after: Kern"}},
      {R"(On Monday, "We agree," Kern said.)", {"after: Kern"}},
      {R"(On Monday the warden called it "a ruin," Kern said.)", {"after: Kern"}},
  });
}

TEST(FindAttributions, PartsTwoSpeakersThatAWordJoins) {
  check({
      {R"("We wait," said Kern, and "we pay," said Ivo Vane.)", {"after: Kern", "after: Ivo Vane"}},
      {R"("We wait," said Kern, and "we pay," said Ivo Vane, a clerk of the court of Salter.)",
       {"after: Kern", "after: Ivo Vane"}},
      {R"(Kern wrote "we wait" and Vane "we pay.")", {"before: Kern", "before: Vane"}},
      {R"(Kern said "we wait," but Vane that "nobody does.")", {"before: Kern", "before: Vane"}},
      {R"(Kern called it "a help," Vane "a yoke.")", {"portrays: Kern", "portrays: Vane"}},
      {R"(Kern said it was "a help"; to Vane it was "a yoke.")", {"before: Kern", "before: Kern"}},
      {R"(Kern said "we wait," but for Vane "there is room.")", {"before: Kern", ": "}},
      // Of one speaker.
      {R"(Kern called Vane "a fool" and Moss "a knave.")", {"portrays: Kern", "portrays: Kern"}},
      {R"(Kern said the fee was "a help" and Vane "a fool.")", {"before: Kern", "before: Kern"}},
      {R"(Kern said "we wait," and Vane "has no plan.")", {"before: Kern", "before: Kern"}},
  });
}

TEST(FindAttributions, TakesWhoSpokeOfThoseWhoReportIt) {
  check({
      {R"(Kern accused Ivo Vane of saying "let them rot.")", {"saying: Ivo Vane"}},
      {R"(Kern quoted Vane as saying "let them rot.")", {"saying: Vane"}},
      {R"(Kern said that Moss had accused Vane of saying "let them rot.")", {"before: Kern"}},
      {R"(Kern rejected Vane's claim that "nobody waits.")", {"statement: Vane"}},
      {R"(Kern read aloud from a letter by Ivo Vane: "We wait.")", {"statement: Ivo Vane"}},
      {R"(Kern recalled the words of her mother: "Never wait.")", {"statement: her mother"}},
      {R"(Echoing Ivo Vane's old slogan, "No more beds," Kern asked for money.)", {"statement: Ivo Vane"}},
      {R"(Kern said Vane's remarks "have done harm.")", {"before: Kern"}},
  });
}

TEST(FindAttributions, LeavesToNobodyWhatWasNotSaid) {
  for (const std::string_view text : {R"(Kern never said "we have no beds in the wing.")",
                                      R"(Kern did not say "we have no beds in the wing.")",
                                      R"(Kern hasn't called the wing "a ruin of the state.")",
                                      R"(Kern denied that she had written "let them rot.")",
                                      R"(Kern denied saying "let them all rot in there.")",
                                      R"(Kern refused to say "I am sorry for the wing.")",
                                      R"(Kern has yet to say "I am sorry for the wing.")",
                                      R"(If Kern says "I am sorry," nobody will hear.)",
                                      R"(Imagine that Kern said "I am sorry for the wing.")",
                                      R"(It is untrue that Kern said "let them all rot.")",
                                      R"(Kern could have said "I am sorry for the wing.")",
                                      R"(Neither Kern nor Vane said "I am sorry for the wing.")",
                                      R"(Nowhere does Kern say "I am sorry for the wing.")",
                                      R"(It was Moss, not Kern, who said "I am sorry for the wing.")",
                                      R"(Kern left without saying "I am sorry for the wing.")",
                                      R"(Kern wept instead of saying "I am sorry for the wing.")",
                                      R"(Instead of saying "I am sorry for the wing," Kern left.)",
                                      R"(Rather than say "I was wrong," Kern left.)",
                                      R"(Rather than admitting "we lost the lamps," Kern blamed Vane.)",
                                      R"(Without saying "I am sorry," Kern left.)",
                                      R"(Kern, instead of simply saying "I am sorry," left.)",
                                      R"(Far from calling the wing "a ruin," Kern left.)",
                                      R"(In place of the words "I am sorry for the wing," Kern chose a shrug.)",
                                      R"(Kern stopped short of saying "I am sorry for the wing.")",
                                      R"(Kern avoided saying "I am sorry.")",
                                      R"(Kern decided against saying "I am sorry.")",
                                      R"(Unable to say "I am sorry," Kern left.)",
                                      R"(Refusing to say "I am sorry," Kern left.)",
                                      R"(Declining to call the wing "a ruin," Kern left.)",
                                      R"(Kern hesitated to say "I am sorry.")",
                                      R"(Kern did not want to say "I am sorry.")",
                                      R"(Kern wished Vane had said "I am sorry.")",
                                      R"(Kern wants the mayor to say "I am sorry.")",
                                      R"(Kern waited for Ivo Vane to say "I am sorry.")",
                                      R"(Kern waited in vain for Ivo Vane to say "I am sorry.")",
                                      R"(Kern left, as opposed to saying "I am sorry.")",
                                      R"(Kern did not go so far as to say "let them all rot.")",
                                      R"(Kern would not go as far as saying "let them all rot.")",
                                      R"(It is not true that Kern said "let them all rot.")",
                                      R"(There is no evidence that Kern said "let them all rot.")",
                                      R"(There is no record of Kern saying "let them all rot.")",
                                      R"(Vane dismissed reports that Kern had said "let them all rot.")",
                                      R"(Vane rejected suggestions that Kern had called the wing "a ruin.")",
                                      R"(Vane disputed that Kern said "let them all rot.")",
                                      R"(If only Kern had said "I am sorry," nobody would have left.)",
                                      R"(Vane asked whether Kern had said "let them all rot.")",
                                      R"(Vane asked Kern if she had ever said "let them all rot.")",
                                      R"(Vane said Kern never said "let them all rot.")",
                                      R"(None of the wardens said "I am sorry.")",
                                      R"(Had Kern said "I am sorry," nobody would have left.)",
                                      R"(Should Kern say "I am sorry," the council will hear.)",
                                      R"(Has Kern ever said "I am sorry"?)",
                                      R"(Kern was misquoted as saying "let them all rot.")",
                                      R"(Kern was falsely quoted as saying "let them all rot.")",
                                      R"(It would be easy for Kern to say "let them all rot.")",
                                      R"(Try getting Kern to say "I am sorry.")",
                                      R"(You can imagine Kern saying "let them all rot.")",
                                      R"(Nor did Kern say "I am sorry.")",
                                      R"(Not once did Kern say "I am sorry.")"}) {
    EXPECT_EQ(attributions_in(text), Lines{": "}) << text;
  }
  check({
      {R"(Kern not only said "we wait" but wept.)", {"before: Kern"}},
      {R"(Kern did not stop there, saying "we wait.")", {"saying: Kern"}},
      {R"(Kern said she would not call it "a ruin.")", {"before: Kern"}},
      {R"(Kern and Vane united to say "we wait.")", {"before: Kern and Vane"}},
      {R"(Kern did not just say "we wait"; she left.)", {"before: Kern"}},
      {R"(Kern did not hesitate to say "we wait.")", {"before: Kern"}},
      {R"(Kern never failed to say "we wait.")", {"before: Kern"}},
      {R"(Instead of leaving, Kern said, "We wait.")", {"before: Kern"}},
      {R"(Rather than leave, Kern said "we wait.")", {"before: Kern"}},
      {R"(Without a word to Vane, Kern said "we wait.")", {"before: Kern"}},
      {R"(Instead of saying "yes," Kern said "we wait.")", {": ", "before: Kern"}},
      {R"(Kern was quoted as saying "we wait.")", {"saying: Kern"}},
      {R"(Kern went so far as to say "we wait.")", {"before: Kern"}},
      {R"(It is no surprise that Kern said "we wait.")", {"before: Kern"}},
      {R"(It is true that Kern said "we wait.")", {"before: Kern"}},
      {R"(It took years for Kern to say "we wait.")", {"before: Kern"}},
      {R"(Only then did Kern say "we wait.")", {"before: Kern"}},
      {R"(Why did Kern say "we wait"?)", {"before: Kern"}},
      {R"(When did Kern say "we wait"?)", {"before: Kern"}},
      {R"(Vane asked whether the wing was "a ruin.")", {"before: Vane"}},
      {R"(Will the editors, who call it "a ruin," print it?)", {"portrays: the editors, who"}},
  });
}

TEST(FindAttributions, TakesTheNounThatAParticipleIsBehind) {
  check({
      {R"(A lawsuit filed against Vane says "the wing is cold.")", {"before: A lawsuit"}},
      {R"(A lawsuit filed Monday against Ivo Vane says "the wing is cold.")", {"before: A lawsuit"}},
      {R"(A complaint filed in federal court against Vane alleges "the wing is cold.")", {"before: A complaint"}},
      {R"(A letter sent to Vane says "the wing is cold.")", {"before: A letter"}},
      {R"(A note found in the home of Ivo Vane said "the wing is cold.")", {"before: A note"}},
      {R"(A man convicted of killing Vane said "I did not.")", {"before: A man"}},
      {R"(Those convicted of robbing Vane said "we did not.")", {"before: Those"}},
      {R"("I did not," the lawyer hired by Vane said.)", {"after: the lawyer"}},
      {R"(The lawyer representing Vane said "he did not.")", {"before: The lawyer"}},
      {R"(Police looking for Vane said "the yard is closed.")", {"before: Police"}},
      {R"(The council elected in May said "the wing is cold.")", {"before: The council"}},
      {R"(The bill passed by the council says "the wing shall close.")", {"before: The bill"}},
      // Words by their author are the author's.
      {R"(A statement issued by Vane said "the wing is cold.")", {"before: Vane"}},
      {R"(An email sent out by the Lamp Guild said "the wing is cold.")", {"before: the Lamp Guild"}},
      // No participle of the noun before it.
      {R"(In a letter sent to Kern, Vane said "the wing is cold.")", {"before: Vane"}},
      {R"(At a council meeting Vane said "the wing is cold.")", {"before: Vane"}},
      {R"("No," policy planning director Odile Kern said.)", {"after: director Odile Kern"}},
      {R"(Vane left it after Odile Kern said "the wing is cold.")", {"before: Odile Kern"}},
      {R"(A site linked to a group called "Lamps" closed.)", {"portrays: a group"}},
  });
}

TEST(FindAttributions, TakesSeveralPeopleForTheSubjectOfABareVerb) {
  check({
      {R"(Experts on the jail say "the wing is cold.")", {"before: Experts on the jail"}},
      {R"(Lawyers for Vane say "the wing is cold.")", {"before: Lawyers for Vane"}},
      {R"(The lawyers hired by Vane say "the wing is cold.")", {"before: The lawyers"}},
      {R"(Advocates who met Vane argue "the wing is cold.")", {"before: Advocates"}},
      {R"(That is why critics say Kern wants to "close" it.)", {"before: critics"}},
      {R"("The wing is cold," critics of the jail report)", {"after: critics of the jail"}},
      {R"(A poll found 44 percent of Americans say the wing is "cold.")", {"before: A poll"}},
  });
}

TEST(FindAttributions, TakesTheNameBehindWhatSomebodyIs) {
  check({
      {R"("We wait," said a lawyer for the state, Odile Kern.)", {"after: a lawyer for the state, Odile Kern"}},
      {R"("We wait," said the lawyer for Mr. Vane, Odile Kern.)", {"after: the lawyer for Mr. Vane, Odile Kern"}},
      {R"("We wait," said one, Odile Kern, 44.)", {"after: one, Odile Kern"}},
      {R"("We wait," said one of the guards, Odile Kern.)", {"after: one of the guards, Odile Kern"}},
      {R"("We wait," shouted a man in the back row.)", {"after: a man"}},
      {R"("We wait," said the mayor, Kern County officials added.)", {"after: the mayor"}},
  });
}

TEST(FindAttributions, TakesAVerbThatNoTableHasBehindTheWholeQuotation) {
  check({
      {R"("We wait," Odile Kern deadpanned.)", {"after: Odile Kern"}},
      {R"("We wait!" Kern thundered.)", {"after: Kern"}},
      {R"("We wait," which Kern painted.)", {": "}},
  });
}

TEST(FindAttributions, TakesAVerbThatNoTableHasBeforeAFullName) {
  check({
      {R"("We wait," stormed Odile Kern.)", {"after: Odile Kern"}},
      {R"("We wait," shrugged Dr. Vane.)", {"after: Dr. Vane"}},
      {R"("We wait," pointed out its convenor, Jane Vane.)", {"after: its convenor, Jane Vane"}},
      {R"("We wait," chimed in Mr. Kern.)", {"after: Mr. Kern"}},
  });
}

TEST(FindAttributions, TakesANounOfAnyKindBesideAFullNameOrBehindAQuotation) {
  check({
      {R"(The coroner, Dr. Odile Kern, asked: "Who waits?")", {"before: The coroner, Dr. Odile Kern"}},
      {R"(Vane's barrister, Jane Kern, said: "We wait.")", {"before: Vane's barrister, Jane Kern"}},
      {R"(The guild's policy lead, Jane Kern, said: "We wait.")", {"before: The guild's policy lead, Jane Kern"}},
      {R"("We wait," said its co-ordinator, Jane Kern.)", {"after: its co-ordinator, Jane Kern"}},
      {R"("We wait," said the recorder, Mrs. Vane.)", {"after: the recorder, Mrs. Vane"}},
      {R"("We wait," the barrister said.)", {"after: the barrister"}},
      {R"("We wait," a nun told the court.)", {"after: a nun"}},
      // A place.
      {R"(The capital, New Salter, said: "We wait.")", {": "}},
  });
}

TEST(FindAttributions, TakesWhoIsSomebodysAndNotThatName) {
  check({
      {R"("We wait," the sister-in-law of Commissioner Kern told Vane.)",
       {"after: the sister-in-law of Commissioner Kern"}},
      {R"("We wait," the girlfriend of Mayor Kern said.)", {"after: the girlfriend of Mayor Kern"}},
      {R"("We wait," the cellmate of Ivo Kern said.)", {"after: the cellmate of Ivo Kern"}},
      {R"(According to Kern, the inmate told the nurse, "We wait.")", {"before: the inmate"}},
      {R"(According to Kern, the inmate was "in a rage.")", {"according: Kern"}},
      {R"(SALTER: The court met on Tuesday, saying "we wait.")", {"saying: The court"}},
  });
}

TEST(FindAttributions, TakesTheNumberOfAPersonForPartOfTheName) {
  check({
      {R"(Juror No. 4 said, "We wait.")", {"before: Juror No. 4"}},
      {R"("We wait," said Officer 2.)", {"after: Officer 2"}},
      {R"(Kern on May 4 said, "We wait.")", {"before: Kern"}},
  });
}

TEST(FindAttributions, TakesNobodyWhoIsSpokenTo) {
  check({
      {R"(Kern told the mayor, Ivo Vane: "We wait.")", {"before: Kern"}},
      {R"(Kern pressed the mayor, Ivo Vane: "Who pays?")", {"before: Kern"}},
      {R"(Kern asked the mayor, Ivo Vane, "Who pays?" Vane said it was her.)", {"before: Kern"}},
      {R"(The mayor, Odile Harrow: "We wait.")", {"label: Odile Harrow"}},
  });
}

TEST(FindAttributions, TakesALabelWithWhatSomebodyIs) {
  check({
      {R"(Odile Kern, prosecutor: "We wait.")", {"label: Odile Kern"}},
      {R"(Odile Kern, sister of the mayor: "We wait.")", {"label: Odile Kern"}},
      {R"(Odile Kern, who met the mayor: "We wait.")", {"subject: Odile Kern"}},
  });
}

TEST(FindAttributions, TakesWhoeverSaysWholeWordsThatAnotherReports) {
  check({
      {R"(Kern said Odile Vane told her: "We wait.")", {"before: Odile Vane"}},
      {R"(Kern testified that Vane said, "We wait.")", {"before: Vane"}},
      // Of parts of sentences, and behind a pronoun, it is who reports.
      {R"(Kern said Vane told her that "the wing is cold.")", {"before: Kern"}},
      {R"(Kern said she told the board, "We wait.")", {"before: Kern"}},
      {R"(Kern said the mayor called it "unfit.")", {"before: Kern"}},
  });
}

TEST(FindAttributions, EndsASentenceBehindAQuotationThatWordsBeforeItIntroduce) {
  check({
      {R"(Kern posted: "We did it!" Vane replied in a comment: "Did what?")", {"before: Kern", "before: Vane"}},
      {R"(Kern tweeted: "Shame!" Vane shared it and wrote, "Agreed.")", {"before: Kern", "before: Vane"}},
      {R"(A banner over the gate: "Welcome home." Vane smiled and said, "Amen.")",
       {"subject: A banner over the gate", "before: Vane"}},
      {R"(Asked about it, "No!" Kern said.)", {"after: Kern"}},
  });
}

TEST(FindAttributions, TakesWhoIsShownSayingIt) {
  check({{R"(A video shows Kern saying "the wing is cold.")", {"saying: Kern"}}});
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
