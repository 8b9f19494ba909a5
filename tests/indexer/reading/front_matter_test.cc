#include "indexer/reading/front_matter.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/decode.h"

namespace tenet::indexer {
namespace {

using namespace std::string_literals;

using Keys = std::vector<DocumentKey>;

TEST(ReadFrontMatter, ReadsKeysInTheirOrder) {
  const std::string_view text = "---\ntitle: \"A: B\"\ndate: 2015-10-21\nn: 7\n---\n\nText.\n";
  const FrontMatter matter = read_front_matter(text);
  EXPECT_EQ(matter.keys, (Keys{{"title", "A: B"}, {"date", "2015-10-21"}, {"n", "7"}}));
  EXPECT_EQ(text.substr(matter.body), "\nText.\n");
  EXPECT_EQ(matter.problem, "");
}

TEST(ReadFrontMatter, JoinsListsAndKeepsOtherNestedValuesAsYaml) {
  const FrontMatter matter =
      read_front_matter("---\nauthors: [A. B., C. D.]\ntags:\n- bail\n- courts\nx: {a: 1}\nnone:\n---\n");
  EXPECT_EQ(matter.keys, (Keys{{"authors", "A. B.; C. D."}, {"tags", "bail, courts"}, {"x", "{a: 1}"}, {"none", ""}}));
}

TEST(ReadFrontMatter, ReadsTheEscapesOfSpacesAsUtf8) {
  const FrontMatter matter = read_front_matter("---\ntitle: \"The\\_House \u00e9\\N\"\ntags: [\"a\\_b\"]\n---\n");
  EXPECT_EQ(matter.keys, (Keys{{"title", "The\u00a0House \u00e9\u0085"}, {"tags", "a\u00a0b"}}));
  const std::string map("---\nx: {a: b\0Nc}\n---\n"s);
  EXPECT_TRUE(text::is_utf8(read_front_matter(map).keys.at(0).value)) << "what YAML writes again";
}

TEST(ReadFrontMatter, ReadsAnyLineEndsAndAByteOrderMark) {
  for (const auto* text : {"---\r\ntitle: A\r\n---\r\nT", "\uFEFF---\ntitle: A\n---\nT", "---  \ntitle: A\n...\nT"}) {
    const FrontMatter matter = read_front_matter(text);
    EXPECT_EQ(matter.keys, (Keys{{"title", "A"}})) << text;
    EXPECT_EQ(std::string_view(text).substr(matter.body), "T");
  }
}

TEST(ReadFrontMatter, FindsNoneWhereThereIsNone) {
  for (const auto* text :
       {"", "Text.", "---", "---\n", "---\ntitle: A\n", "--- \ntext", "text\n---\na: b\n---\n", "----\na: b\n----\n"}) {
    const FrontMatter matter = read_front_matter(text);
    EXPECT_EQ(matter.body, 0U) << text;
    EXPECT_TRUE(matter.keys.empty());
    EXPECT_EQ(matter.problem, "");
  }
}

TEST(ReadFrontMatter, TakesProseBetweenTwoRulesForText) {
  const FrontMatter matter = read_front_matter("---\nThe group met in Washington.\n---\nIt agreed.\n");
  EXPECT_EQ(matter.body, 0U);
  EXPECT_EQ(matter.problem, "");
}

TEST(ReadFrontMatter, ReadsNoFurtherThanSixtyFourKibibytes) {
  const std::string text = "---\ntitle: A\nnote: " + std::string(70000, 'x') + "\n---\nText.\n";
  EXPECT_EQ(read_front_matter(text).body, 0U);
}

TEST(ReadFrontMatter, SaysWhatIsNoYamlAndWhere) {
  const std::string_view text = "---\ntitle: A\norganisation: 'B' C\n---\nText.\n";
  const FrontMatter matter = read_front_matter(text);
  EXPECT_EQ(matter.line, 3);
  EXPECT_EQ(matter.problem.find("front matter is not YAML: "), 0U) << matter.problem;
  EXPECT_TRUE(matter.keys.empty());
  EXPECT_EQ(text.substr(matter.body), "Text.\n");
}

TEST(ReadFrontMatter, ReadsValuesWithAColonThatWantQuotationMarks) {
  const FrontMatter matter = read_front_matter(
      "---\nauthor: Ada Moss\ntitle: Time Served: Bail in Testshire\nnote: Davis's: \"so\"\n---\nText.\n");
  EXPECT_EQ(matter.keys,
            (std::vector<DocumentKey>{
                {"author", "Ada Moss"}, {"title", "Time Served: Bail in Testshire"}, {"note", "Davis's: \"so\""}}));
  EXPECT_EQ(matter.problem, "the value of title has a colon in it: put it between quotation marks");
  EXPECT_EQ(matter.line, 3);
}

TEST(ReadFrontMatter, LosesNoTextToYamlThatIsNone) {
  for (const auto* text :
       {"---\n\"We agree: yes\" they said: \"no\n---\nText.\n", "---\n- a\n- b\n---\nText.\n", "---\n: [\n---\n"}) {
    const FrontMatter matter = read_front_matter(text);
    EXPECT_NE(matter.problem, "") << text;
    EXPECT_EQ(matter.body, 0U) << text;
  }
}

TEST(ReadFrontMatter, BearsHostileYaml) {
  EXPECT_NE(read_front_matter("---\na: " + std::string(20000, '[') + "\n---\n").problem, "");
  std::string laughs = "---\na: &a0 [x, x, x, x, x, x, x, x]\n";  // each line twice the one before
  for (int i = 1; i < 30; ++i) {
    laughs.append("b: &a").append(std::to_string(i)).append(" [*a").append(std::to_string(i - 1));
    laughs.append(", *a").append(std::to_string(i - 1)).append("]\n");
  }
  EXPECT_EQ(read_front_matter(laughs + "---\n").problem, "");
}

TEST(ReadFrontMatter, TellsAProblemOnOneLine) {
  for (const std::string_view escape : {"\\\xc3\xa9", "\\\x01"}) {
    const FrontMatter matter = read_front_matter("---\na: \"" + std::string(escape) + "\"\n---\n");
    EXPECT_NE(matter.problem, "");
    EXPECT_EQ(matter.problem.find_first_of("\n\x01\xc3"), std::string::npos) << matter.problem;
  }
}

}  // namespace
}  // namespace tenet::indexer
