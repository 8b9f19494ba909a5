#include <gtest/gtest.h>
#include <tenet/citation.h>

#include <nlohmann/json.hpp>

#include "citation/creators.h"
#include "citation/plain.h"

namespace tenet {
namespace {

using citation::body;
using citation::person_or_body;

Reference report() {
  Reference reference{
      .document = "a/report.md",
      .kind = ReferenceKind::report,
      .genre = "Report",
      .authors = {body("Department of Example, Bail and Courts Division"), person_or_body("Ada Sample Jr.")},
      .title = "100 % of {bail} & \"costs\"",
      .date = "2015-10",
      .container = "Example Press",
      .url = "https://example.org/a_b?c={d}&e=%20",
      .accessed = "2026-01-31"};
  reference.words.push_back({.passage = "a/report.md#2",
                             .paragraph = 2,
                             .code_points = {3, 9},
                             .text = "Pay $5.",
                             .speaker = body("Example Forum")});
  return reference;
}

TEST(CiteBibtex, WritesWhatBiblatexReads) {
  EXPECT_EQ(
      cite(std::vector{report()}, CitationStyle::bibtex),
      "@report{department2015bail-a7ba44,\n"
      "  author       = {{Department of Example, Bail and Courts Division} and Sample, Jr., Ada},\n"
      "  title        = {{100 \\% of \\{bail\\} \\& \"costs\"}},\n"
      "  type         = {Report},\n"
      "  institution  = {Example Press},\n"
      "  date         = {2015-10},\n"
      "  url          = {https://example.org/a_b?c=%7Bd%7D&e=%20},\n"
      "  urldate      = {2026-01-31},\n"
      "  annotation   = {Example Forum: \u201CPay \\$5.\u201D (a/report.md\\#2; paragraph 2, code points 3 to 9)}\n"
      "}\n");
}

TEST(CiteRis, EndsLinesWithCrLfAndNeverPartsABody) {
  EXPECT_EQ(cite(std::vector{report()}, CitationStyle::ris),
            "TY  - RPRT\r\n"
            "ID  - department2015bail-a7ba44\r\n"
            "AU  - Department of Example Bail and Courts Division\r\n"
            "AU  - Sample, Ada, Jr.\r\n"
            "TI  - 100 % of {bail} & \"costs\"\r\n"
            "PB  - Example Press\r\n"
            "PY  - 2015\r\n"
            "DA  - 2015/10//\r\n"
            "M3  - Report\r\n"
            "UR  - https://example.org/a_b?c={d}&e=%20\r\n"
            "Y2  - 2026/01/31/\r\n"
            "N1  - Example Forum: \u201CPay $5.\u201D (a/report.md#2; paragraph 2, code points 3 to 9)\r\n"
            "ER  - \r\n");
}

TEST(CiteCsl, WritesItems) {
  const auto items = nlohmann::json::parse(cite(std::vector{report()}, CitationStyle::csl));
  ASSERT_EQ(items.size(), 1U);
  const auto& item = items[0];
  EXPECT_EQ(item["type"], "report");
  EXPECT_EQ(item["author"][0], nlohmann::json({{"literal", "Department of Example, Bail and Courts Division"}}));
  EXPECT_EQ(item["author"][1], nlohmann::json({{"family", "Sample"}, {"given", "Ada"}, {"suffix", "Jr."}}));
  EXPECT_EQ(item["issued"].dump(), R"({"date-parts":[[2015,10]]})");
  EXPECT_EQ(item["publisher"], "Example Press");
  EXPECT_EQ(cite({}, CitationStyle::csl), "[]\n");
}

TEST(Cite, GivesADocumentTheSameKeyInEveryFile) {
  Reference other = report();
  other.document = "b.md";
  const std::string alone = cite(std::vector{report()}, CitationStyle::bibtex);
  const std::string both = cite(std::vector{other, report()}, CitationStyle::bibtex);
  const std::string key = alone.substr(0, alone.find(','));
  EXPECT_NE(both.find('\n' + key + ','), std::string::npos);
  EXPECT_NE(both.substr(0, both.find(',')), key);
}

TEST(CiteBibtex, NamesTheSameKeyTwiceInNoFile) {
  const std::string twice = cite(std::vector{report(), report()}, CitationStyle::bibtex);
  EXPECT_NE(twice.find("-2,\n"), std::string::npos);
}

TEST(CiteBibtex, ChoosesTypesThatLackNothing) {
  Reference page{.document = "a", .title = "T"};
  EXPECT_TRUE(cite(std::vector{page}, CitationStyle::bibtex).starts_with("@misc{"));
  page.url = "https://example.org";
  EXPECT_TRUE(cite(std::vector{page}, CitationStyle::bibtex).starts_with("@online{"));
  page.kind = ReferenceKind::article;
  EXPECT_TRUE(cite(std::vector{page}, CitationStyle::bibtex).starts_with("@online{"));
  page.container = "The Example Report";
  EXPECT_TRUE(cite(std::vector{page}, CitationStyle::bibtex).starts_with("@article{"));
}

const std::vector<std::string> nasty = {
    "}{",
    "{of} {{two}}",
    "{{{",
    "\\end{document}",
    "50% & $5 #1 a_b ~c ^d",
    "line\nbreak\r\nTY  - JOUR\r\nER  - ",
    std::string("nul\0here", 8),
    "\x1b[31mred\x7f",
    "\u65E5\u672C\u8A9E \U0001F3DB\uFE0F caf\u00E9 e\u0301",
    "\u2028line\u2029paragraph\u0085next",
    "''quotes`` -- --- ,,",
    "\xff\xfe no UTF-8",
    "@comment{x}",
    "\"",
    "",
};

// What LaTeX makes of an escaped text.
std::string unescaped(std::string text) {
  const std::vector<std::pair<std::string, std::string>> commands = {{"{\\textbraceleft}", "\x01"},
                                                                     {"{\\textbraceright}", "\x02"},
                                                                     {"{\\textasciitilde}", "~"},
                                                                     {"\\{", "\x01"},
                                                                     {"\\}", "\x02"},
                                                                     {"{\\textasciicircum}", "^"},
                                                                     {"{\\textbackslash}", "\x03"},
                                                                     {"{}", ""},
                                                                     {"\\#", "#"},
                                                                     {"\\$", "$"},
                                                                     {"\\%", "%"},
                                                                     {"\\&", "&"},
                                                                     {"\\_", "_"},
                                                                     {"\x01", "{"},
                                                                     {"\x02", "}"},
                                                                     {"\x03", "\\"}};
  for (const auto& [command, character] : commands) {
    for (auto at = text.find(command); at != std::string::npos; at = text.find(command, at + character.size())) {
      text.replace(at, command.size(), character);
    }
  }
  return text;
}

TEST(CiteBibtex, BringsEveryTitleBack) {
  for (const std::string& title : nasty) {
    const std::string file = cite(std::vector{Reference{.document = "d", .title = title}}, CitationStyle::bibtex);
    EXPECT_EQ(std::ranges::count(file, '{'), std::ranges::count(file, '}')) << file;
    const std::string opening = "title        = {{";
    const std::size_t begin = file.find(opening) + opening.size();
    const std::string value = file.substr(begin, file.find("}}\n", begin) - begin);
    const std::string clean = citation::on_one_line(title);
    EXPECT_EQ(unescaped(value), clean.empty() ? "d" : clean) << file;
  }
}

TEST(CiteRis, NeverBreaksALine) {
  for (const std::string& text : nasty) {
    Reference reference{.document = "d", .authors = {body(text)}, .title = text, .url = text, .note = text};
    reference.words.push_back({.heading = text, .text = text});
    const std::string file = cite(std::vector{reference}, CitationStyle::ris);
    std::size_t ends = 0;
    for (std::size_t begin = 0; begin < file.size();) {
      const std::size_t end = file.find("\r\n", begin);
      ASSERT_NE(end, std::string::npos);
      const std::string line = file.substr(begin, end - begin);
      EXPECT_EQ(line.substr(2, 4), "  - ") << line;
      EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
      ends += static_cast<std::size_t>(line.starts_with("ER"));
      begin = end + 2;
    }
    EXPECT_EQ(ends, 1U);
  }
}

TEST(CiteCsl, IsJsonWhateverTheTexts) {
  for (const std::string& text : nasty) {
    const Reference reference{.document = text, .authors = {body(text)}, .title = text};
    EXPECT_TRUE(nlohmann::json::accept(cite(std::vector{reference}, CitationStyle::csl))) << text;
  }
}

}  // namespace
}  // namespace tenet
