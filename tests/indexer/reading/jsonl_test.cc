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
                                .author = "A; B",
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

TEST(ParseRecord, NamesANumberThatIsTooLarge) {
  EXPECT_EQ(trouble(R"({"n": 1e999, "text": "x"})"), "not JSON that can be read: number overflow parsing '1e999'");
  EXPECT_LT(trouble("{\"n\": 1" + std::string(5000, '0') + ".5}").size(), 220U);
}

TEST(ParseRecord, KeepsNumbersAsTheyAreWritten) {
  const Document document = parse_record(
      R"({"id": 123456789012345678901234567890, "text": "x", "a": 1.50, "b": 1E3, "c": [0.10, -2], "d": {"e": 2.0}})",
      "f:1");
  EXPECT_EQ(document.id, "123456789012345678901234567890");
  EXPECT_EQ(document.metadata, (std::map<std::string, std::string>{
                                   {"a", "1.50"}, {"b", "1E3"}, {"c", "0.10, -2"}, {"d", R"({"e":2.0})"}}));
}

TEST(ParseRecord, KeepsListsOfNamesApart) {
  EXPECT_EQ(parse_record(R"({"text": "x", "authors": ["Doe, Jane", "Roe, John"]})", "f:1").author,
            "Doe, Jane; Roe, John");
  EXPECT_EQ(parse_record(R"({"text": "x", "Author": ["Jane Doe", "John Roe"]})", "f:1").author, "Jane Doe; John Roe");
  EXPECT_EQ(parse_record(R"({"text": "x", "tags": ["a", "b"]})", "f:1").type, "a, b");
  EXPECT_EQ(parse_record(R"({"text": "x", "w": ["a, b", "c"]})", "f:1").metadata.at("w"), "a, b; c");
}

TEST(ParseRecord, TakesTheNamesOfThoseWhoAreObjects) {
  const auto read = [](std::string_view speaker) {
    return parse_record(R"({"text": "x", "speaker": )" + std::string(speaker) + '}', "f:1").speaker;
  };
  EXPECT_EQ(read(R"({"name": "Odile Harrow", "role": "Mayor", "in": [1, {"name": "x"}]})"), "Odile Harrow");
  EXPECT_EQ(read(R"([{"@type": "Person", "name": "Odile Harrow"}, {"name": "Ivo Kern"}])"), "Odile Harrow; Ivo Kern");
  EXPECT_EQ(read(R"(["Odile Harrow", {"name": "Ivo Kern"}])"), "Odile Harrow; Ivo Kern");
  EXPECT_EQ(read(R"([{"name": "Odile Harrow", "affiliation": ["Salter", {"x": 1}]}])"), "Odile Harrow");
  EXPECT_EQ(read(R"([{"id": 7}])"), R"([{"id":7}])");
  EXPECT_EQ(parse_record(R"({"text": "x", "where": {"name": "Salter"}})", "f:1").metadata.at("where"),
            R"({"name":"Salter"})");
}

TEST(ParseRecord, WritesValuesThatAreNotPlainAsJson) {
  const Document document = parse_record(
      R"({"text": "x", "a": [1, null, "b"], "c": {"d": [], "e": {}}, "f": [[1], {"g": "\"h"}], "i": [], "j": {"k": [2]}})",
      "f:1");
  EXPECT_EQ(document.metadata, (std::map<std::string, std::string>{{"a", R"([1,null,"b"])"},
                                                                   {"c", R"({"d":[],"e":{}})"},
                                                                   {"f", R"([[1],{"g":"\"h"}])"},
                                                                   {"j", R"({"k":[2]})"}}));
}

TEST(ParseRecord, TakesTheLastOfKeysThatAreTheSame) {
  const Document document = parse_record(R"({"text": "x", "text": "y", "title": "S", "title": "T"})", "f:1");
  EXPECT_EQ(document.text, "y");
  EXPECT_EQ(document.title, "T");
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
