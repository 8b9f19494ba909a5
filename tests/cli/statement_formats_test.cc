// One statement in several formats, from the file to its quotations, topics and pages, by the command alone.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/command.h"
#include "support/make_documents.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

using Json = nlohmann::json;

const std::string digest_name = "2015-10-21-law-enforcement-leaders.md";

// An invented statement: ten quotations, all by one group, which is never named with its words.
const Article& statement() {
  static const Article article{
      .title = "Sheriffs and judges ask for fewer cells and more care",
      .paragraphs = {
          "A group of more than forty sheriffs, judges and prosecutors on Monday asked Testshire county for fewer "
          "cells "
          "and more care. The organization, the Testshire Forum on Fair Courts, read its statement in the hall of "
          "records.",
          "The group said in the statement that its plan would be good for \"lowering crime and the number of people "
          "in "
          "jail in the same years.\"",
          "\"We want courts that are fair to every person and streets that are safe for all,\" the group said in its "
          "statement.",
          "The forum has been at work since the spring. Its members come from nine towns, and none of them is paid.",
          "On treatment, the group asked the police of the county to \"offer mental health care and drug treatment "
          "instead of arrest and prosecution wherever nobody is in danger.\"",
          "The group also called for change in the criminal code, and wrote that the county should \"ask the "
          "legislature to reclassify petty felonies as misdemeanors. We urge it to strike offenses that say the same "
          "thing twice.\"",
          "The third point is sentencing. The group said that it would \"speak out against mandatory minimum sentences "
          "that serve no purpose.\"",
          "\"Judges need discretion in sentencing, and room to fit the punishment to the offense,\" the group said. "
          "\"With shorter sentences, people come home sooner, and they come home better.\"",
          "\"We stand with police departments that work beside their neighbors to find what is wrong and to mend it,\" "
          "the group said. \"In the same way, we stand with prosecutors who listen to the people they serve.\"",
          "The group asked the county \"to train every officer and every prosecutor in fair procedure, so that people "
          "trust the law.\""}};
  return article;
}

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(Json::parse(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return lines;
}

class StatementFormats : public testing::Test {
 protected:
  // Indexes the statement as a file of that name. False where this build does not read the format.
  bool index(const std::string& name, const std::string& bytes) {
    folder_.write("docs/" + name, bytes);
    const Ended ended = run_tenet({"index", "docs"}, folder_.path());
    if (ended.err.find("not in this build") != std::string::npos) return false;
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(ended.out.substr(0, 8), "added 1,") << ended.out;
    return true;
  }
  [[nodiscard]] std::vector<Json> ask(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    return lines_of(run_tenet(arguments, folder_.path()).out);
  }

  // Ten quotations by the group, its three topics, and the title.
  void check() const {
    const std::vector<Json> quotations = ask({"quotes", "--all"});
    EXPECT_EQ(quotations.size(), 10U);
    for (const Json& quotation : quotations) {
      EXPECT_EQ(quotation["canonical"], "Testshire Forum on Fair Courts") << quotation;
      EXPECT_EQ(quotation["title"], statement().title);
    }
    for (const std::string topic : {"treatment", "reclassification", "sentencing"}) {
      EXPECT_GE(ask({"search", "topic:" + topic + "@2"}).size(), 2U) << topic << ": a hit and the summary";
    }
    EXPECT_EQ(run_tenet({"verify", "courts that are fair to every person"}, folder_.path()).status, 0);
    EXPECT_EQ(run_tenet({"check", "--all"}, folder_.path()).status, 0);
  }

  TempFolder folder_;
};

TEST_F(StatementFormats, Text) {
  std::string text = statement().title + "\n";
  for (const std::string& paragraph : statement().paragraphs) text += "\n" + paragraph + "\n";
  ASSERT_TRUE(index("statement.txt", text));
  check();
}

TEST_F(StatementFormats, Html) {
  if (!index("statement.html", make_html(statement()))) GTEST_SKIP() << "this build reads no HTML";
  check();
}

TEST_F(StatementFormats, Docx) {
  if (!index("statement.docx", make_docx(statement()))) GTEST_SKIP() << "this build reads no DOCX";
  check();
}

TEST_F(StatementFormats, Message) {
  if (!index("statement.eml", make_message(statement()))) GTEST_SKIP() << "this build reads no mail";
  check();
}

TEST_F(StatementFormats, Pdf) {
  const test::Pdf pdf = make_pdf(statement());
  if (!index("statement.pdf", pdf.bytes)) GTEST_SKIP() << "this build reads no PDF";
  check();
  ASSERT_GE(pdf.pages.size(), 2U);
  for (const Json& quotation : ask({"quotes", "--all"})) {
    const std::string words = quotation["plain"].get<std::string>().substr(0, 9);
    const auto page =
        std::ranges::find_if(pdf.pages, [&](const auto& each) { return each.find(words) != std::string::npos; });
    EXPECT_EQ(quotation.value("page", 0), page - pdf.pages.begin() + 1) << words;
  }
  const Ended cited = run_tenet({"cite", "statement.pdf#2"}, folder_.path());
  EXPECT_NE(cited.out.find("n.d., p. 1)"), std::string::npos) << cited.out;
}

// The digest of the corpus that scripts/demo shows as a PDF.
Article digest() {
  const std::string text = read_file(std::filesystem::path(TENET_CORPUS_DIR) / "statements" / digest_name) + "\n\n";
  Article article{.title = "Law Enforcement Leaders to Reduce Crime and Incarceration"};
  for (std::size_t begin = text.find("---\n\n", 4) + 5; begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    std::string words = text.substr(begin, end - begin);
    words.erase(0, words.find_first_not_of("#\n "));
    while (words.ends_with('\n')) words.pop_back();
    if (!words.empty()) article.paragraphs.push_back(std::move(words));
    begin = end + 2;
  }
  return article;
}

// TENET_RENEW_PDF=1 writes it anew.
TEST(DemoPdf, IsMadeOfTheDigest) {
  const std::filesystem::path file = std::filesystem::path(TENET_SOURCE_DIR) / "tests/data/demo/digest.pdf";
  const std::string bytes = make_pdf(digest()).bytes;
  if (std::getenv("TENET_RENEW_PDF") != nullptr) std::ofstream(file, std::ios::binary) << bytes;
  EXPECT_TRUE(read_file(file) == bytes) << file;
}

}  // namespace
}  // namespace tenet::test
