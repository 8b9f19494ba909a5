#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/attributed_quotes.h"

// Who says the quotations of a text, by kinds of what a text may do. A text a row, and its speakers.
namespace tenet::indexer {
namespace {

TEST(WhoSpeaks, LeavesAnswersOpen) {
  check_speakers({
      {R"("Did you see it?" the judge asked Ivo Kern. "I did not.")", {"the judge", ""}},
      {R"("Where is she?" Kern asked. "In the yard." "Since when?" "Noon.")", {"Kern", "", "", ""}},
      {R"(Ivo Kern asked, "Who pays?" "You," said Odile Vane. "Why?" "It is the law.")",
       {"Ivo Kern", "Odile Vane", "", ""}},
      {R"("It is a lie," said Ivo Kern. Odile Vane rose. "It is the truth.")", {"Ivo Kern", ""}},
      // Of one speaker.
      {R"("Who pays?" Kern asked. "We do.")", {"Kern", "Kern"}},
      {R"("Who pays?" Kern asked on Monday. "We do.")", {"Kern", "Kern"}},
      {R"("It is a lie," said Ivo Kern. He rose. "It is not the truth.")", {"Ivo Kern", "Ivo Kern"}},
      {R"("It is a lie," said Ivo Kern. "It is not the truth." "It never was.")", {"Ivo Kern", "Ivo Kern", "Ivo Kern"}},
  });
}

TEST(WhoSpeaks, LeavesOpenAQuotationBehindASentenceAboutSomebodyElse) {
  const std::string before = "\"We closed the wing of the jail,\" said Ivo Kern.\n\n";
  check_speakers({
      {before + R"(Odile Vane lost two sons in the jail. "I want it closed for good.")", {"Ivo Kern", ""}},
      {before + R"(Kern rose. "I want it closed for good.")", {"Ivo Kern", "Ivo Kern"}},
      {before + R"("I want it closed for good.")", {"Ivo Kern", "Ivo Kern"}},
  });
}

TEST(WhoSpeaks, TakesAPronounForTheSubjectThatAnotherOwns) {
  const std::string before = "\"No bed is free,\" said Warden Odile Kern.\n\n";
  check_speakers({
      {before + "The Lamp Guild's president, Ruth Vane, disagreed. \"There are,\" she said.",
       {"Odile Kern", "Ruth Vane"}},
      {before + "Moss's spokeswoman, Ulbra Vane, declined to comment. \"Not yet,\" she said.",
       {"Odile Kern", "Ulbra Vane"}},
      {before + "Kern's successor, Ruth Vane, disagreed. \"There are,\" she said.", {"Odile Kern", "Ruth Vane"}},
      // Nobody who is named.
      {before + "Her sister disagreed. \"There are,\" she said.", {"Odile Kern", ""}},
      {before + "Outside, the mother of Ivo Moss wept. \"He is ill,\" she said.", {"Odile Kern", ""}},
      {before + "Her husband disagreed. \"There are none,\" she said.", {"Odile Kern", "Odile Kern"}},
      {"Ruth Vane was freed in May. Her daughter, Ana, was four. \"I missed her,\" she said.", {"Ruth Vane"}},
  });
}

TEST(WhoSpeaks, TakesTheNearestOfAFamilyName) {
  check_speakers({
      {"John Vane was shot in May. John Vane was nine. John Vane had a dog.\n\nSenator Ruth Vane wept. \"He was a "
       "child,\" Vane said.",
       {"Ruth Vane"}},
      {"John Vane met Ruth Vane. \"It is late,\" said Vane.", {"Vane"}},
      {"John Vane came. John Vane met Ruth Vane. \"It is late,\" said Vane.", {"Vane"}},
      {"John Vane rose. John Vane came. John Vane met Ruth Vane. \"It is late,\" said Vane.", {"John Vane"}},
      {"\"One,\" said John H. W. Vane. \"Two,\" said John W. Vane.", {"John H. W. Vane", "John W. Vane"}},
      {"\"One,\" said John W. Vane. \"Two,\" said John Vane.", {"John W. Vane", "John W. Vane"}},
  });
}

TEST(WhoSpeaks, TakesABlockQuotationFromItsLeadInOrItsSignature) {
  const std::string before = "\"No bed is free,\" said Warden Odile Kern.\n\n";
  check_speakers(
      {
          {before + "From the ruling of Judge Ana Vane:\n\n> Let them go by May.", {"Odile Kern", "Ana Vane"}},
          {before + "> Let them go by May.", {"Odile Kern", ""}},
          {before + "## Update\n\n> This page was corrected in May.", {"Odile Kern", ""}},
          {before + "> Let them go by May.\n>\n> Ruth Vane", {"Odile Kern", "Ruth Vane"}},
          {before + "> Let them go by May.\n> Ruth Vane, judge", {"Odile Kern", "Ruth Vane"}},
          {before + "> Let them go by May.\n>\n> \u2014 Ruth Vane, judge 1978\u20131981", {"Odile Kern", "Ruth Vane"}},
          {before + "> Let them go by May.\n>\n> Cash Bail, Fees", {"Odile Kern", "", ""}},
          {"Warden Odile Kern wrote:\n\n> No bed is free.\n\nHer clerk left.\n\n> Let them go.", {"Odile Kern", ""}},
      },
      Markup::markdown);
}

TEST(WhoSpeaks, TakesTheNameOnALineAboveOrBelowAQuotation) {
  const std::string before = "\"No bed is free,\" said Warden Odile Kern.\n\n";
  const std::vector<std::string> names = {"Odile Kern", "Ruth Vane", "Ana Moss"};
  check_speakers(
      {
          {before + "### Ruth Vane, nurse\n\n\"Let them go.\"\n\n### Ana Moss, judge\n\n\"Not now, if ever.\"", names},
          {before + "**Ruth Vane, nurse**\n\n\"Let them go.\"\n\n**Ana Moss, judge**\n\n\"Not now, if ever.\"", names},
          {before + "\"Let them go.\"\n\nRuth Vane, nurse\n\n\"Not now, if ever.\"\n\nAna Moss, judge", names},
          {before + "\"Let them go.\"\n*Ruth Vane, nurse*\n\n\"Not now, if ever.\"\n*Ana Moss, judge*", names},
      },
      Markup::markdown);
}

TEST(WhoSpeaks, PartsANameFromTheRoleBeforeIt) {
  check_speakers({
      {R"("We try," Coordinator for Strategic Planning Odile Harrow said.)", {"Odile Harrow"}},
      {R"("We try," said Deputy Director of Public Engagement Odile Harrow.)", {"Odile Harrow"}},
      {R"("We try," said Ambassador to the United Nations Linda Harrow.)", {"Linda Harrow"}},
      {R"("We try," said Secretary of Housing and Urban Development Felix Vane.)", {"Felix Vane"}},
      {R"("We try," Minister for Women and Equality Grace Vane told the house.)", {"Grace Vane"}},
      {R"("We try," said Administrator Vane.)", {"Vane"}},
      {R"("We try," said FEMA Administrator Odile Vane.)", {"Odile Vane"}},
      {R"("We try," said First Lady Ulma Vane.)", {"Ulma Vane"}},
      {R"("We try," said Second Gentleman Piet Vane.)", {"Piet Vane"}},
      {R"("We try," said Special Envoy for Climate John Vane.)", {"John Vane"}},
      {R"("We try," said Governor of New Salter Felix Harrow.)", {"Felix Harrow"}},
      {R"("We try," said Undersecretary for Education Mr. Vane.)", {"Vane"}},
      {R"("We try," said Coach Vane.)", {"Vane"}},
      {R"(The Ambassador to New Salter Ulbra Harrow met us. "We try," Ambassador Harrow said.)", {"Ulbra Harrow"}},
  });
}

TEST(WhoSpeaks, KeepsTheParticlesOfAFamilyName) {
  check_speakers({
      {R"("One," said Ivo van der Kern. "Two," said Ruth Kern. "Three," said van der Kern. "Four," Kern said.)",
       {"Ivo van der Kern", "Ruth Kern", "Ivo van der Kern", "Ruth Kern"}},
      {R"(Senator Piet Moss came. "One," said Odile de la Moss. "Two," Moss told us.)",
       {"Odile de la Moss", "Piet Moss"}},
      {R"("One," said Mayor Ulla von Vane. "Two," von Vane said. "Three," said Mayor von Vane.)",
       {"Ulla von Vane", "Ulla von Vane", "Ulla von Vane"}},
      {R"("One," said Hassan al-Kern. "Two," said Khalid bin Vane. "Three," said Joao dos Vane.)",
       {"Hassan al-Kern", "Khalid bin Vane", "Joao dos Vane"}},
      {R"("One," said Rep. Carla Van Kern. "Two," Van Kern said. "Three," said Kern.)",
       {"Carla Van Kern", "Carla Van Kern", "Kern"}},
      // English words.
      {R"(The men hired a van Harrow owned. "One," Harrow said.)", {"Harrow"}},
  });
}

TEST(WhoSpeaks, TakesTheNameBehindARole) {
  check_speakers({
      {R"("One," said his lawyer, Ruth Vane. "Two," said Kern's sister, Ulla Kern.)", {"Ruth Vane", "Ulla Kern"}},
      {R"("One," said her husband, Ivo Kern, on Friday.)", {"Ivo Kern"}},
      {R"("One," said the warden, Ivo Kern. "Two," said the Salter council's chairman, Piet Moss.)",
       {"Ivo Kern", "Piet Moss"}},
      {R"("One," said his lawyer.)", {"his lawyer"}},
  });
}

TEST(WhoSpeaks, KnowsBodiesWithACapitalPreposition) {
  check_speakers({
      {R"(Families Against Empty Cells said "we try." "One," Families Against Empty Cells added.)",
       {"Families Against Empty Cells", "Families Against Empty Cells"}},
      {R"("One," Sisters Against Bail said.)", {"Sisters Against Bail"}},
  });
}

TEST(WhoSpeaks, TakesNoHeadingBeforeAQuotationForAName) {
  check_speakers({
      {R"(Second Thoughts: "We try.")", {""}},
      {R"(Lamp Prices: "They rise."

Lamp Prices: "They fall.")",
       {"", ""}},
      {R"(Port Salter: "The jail is full.")", {""}},
      {R"(Ruth Kern: "We try.")", {"Ruth Kern"}},
      {R"(Sheriff Kern: "We try.")", {"Kern"}},
      {R"(Ulbra Vane came. Vane: "We try.")", {"Ulbra Vane"}},
  });
}

TEST(WhoSpeaks, TakesNoVerbForAName) {
  check_speakers({
      {R"(Said Kern: "We try.")", {"Kern"}},
      {R"(Replied Ruth Kern: "We try.")", {"Ruth Kern"}},
      {R"(Says Mayor Ivo Kern: "We try.")", {"Ivo Kern"}},
  });
}

TEST(WhoSpeaks, ReadsNamesInAnyLetters) {
  check_speakers({
      {"\u201COne,\u201D said \u0110\u1EB7ng V\u0103n Kern. \u201CTwo,\u201D \u0141ucja Vane said.",
       {"\u0110\u1EB7ng V\u0103n Kern", "\u0141ucja Vane"}},
      {"\"One,\" said \u0418\u0432\u0430\u043D \u041A\u0435\u0440\u043D.",
       {"\u0418\u0432\u0430\u043D \u041A\u0435\u0440\u043D"}},
      {"\"One,\" said Odi\u00ADle Har\u00ADrow. \"Two,\" Harrow said.", {"Odile Harrow", "Odile Harrow"}},
      {"\"One,\" said Jean-\nPaul Vane. \"Two,\" said Ruth Har-\nrow.", {"Jean-Paul Vane", "Ruth Harrow"}},
      {"\"One,\" said ex-Sen. Ruth Vane. \"Two,\" said then-Governor Ivo Kern.", {"Ruth Vane", "Ivo Kern"}},
  });
}

TEST(WhoSpeaks, TellsFatherAndSonApartByWhatFollowsTheName) {
  check_speakers({
      {R"("One," said John Vane Sr. of the court. "Two," said John Vane Jr. on Friday.)",
       {"John Vane Sr.", "John Vane Jr."}},
      // A degree tells nobody apart.
      {R"("One," said John Vane MD on Friday. "Two," said John Vane PhD.)", {"John Vane", "John Vane"}},
      {R"("One," said John Vane II. "Two," said John Vane IV.)", {"John Vane II", "John Vane IV"}},
      {R"("One," said Sen. Vane Jr. on Friday. "Two," Rep. Vane Sr. told us.)", {"Vane Jr.", "Vane Sr."}},
      // No other Vane, so that nothing is told apart.
      {R"(John Vane Jr. came. "One," said Vane. "Two," said John Vane Jr. again.)", {"John Vane", "John Vane"}},
      {"Mr. VANE, Sr., of Ohio. I rise.\n\nMr. VANE, Jr., of Ohio. I do not.\n\nMr. VANE, Sr., of Ohio. Then sit.",
       {"Vane Sr. of Ohio", "Vane Jr. of Ohio", "Vane Sr. of Ohio"}},
      {"Mr. VANE, Jr. I rise.\n\nMr. VANE III. I do not.\n\nMr. SEDGE, Jr. Then sit.",
       {"Vane Jr", "Vane III", "Sedge"}},
  });
}

TEST(WhoSpeaks, KeepsTheOwnersInTheNameOfABody) {
  check_speakers({
      {R"(The Prison Officers' Association said the plan was "bound to fail within a year".)",
       {"Prison Officers' Association"}},
      {R"("We try," said the Women's Law Center.)", {"Women's Law Center"}},
      {R"("We try," the National Sheriffs' Association said.)", {"National Sheriffs' Association"}},
      {R"("We try," the District Attorney's Office said.)", {"District Attorney's Office"}},
  });
}

TEST(WhoSpeaks, TakesANameBehindAnOfficeForItsHolder) {
  check_speakers({
      {R"("We try," the Justice Secretary, Felix Vane, told the house.)", {"Felix Vane"}},
      {R"("We try," said the Mayor, Odile Harrow.)", {"Odile Harrow"}},
      {R"("We try," said the mayor, Odile Harrow, on Friday.)", {"Odile Harrow"}},
      {R"("We try," said the mayor, Salter Council sources reported.)", {"the mayor"}},
      {R"("We try," said the mayor, New Salter's first.)", {"the mayor"}},
      {"\u2018We try,\u2019 the Justice Secretary, Felix Vane, told the house. \u2018We do.\u2019",
       {"Felix Vane", "Felix Vane"}},
      {R"("We try," said Jane Roe, Ivo Kern and Ann Vale.)", {"Jane Roe, Ivo Kern and Ann Vale"}},
  });
}

TEST(WhoSpeaks, KeepsHonoursOutOfTheName) {
  check_speakers({
      {R"("We try," said Ann Vane QC.)", {"Ann Vane"}},
      {R"("We try," said Felix Vane OBE MP.)", {"Felix Vane"}},
      {"MR VANE KC: I rise.\n\nMISS DALE: I do not.\n\nMR VANE KC: Then sit.", {"Vane", "Dale", "Vane"}},
  });
}

TEST(WhoSpeaks, TakesSmallWordsBeforeANameInCapitalsForATitle) {
  check_speakers({
      {"Chairman HARROW. The committee will come to order.\n\nRanking Member VANE. I thank the Chairman.\n\n"
       "Mr. SEDGE. So do I.",
       {"Harrow", "Vane", "Sedge"}},
      // A title that no table knows ends the turn: its words are nobody's, never those of the one before.
      {"Chairman HARROW. The committee will come to order.\n\nVicar VANE. I thank the Chairman.\n\n"
       "Mr. SEDGE. So do I.",
       {"Harrow", "Sedge"}},
      {"Chairman HARROW. The committee will come to order.\n\nThe FBI. That is my subject.\n\nMr. SEDGE. So it is.",
       {"Harrow", "Harrow", "Sedge"}},
  });
}

TEST(WhoSpeaks, GivesTheAnswersOfAnInterviewToWhomTheTitleNames) {
  check_speakers({
      {"Q&A with District Attorney Odile Harrow\n\nQ: Why bail?\n\nA: It is old.\n\nQ: And treatment?\n\nA: It works.",
       {"", "Odile Harrow", "", "Odile Harrow"}},
      {"Interview with Felix Vane on bail\n\nQ. Why bail?\n\nA. It is old.", {"", "Felix Vane"}},
      {"Questions on bail\n\nQ: What is bail?\n\nA: It is money.", {}},
  });
}

TEST(WhoSpeaks, ReadsTheLabelsOfCommitteesThatNumberQuestions) {
  check_speakers({
      {"Justice Committee\n\nOral evidence: Prisons\n\nQ1 Chair: Welcome. Why are prisons full?\n\n"
       "Odile Harrow: Sentences grew.\n\nQ2 Ann Dale: Do you agree?\n\nFelix Vane: I do, in part.\n\n"
       "Odile Harrow: So I said.\n\nQ3 Chair: We will move on.\n\nFelix Vane: Thank you.\n\nChair: That is all.",
       {"Chair", "Odile Harrow", "Ann Dale", "Felix Vane", "Odile Harrow", "Chair", "Felix Vane", "Chair"}},
      // Names alone are a list, and a line in capitals is a heading.
      {"Witnesses: Odile Harrow and Felix Vane.\n\nQ1 Chair: Why?\n\nMembers: Hear, hear!\n\nQ2 Chair: So.",
       {"Chair", "Members", "Chair"}},
      {"SENATE: QUESTIONS WITHOUT NOTICE\n\nSenator HARROW: Why?\n\nSenator VANE: So.", {"Harrow", "Vane"}},
  });
}

TEST(WhoSpeaks, TakesTheWordsBeforeATitleForPartOfIt) {
  check_speakers({
      {"City Council: verbatim minutes\n\nCouncil President Harrow: The item is the jail.\n\n"
       "Councilmember Moss: I object.\n\nFire Marshal Vane: I do not.\n\nCouncil President Harrow: Order.",
       {"Harrow", "Moss", "Vane", "Harrow"}},
  });
}

TEST(WhoSpeaks, TakesTheBracketBehindAnOfficeForWhoHoldsIt) {
  check_speakers({
      {"Deputy Odile Harrow: The courts are slow.\n\nMinister for Justice (Deputy Felix Vane): I thank the Deputy.\n\n"
       "Deputy Felix Vane (Minister for Justice): I said so.\n\nDeputy Odile Harrow: When?",
       {"Odile Harrow", "Felix Vane", "Felix Vane", "Odile Harrow"}},
  });
}

TEST(WhoSpeaks, GivesTheAnswersOfADepositionToItsWitness) {
  check_speakers({
      {"DEPOSITION OF ODILE HARROW\n\nEXAMINATION BY MR. VANE:\n\nQ.  Who are you?\n\nA.  Odile Harrow.\n\n"
       "MR. SEDGE:  Objection.\n\nTHE WITNESS:  I can answer.",
       {"Vane", "Odile Harrow", "Sedge", "Odile Harrow"}},
  });
}

TEST(WhoSpeaks, LeavesAnOfficeWithoutANameAnOffice) {
  for (const std::string office :
       {"Secretary for Homeland Security", "Governor of New Salter", "President of the New Salter Council"}) {
    const AttributedQuotes voices = attributed_quotes("\"We try,\" said the " + office + ".");
    ASSERT_EQ(voices.speakers.size(), 1U) << office;
    EXPECT_EQ(voices.speakers[0].name, office);
    EXPECT_EQ(voices.speakers[0].kind, SpeakerKind::office) << office;
  }
}

TEST(WhoSpeaks, GivesAPronounToNobodyOfAnotherGender) {
  check_speakers({
      {R"(Odile Harrow met Felix Vane. "We try," she said.)", {"Odile Harrow"}},
      {R"(Odile Harrow met Felix Vane. "We try," he said.)", {"Felix Vane"}},
      {R"(Henry Vane praised the work of Mary Harrow. "We try," he said. "We do," she said.)",
       {"Henry Vane", "Mary Harrow"}},
      {R"(The Salter Lamp Company rose. "We try," she said.)", {""}},
  });
}

TEST(WhoSpeaks, GivesAPronounToTheSubjectOfTheSentenceBefore) {
  check_speakers({
      {R"(Felix Vane said the lamps would be lit. "We begin," he said.)", {"Felix Vane"}},
      {"\"A lamp,\" said Piet Sedge.\n\nFelix Vane, the firm's director, said the lamps would be lit. \"We begin,\" he "
       "said.",
       {"Piet Sedge", "Felix Vane"}},
      {"\"A lamp,\" said Peter Sedge.\n\nAt the New Salter Council, George Harrow, a clerk, disagreed. \"It rains,\" "
       "he "
       "said.",
       {"Peter Sedge", "George Harrow"}},
      {R"("A lamp," said Mr. Sedge. He said Paul Vane was "late.")", {"Sedge", "Sedge"}},
      {R"("A lamp," said Peter Sedge. He told Paul Vane so. "It burns," he said.)", {"Peter Sedge", "Peter Sedge"}},
      {R"(Mr. Sedge acted out of loyalty to Mr. Vane, who he said "led me astray.")", {"Sedge"}},
  });
}

TEST(WhoSpeaks, IsLessSureOfAPronounThanOfAName) {
  const AttributedQuotes voices = attributed_quotes(R"("We try," Odile Harrow said.

"We do," she said.)");
  ASSERT_EQ(voices.quotes.size(), 2U);
  EXPECT_EQ(voices.quotes[1].attribution.speaker, "Odile Harrow");
  EXPECT_LT(voices.quotes[1].attribution.confidence, voices.quotes[0].attribution.confidence);
}

TEST(WhoSpeaks, IsNoSurerOfAPronounThatMeansNobodyKnown) {
  const auto quotes = attributed_quotes("A woman in a coat sat there. \"You sleep sitting up,\" she said.").quotes;
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_EQ(quotes.front().attribution.speaker, "");
  EXPECT_LT(quotes.front().attribution.confidence, .9);
}

TEST(WhoSpeaks, KeepsWhatIsSaidOfANameApartFromIt) {
  check_speakers({
      {R"(Rep. Felix Vane, R-N.Y., who opposes the plan, said it was "oil for nobody." He said it was "late.")",
       {"Felix Vane", "Felix Vane"}},
      {R"("We try," said Rep. Odile Harrow, D-Calif.)", {"Odile Harrow"}},
      {R"("We try," said Sen. Odile Harrow, I-Vt., on Monday.)", {"Odile Harrow"}},
      {R"("We try," lamp maker Odile Harrow, a botanist at the Salter Garden in Northwick, and Lampwick University, said.)",
       {"Odile Harrow"}},
      {R"("We try," Harrow and his team said. Piet Harrow left.)", {"Piet Harrow"}},
      {R"(President Felix Vane spoke. "We try," the president himself said.)", {"Felix Vane"}},
      {R"(The paper's editor in chief, Odile Harrow, said: "We try.")", {"Odile Harrow"}},
      {R"(Odile Harrow spoke in Springfield, Mo. The council called the plan "a lamp for nobody at all, and late.")",
       {"The council"}},
      {R"(Vane blamed Harrow for many of the improper charges, saying: "I know.")", {"Vane"}},
      {"According to Felix Vane, oil is dear.\n\n\"The price is high.\"", {"Felix Vane"}},
      {R"(In Monday's speech the mayor took a swipe at Harrow, calling her work "useless at best and late at worst.")",
       {"the mayor"}},
  });
}

TEST(WhoSpeaks, LetsSeveralSpeakTogether) {
  check_speakers({
      {R"("We try," Jane Roe and Ivo Kern wrote.)", {"Jane Roe and Ivo Kern"}},
      {R"(Sens. Vale and Dunn said: "We try.")", {"Vale and Dunn"}},
      {R"(Mayor Jane Roe and Police Chief Ivo Kern said: "We try." Roe left.)", {"Jane Roe and Ivo Kern"}},
      {R"(Odile Vale and Piet Dunn met. Vale and Dunn said: "We try.")", {"Odile Vale and Piet Dunn"}},
  });
  EXPECT_EQ(attributed_quotes(R"("We try," Jane Roe and Ivo Kern wrote.)").speakers.front().kind, SpeakerKind::group);
}

}  // namespace
TEST(WhoSpeaks, ReadsListsOfThoseWhoSpeakTogether) {
  check_speakers({
      {R"("We try," said Jane Roe, Ivo Kern and Ann Vale.)", {"Jane Roe, Ivo Kern and Ann Vale"}},
      {R"("We try," said Jane Roe, Ivo Kern, and Ann Vale on Monday.)", {"Jane Roe, Ivo Kern and Ann Vale"}},
      {R"("We try," Jane Roe, Ivo Kern and Ann Vale said in a letter.)", {"Jane Roe, Ivo Kern and Ann Vale"}},
      {R"(Jane Roe met Ivo Kern and Ann Vale. "We try," said Roe, Kern and Vale.)",
       {"Jane Roe, Ivo Kern and Ann Vale"}},
      {R"("We try," said Jane Roe, and Ivo Kern agreed.)", {"Jane Roe"}},
      {R"("We try," said Jane Roe, a judge.)", {"Jane Roe"}},
      {R"("We try," said Jane Roe, Salter and Kern's lawyer.)", {"Jane Roe"}},
      {R"(After meeting Martin Vane, Jane Roe and Ivo Kern said, "We try.")", {"Jane Roe and Ivo Kern"}},
      {R"("We try," said Jane Roe, while Ivo Kern and Ann Vale left.)", {"Jane Roe"}},
  });
}

TEST(WhoSpeaks, TakesNoPronounForWhoIsAddressed) {
  const std::string before = "\"No bed is free,\" said Lena Vane.\n\n";
  check_speakers({
      {before + "Dear Ms. Harrow,\n\nthe cells are dark. She said they \"were never light.\"",
       {"Lena Vane", "Lena Vane"}},
      {"Dear Ms. Harrow,\n\nI heard the director. She said the cells \"were never light.\"", {""}},
      {"You know, Ms. Harrow, that the director came. \"The cells are dark,\" she said.", {""}},
      {"Lena Vane came. Ms. Harrow, you know her. \"The cells are dark,\" she said.", {"Lena Vane"}},
      // Described, and not addressed.
      {"The director, Ms. Harrow, told you so. \"The cells are dark,\" she said.", {"Harrow"}},
      {"Ms. Harrow, whom Kern met, came. \"The cells are dark,\" she said.", {"Harrow"}},
      {"Ms. Harrow, who wrote to you last week, met Ivo Kern. \"The cells are dark,\" she said.", {"Harrow"}},
  });
}

TEST(WhoSpeaks, TakesAnImperativeForNoGivenName) {
  check_speakers({
      {R"(Odile Harrow came. Remember Harrow? "We try," she said.)", {"Odile Harrow"}},
      {R"(Odile Harrow came. Remember Harrow, who said: "We try.")", {"Odile Harrow"}},
      {R"(Martin Vane came. Consider Vane: "We try," he said.)", {"Martin Vane"}},
      {R"(Odile Harrow came. Thank Odile Harrow. "We try," said Harrow.)", {"Odile Harrow"}},
      {R"(Ask Felix Vane. "We try," he said.)", {"Felix Vane"}},
      {R"(Remember Felix Vane said: "We try.")", {"Felix Vane"}},
      {R"(Grant Harrow came. "We try," said Harrow.)", {"Grant Harrow"}},
      {R"(Mark Vane came. "We try," he said.)", {"Mark Vane"}},
      {R"("We try," Harrow said.)", {"Harrow"}},
  });
}

TEST(WhoSpeaks, LeavesOpenWhichOfTwoOfOneNameIsMeant) {
  const std::string both = "Odile Harrow and her husband, Theo Harrow, run a shelter. ";
  check_speakers({
      {both + R"("We take anyone," Harrow said. Theo Harrow nodded.)", {"Harrow"}},
      {both + R"("We take anyone," Mrs. Harrow said.)", {"Odile Harrow"}},
      {"Mr. Harrow and Mrs. Harrow spoke. \"We wait,\" Mr. Harrow said. \"We do not,\" Mrs. Harrow said.",
       {"Mr. Harrow", "Mrs. Harrow"}},
      {"Odile Harrow spoke to Mr. Vane. \"We wait,\" Mr. Vane said. \"We do not,\" Mrs. Harrow said.",
       {"Vane", "Odile Harrow"}},
  });
}

TEST(WhoSpeaks, TellsThoseOfOneFamilyApartByWhatTheyAreToEachOther) {
  check_speakers({
      {"Ivo Kern, 29, fell. His widow, Savita, alleged a beating. \"He bought milk,\" Ms. Kern said.", {"Savita"}},
      {"Kevin Kern, 18, was found dead. His father, Roy, wept. \"A good boy,\" Mr. Kern said.", {"Roy"}},
      {"Kevin Kern was found dead. His grandmother, Mary, wept. \"A good boy,\" Mrs. Kern said.", {"Mary"}},
      {"Kevin Kern was found dead. His father, Roy Kern, wept. \"A good boy,\" Mr. Kern said.", {"Roy Kern"}},
      {"Ruth Kern left. Her husband, Tom, wept. \"I stay,\" Mr. Kern said. \"And I,\" Mrs. Kern said.",
       {"Tom", "Ruth Kern"}},
      {"Kevin Kern was found dead. Kern's father, Roy, a driver, wept. \"A good boy,\" Mr. Kern said.", {"Roy"}},
      {"A court heard of Ivo Kern.\n\nKern, 29, fell. His widow, Savita, wept. \"He was kind,\" Ms. Kern said.",
       {"Savita"}},
      {"Kevin Kern was found dead. His father, Roy, wept. \"I was there,\" Kern said.", {"Kevin Kern"}},
      // Whom the text calls by the family name already.
      {"Kevin Kern ran. \"I won,\" Mr. Kern said. His father, Roy, wept. \"He waited,\" Mr. Kern said.",
       {"Kevin Kern", "Kevin Kern"}},
  });
}

TEST(WhoSpeaks, TakesAGivenNameForTheOnlyOneWhoBearsIt) {
  check_speakers({
      {"Sir Edmund Vane came. \"It is late,\" Sir Edmund said.", {"Edmund Vane"}},
      {"Ruth Vane, 17, ran.\n\n\"It is late,\" Ruth said.", {"Ruth Vane"}},
      {"Ruth Vane met Ruth Kern. \"It is late,\" Ruth said.", {"Ruth"}},
      {"Ruth Vane came. \"It is late,\" Sir Ruth said.", {"Ruth"}},
  });
}

TEST(WhoSpeaks, TakesNoCountyOrCourtForTheGroup) {
  check_speakers({
      {"He sat in the Salter County jail. The lamp union wept. The group said it would \"close the wing for good.\"",
       {"The group"}},
      {"Salter County pays. The county said it would \"close the wing for good.\"", {"Salter County"}},
      {"The Lamp Union of Salter pays. The group said it would \"close the wing for good.\"", {"Lamp Union of Salter"}},
  });
}

TEST(WhoSpeaks, TakesThePlaceBehindAFullNameForNoPartOfIt) {
  check_speakers({
      {"Boyd Vane of Concord said no. \"We can live with it,\" Vane said.", {"Boyd Vane"}},
      {"Ruth Kern of the University of Lake Salter said no. \"It is late,\" Kern said.", {"Ruth Kern"}},
      {"\"It is late,\" said Ivo Moss of The Salter Times.", {"Ivo Moss"}},
      // Bodies.
      {"\"It is late,\" the Free Hospital of Salter said.", {"Free Hospital of Salter"}},
      {"\"It is late,\" the Lantern Keepers of Salter said.", {"Lantern Keepers of Salter"}},
  });
}

}  // namespace tenet::indexer
