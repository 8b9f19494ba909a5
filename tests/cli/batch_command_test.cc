#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/command.h"
#include "support/forum_index.h"

namespace tenet::test {
namespace {

using Json = nlohmann::json;

class BatchCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { index_ = new ForumIndex(); }
  static void TearDownTestSuite() { delete index_; }

  // What `tenet batch` answers to lines of requests.
  static Ended batch(const std::string& lines) {
    index_->folder().write("requests", lines);
    return run_shell("\"$TENET\" batch --index forum.index < requests", index_->folder().path());
  }
  static std::vector<Json> answers(const std::string& lines) {
    std::vector<Json> all;
    const std::string out = batch(lines).out;
    for (std::size_t begin = 0; begin < out.size();) {
      const std::size_t end = out.find('\n', begin);
      all.push_back(Json::parse(out.substr(begin, end - begin)));
      begin = end + 1;
    }
    return all;
  }
  static Json answer(const std::string& line) { return answers(line + '\n').at(0); }

  // The same objects as the command of that name writes, a line each.
  static std::vector<Json> lines_of(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 1, {"--index", "forum.index", "--format", "jsonl"});
    const std::string out = run_tenet(arguments, index_->folder().path()).out;
    std::vector<Json> all;
    for (std::size_t begin = 0; begin < out.size();) {
      const std::size_t end = out.find('\n', begin);
      all.push_back(Json::parse(out.substr(begin, end - begin)));
      begin = end + 1;
    }
    return all;
  }

  static ForumIndex* index_;
};

ForumIndex* BatchCommand::index_ = nullptr;

TEST_F(BatchCommand, AnswersInOrderAndRepeatsTags) {
  const auto all = answers(
      "{\"query\": \"bail\", \"tag\": 1}\n\n{\"request\": \"count\", \"query\": \"bail\", \"tag\": \"two\"}\r\n"
      "{\"request\": \"info\"}");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].at("tag"), 1);
  EXPECT_EQ(all[0].at("summary").at("total"), 2);
  EXPECT_EQ(all[1].at("tag"), "two");
  EXPECT_EQ(all[1].at("results").at(0).at("passages"), 2);
  EXPECT_FALSE(all[2].contains("tag"));
  EXPECT_EQ(all[2].at("results").at(0).at("documents"), 2);
}

// The results with the summary behind them are the lines of the command, whatever the request.
TEST_F(BatchCommand, GivesTheObjectsThatTheCommandsWrite) {
  struct Case {
    std::string line;
    std::vector<std::string> arguments;
    bool has_summary;
  };
  const std::vector<Case> cases = {
      {R"({"query": "bail", "limit": 1})", {"search", "-n", "1", "bail"}, true},
      {R"({"query": "bail judge", "any": true})", {"search", "--any", "bail judge"}, true},
      {R"({"query": "Who pays bail twice?"})", {"search", "Who pays bail twice?"}, true},
      {R"({"query": "bail", "fields": "passage,text"})", {"search", "--fields", "passage,text", "bail"}, false},
      {R"({"query": "poor", "after": 1})", {"search", "-A", "1", "poor"}, true},
      {R"({"request": "quotes", "query": "speaker:example"})", {"quotes", "speaker:example"}, false},
      {R"({"request": "speakers"})", {"speakers"}, false},
      {R"({"request": "verify", "words": "a judge needs"})", {"verify", "a judge needs"}, true},
      {R"({"request": "verify", "words": "judges need discretion", "speaker": "ada"})",
       {"verify", "--speaker", "ada", "judges need discretion"},
       true},
      {R"({"request": "passage", "id": "forum.md#1", "context": 1})", {"show", "forum.md#1", "-C", "1"}, false},
      {R"({"request": "document", "id": "forum.md"})", {"show", "forum.md"}, false},
      {R"({"request": "kwic", "query": "bail", "sort": ["R1"]})", {"kwic", "bail", "--sort", "R1"}, false},
      {R"({"request": "words", "query": "bail", "min_count": 1})", {"words", "bail", "--min-count", "1"}, false},
      {R"({"request": "count", "by": "year"})", {"count", "--by", "year"}, false},
      {R"({"request": "topics"})", {"topics"}, false},
  };
  for (const auto& [line, arguments, has_summary] : cases) {
    SCOPED_TRACE(line);
    const Json answered = answer(line);
    ASSERT_TRUE(answered.contains("results")) << answered.dump();
    std::vector<Json> got = answered.at("results").get<std::vector<Json>>();
    if (has_summary) got.push_back(answered.at("summary"));
    EXPECT_EQ(Json(got), Json(lines_of(arguments)));
    EXPECT_TRUE(answered.at("summary").contains("index"));
  }
}

TEST_F(BatchCommand, SaysWhatIsWrongAndReadsOn) {
  struct Case {
    std::string line;
    std::string code;
    std::string detail;
    std::string parameter;
  };
  const std::vector<Case> cases = {
      {"{", "bad_request", "it is no JSON: see byte 2", ""},
      {"[1]", "bad_request", "it is no object of JSON", ""},
      {"{\"query\": \"\xff\"}", "bad_request", "it is no JSON: see byte 12", ""},
      {R"({"query": "a", "tag": {}})", "bad_request", "tag: it takes a text or a number", ""},
      {R"({"request": "serach"})", "unknown_request", "no request serach; did you mean search?", ""},
      {R"({"request": 1})", "bad_request", "request: it takes the name of a request", ""},
      {R"({"limit": 1})", "bad_parameter", "query: it is missing", "query"},
      {R"({"query": "a", "limit": -1})", "bad_parameter", "limit: it takes a whole number from 0 to 1000000", "limit"},
      {R"({"query": "a", "limit": "1"})", "bad_parameter", "limit: it takes a whole number from 0 to 1000000", "limit"},
      {R"({"query": "a", "any": 1})", "bad_parameter", "any: it takes true or false", "any"},
      {R"({"query": "a", "sort": "dat"})", "bad_parameter", "sort: there is no 'dat'; did you mean date?", "sort"},
      {R"({"query": "a", "fields": ["id"]})", "bad_parameter", "fields: there is no 'id'", "fields"},
      {R"({"query": "a", "fields": [1]})", "bad_parameter", "fields: it takes a list of texts", "fields"},
      {R"({"query": "a", "qery": "b"})", "bad_parameter", "no parameter qery; did you mean query?", "qery"},
      {R"({"request": "count", "by": "year,year"})", "bad_parameter", "by: it takes one grouping, or two that differ",
       "by"},
      {R"({"request": "passage", "id": "forum.md#99"})", "not_found",
       "forum.md#99: no such passage or document in the index", "id"},
      {R"({"request": "cite", "id": ["none"]})", "not_found", "none: no such passage or document in the index", "id"},
      {R"({"request": "words", "query": "bail", "window": "x"})", "bad_parameter", "window x: it is no window",
       "window"},
  };
  std::string lines;
  for (const Case& each : cases) lines += each.line + '\n';
  const Ended ended = batch(lines + "{\"query\": \"bail\"}\n");
  EXPECT_EQ(ended.status, 3);
  EXPECT_EQ(ended.err, "");
  const auto all = answers(lines + "{\"query\": \"bail\"}\n");
  ASSERT_EQ(all.size(), cases.size() + 1);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    SCOPED_TRACE(cases[i].line);
    const Json& error = all[i].at("error");
    EXPECT_EQ(error.at("code"), cases[i].code) << error.dump();
    EXPECT_EQ(error.at("detail"), cases[i].detail);
    EXPECT_EQ(error.value("parameter", ""), cases[i].parameter);
  }
  EXPECT_EQ(all.back().at("summary").at("total"), 2);
}

TEST_F(BatchCommand, GivesThePlaceOfAnErrorInAQuery) {
  const Json error = answer(R"({"query": "bail (judge", "tag": "q"})").at("error");
  EXPECT_EQ(error.at("code"), "bad_query");
  EXPECT_EQ(error.at("status"), 400);
  EXPECT_EQ(error.at("parameter"), "query");
  EXPECT_EQ(error.at("offset"), 5);
  const Json within = answer(R"({"request": "count", "query": "bail", "within": "judge AND"})").at("error");
  EXPECT_EQ(within.at("parameter"), "within") << within.dump();
}

TEST_F(BatchCommand, RefusesWhatIsTooLong) {
  const std::string query(70'000, 'a');
  const auto all = answers("{\"query\": \"" + query + "\"}\n{\"query\": \"" + std::string(2'000'000, 'b') +
                           "\"}\n{\"query\": \"bail\"}\n");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].at("error").at("detail"), "query: 70000 bytes; at most 65536");
  EXPECT_EQ(all[1].at("error").at("code"), "too_large");
  EXPECT_TRUE(all[2].contains("results"));
}

TEST_F(BatchCommand, AnswersBeforeTheNextRequestComes) {
  const Ended ended = run_shell(
      "mkfifo in out; \"$TENET\" batch --index forum.index < in > out & exec 3> in 4< out;"
      "for i in 1 2 3; do echo \"{\\\"request\\\": \\\"info\\\", \\\"tag\\\": $i}\" >&3; read -r line <&4;"
      "echo \"$line\" | cut -c1-8; done; exec 3>&-; wait",
      index_->folder().path());
  EXPECT_EQ(ended.out, "{\"tag\":1\n{\"tag\":2\n{\"tag\":3\n");
}

TEST_F(BatchCommand, SeesAnIndexThatIsReplaced) {
  ForumIndex index;
  index.folder().write("docs/new.txt", "Bail again.\n");
  const Ended ended = run_shell(
      "mkfifo in out; \"$TENET\" batch --index forum.index < in > out & exec 3> in 4< out;"
      "ask() { echo '{\"request\": \"info\"}' >&3; read -r line <&4; echo \"$line\" | grep -o '\"documents\":[0-9]*' | "
      "head -n 1; }; ask; \"$TENET\" index --index forum.index docs >/dev/null 2>&1; ask; exec 3>&-; wait",
      index.folder().path());
  EXPECT_EQ(ended.out, "\"documents\":2\n\"documents\":3\n");
}

TEST_F(BatchCommand, NeedsAnIndex) {
  const Ended ended = run_tenet({"batch", "--index", "none"}, index_->folder().path());
  EXPECT_EQ(ended.status, 2);
  EXPECT_TRUE(ended.err.starts_with("tenet: opening none: ")) << ended.err;
}

}  // namespace
}  // namespace tenet::test
