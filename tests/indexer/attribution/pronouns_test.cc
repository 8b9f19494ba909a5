#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/attributed_quotes.h"

// Whom "he" and "she" mean where somebody without a name, somebody who was asked, or a quotation around stands between.
namespace tenet::indexer {
namespace {

TEST(Pronouns, MeanWhoBearsTheTitleThatTheSentenceBeforeIsAbout) {
  const std::string two = "Governor Odile Harrow and Senator Lena Vane came. Vane went first. ";
  check_speakers({
      {two + R"(The governor followed. "We wait," she said.)", {"Odile Harrow"}},
      {two + R"(The governor was brief. "We wait," she said.)", {"Odile Harrow"}},
      {two + R"(The governor wept. "We wait," she said.)", {"Odile Harrow"}},
      {two + R"(Her deputy followed. "We wait," she said.)", {""}},
      {two + R"(The crowd cheered. "We wait," she said.)", {"Lena Vane"}},
      {two + R"("We wait," she said.)", {"Lena Vane"}},
  });
}

TEST(Pronouns, MeanWhoWasAskedInAnAnswer) {
  check_speakers({
      {R"(Ivo Kern asked Paul Vane, "Who pays?" "We do," he said.)", {"Ivo Kern", "Paul Vane"}},
      {R"("Who pays?" Ivo Kern asked Paul Vane. "We do," he said.)", {"Ivo Kern", "Paul Vane"}},
      // Whoever asks goes on.
      {R"("Who pays?" Ivo Kern asked. "We do," he said.)", {"Ivo Kern", "Ivo Kern"}},
      {R"("Who pays?" Ivo Kern asked Paul Vane. "Nobody does," he added.)", {"Ivo Kern", "Ivo Kern"}},
      {R"(Ivo Kern asked Paul Vane, "Who pays?" He said, "Nobody does.")", {"Ivo Kern", "Ivo Kern"}},
  });
}

TEST(Pronouns, InAQuotationDoNotMeanWhoSaysIt) {
  check_speakers({
      {R"("I was nineteen," said Ivo Kern. "He told me, 'You will leave in a box.'")", {"Ivo Kern", "Ivo Kern", ""}},
      {R"("She raised me," said Odile Kern. "She used to say, 'God keeps the books.'")",
       {"Odile Kern", "Odile Kern", ""}},
  });
}

TEST(Pronouns, MeanARelativeWhoHasAGivenNameOnly) {
  check_speakers({
      {R"(Officer Ray Kern met Paul Vane. Vane's brother, Luke, was with him. "They had guns," he said.)", {"Luke"}},
      {R"(Officer Ray Kern came. Their father, Paul, leaned on a cane. "They had guns," he said.)", {"Paul"}},
      {R"(Officer Ray Kern came. His son, Paul, was four. "I missed him," he said.)", {"Ray Kern"}},
  });
}

TEST(Pronouns, MeanNobodyWithANameWhereTheSubjectHasNone) {
  const std::string before = "Paul Harrow left. ";
  check_speakers({
      {before + R"(A nurse fired after the death of Ivo Kern said it was late. "I called," he said.)", {""}},
      {before + R"(A man accused of stabbing Ivo Kern told the court that he was sorry. "I was sick," he said.)", {""}},
      {before + R"(A juror who voted to acquit Ivo Kern spoke. "I had no choice," he said.)", {""}},
      {before + R"(A judge sentenced Ivo Kern to nine years. "I was wrong," he said.)", {""}},
  });
}

TEST(Pronouns, MeanWhomTheSentenceDescribes) {
  const std::string before = "Paul Harrow left. ";
  check_speakers({
      {before + R"(The marshal, Vic Andreotti, agreed. "Give me eight," he said.)", {"Vic Andreotti"}},
      {before + R"(The head of the union, Sal Trapani, disagreed. "Never," he said.)", {"Sal Trapani"}},
      {before + R"(Zip Nduta, who chairs the board, agreed. "Never," he said.)", {"Zip Nduta"}},
  });
}

TEST(Pronouns, MeanWhoIsNewInANewParagraph) {
  const std::string before = "Paul Harrow denied it. \"Nothing,\" he said.\n\n";
  check_speakers({
      {before + R"(The petition was filed by Samuel Kern, who served nine years. "They owe me," he said.)",
       {"Paul Harrow", "Samuel Kern"}},
      {before + R"(The ruling surprised Samuel Kern. "They owe me," he said.)", {"Paul Harrow", "Samuel Kern"}},
      // In the same paragraph who spoke goes on.
      {R"(Paul Harrow denied it. "Nothing," he said. He named Samuel Kern. "He owes me," he said.)",
       {"Paul Harrow", "Paul Harrow"}},
  });
}

TEST(Pronouns, MeanNobodyWhoAsksSomebodyWithoutAName) {
  check_speakers({
      {R"("Were you drunk?" Paul Kern asked the officer. "I had two," he replied.)", {"Paul Kern", ""}},
      {R"(Paul Kern asked the defendant where he was. "At home," he said.)", {""}},
      {R"(Paul Kern asked Ivo Vane where he was. "At home," he said.)", {"Ivo Vane"}},
  });
}

TEST(Pronouns, DoNotMeanTheNameInFrontOfThem) {
  check_speakers({{R"(Odile Kern ran. Her rival, Ruth Vane, left. Kern, she says, "is late.")", {"Ruth Vane"}}});
}

TEST(Pronouns, MeanWhoIsNamedByInitials) {
  check_speakers({
      {"Peter Vane said no.\n\nJ.R. Kern said the wing is full. \"It is worst in May,\" he said.", {"J.R. Kern"}},
      {"Peter Vane said no.\n\nS. K. Moss said the wing is full. \"It is worst in May,\" he said.", {"S. K. Moss"}},
  });
}

TEST(Pronouns, MeanWhoIsToldOfAndNoBodyPlaceOrOneOfMany) {
  check_speakers({
      {"Ruth Vane left.\n\nLindiwe Sithole said she had sold it all. \"They take it,\" she said.", {"Lindiwe Sithole"}},
      {"Ruth Vane left.\n\nOutside, Kamla Devi, whose son is held, wept. \"They take it,\" she said.", {"Kamla Devi"}},
      {"Ruth Vane watched.\n\nThe Salter Bar said no.\n\n\"Her name,\" she said.", {"Ruth Vane"}},
      {"Ruth Vane left. When a Home Secretary came, she wept. \"Bring a book,\" she said.", {"Ruth Vane"}},
      {"Ruth Vane worked at HMP Crag Hill. \"Bring a book,\" she said.", {"Ruth Vane"}},
  });
}

TEST(Pronouns, MeanNobodyBehindOneOfManyWithoutAName) {
  const std::string before = "\"No,\" Ivo Vane said.\n\n";
  check_speakers({
      {before + "One of them, a young man, waved. \"My father sat here,\" he said.", {"Ivo Vane", ""}},
      {before + "One of them, Paul Kern, waved. \"My father sat here,\" he said.", {"Ivo Vane", "Paul Kern"}},
  });
}

TEST(Pronouns, AreOfTheGenderOfTheNameAndNotOfAnOffice) {
  check_speakers({
      {"Board chairman Denise Kern said that it goes on. \"We are shaken,\" she added.", {"Denise Kern"}},
      {"Ivo Vane left. Board chairman Ruth Kern said that it goes on. \"We are shaken,\" she added.", {"Ruth Kern"}},
      {"Board chairman Ivo Kern said that it goes on. \"We are shaken,\" he added.", {"Ivo Kern"}},
  });
}

}  // namespace
}  // namespace tenet::indexer
