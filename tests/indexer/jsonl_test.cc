#include "indexer/reading/jsonl.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <tenet/error.h>

namespace tenet::indexer {
namespace {

std::string trouble(const std::string& line) {
  try {
    (void)parse_record(line, "f:1");
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

TEST(ParseRecord, FillsEveryMember) {
  const Document document = parse_record(
      R"({"id": "a-1", "title": "T", "date": "Oct. 21, 2015", "source": "S", "url": "u", "author": ["A", "B"],
          "organisation": "O", "speaker": "P", "text": "One.\n\nTwo.", "type": "statement", "licence": "CC0"})",
      "f:1");
  EXPECT_EQ(document, (Document{.id = "a-1",
                                .text = "One.\n\nTwo.",
                                .title = "T",
                                .date = "2015-10-21",
                                .organisation = "O",
                                .speaker = "P",
                                .author = "A, B",
                                .source = "S",
                                .url = "u",
                                .type = "statement",
                                .licence = "CC0"}));
}

TEST(ParseRecord, KeepsFurtherKeysAsTheirJsonOrText) {
  const Document document =
      parse_record(R"({"text": "x", "pages": 12, "ok": true, "none": null, "where": {"s": "NY"}, "w": "a"})", "f:1");
  EXPECT_EQ(document.metadata, (std::map<std::string, std::string>{
                                   {"pages", "12"}, {"ok", "true"}, {"where", R"({"s":"NY"})"}, {"w", "a"}}));
}

TEST(ParseRecord, TakesANumberOrNothingForTheId) {
  EXPECT_EQ(parse_record(R"({"id": 17, "text": "x"})", "f:1").id, "17");
  EXPECT_EQ(parse_record(R"({"text": "x"})", "f:1").id, "f:1");
  EXPECT_EQ(parse_record(R"({"id": null, "text": "x"})", "f:1").id, "f:1");
  EXPECT_EQ(parse_record(R"({"id": "", "text": "x"})", "f:1").id, "f:1");
}

TEST(ParseRecord, TakesARecordOfOnlyATitle) {
  const Document document = parse_record(R"({"id": "a", "title": "T"})", "f:1");
  EXPECT_EQ(document.title, "T");
  EXPECT_EQ(document.text, "");
}

TEST(ParseRecord, SaysWhatIsWrong) {
  EXPECT_EQ(trouble(R"({"id": "a"})"), "a record with neither text nor title");
  EXPECT_EQ(trouble(R"({"id": "a", "text": 5})"), "text is number: it should be a string");
  EXPECT_EQ(trouble(R"({"id": [], "text": "x"})"), "id is array: it should be text or a number");
  EXPECT_EQ(trouble("[1, 2]"), "no record: array where an object should be");
  EXPECT_EQ(trouble("{\"text\": ").find("not JSON: byte 10: "), 0U);
  EXPECT_EQ(trouble("plain words").find("not JSON: byte 1: "), 0U);
  EXPECT_EQ(trouble(R"({"text": "\ud800"})").find("not JSON: "), 0U);
}

TEST(ParseRecord, SaysItShortly) {
  EXPECT_LT(trouble("{\"text\": \"" + std::string(100000, 'x')).size(), 220U);
}

TEST(ParseRecord, BearsDeepNesting) {
  const std::string deep = std::string(100000, '[') + std::string(100000, ']');
  EXPECT_EQ(trouble(R"({"text": "x", "deep": )" + deep + "}"), "a value nested more than 64 deep");
}

}  // namespace
}  // namespace tenet::indexer
