#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/command.h"
#include "support/forum_index.h"

namespace tenet::test {
namespace {

using Json = nlohmann::json;

class McpCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { index_ = new ForumIndex(); }
  static void TearDownTestSuite() { delete index_; }

  // What the server writes when a client sends these messages, a line each.
  static std::vector<Json> talk(const std::vector<std::string>& messages) {
    std::string lines;
    for (const std::string& message : messages) lines += message + '\n';
    index_->folder().write("messages", lines);
    const Ended ended = run_shell("\"$TENET\" mcp --index forum.index < messages", index_->folder().path());
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.err, "");
    std::vector<Json> answers;
    for (std::size_t begin = 0; begin < ended.out.size();) {
      const std::size_t end = ended.out.find('\n', begin);
      answers.push_back(Json::parse(ended.out.substr(begin, end - begin)));
      begin = end + 1;
    }
    return answers;
  }
  static Json ask(const std::string& method, const Json& params = Json::object()) {
    const Json message{{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", params}};
    const auto answers = talk({message.dump()});
    EXPECT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers.at(0).at("id"), 7);
    return answers.at(0);
  }
  // What a tool answers.
  static Json call(const std::string& tool, const Json& arguments, bool is_error = false) {
    const Json result = ask("tools/call", {{"name", tool}, {"arguments", arguments}}).at("result");
    EXPECT_EQ(result.at("isError"), is_error) << result.dump();
    EXPECT_EQ(result.at("content").at(0).at("type"), "text");
    return Json::parse(result.at("content").at(0).at("text").get<std::string>());
  }

  static ForumIndex* index_;
};

ForumIndex* McpCommand::index_ = nullptr;

TEST_F(McpCommand, Begins) {
  for (const std::string version : {"2025-06-18", "2025-03-26", "2024-11-05"}) {
    const Json result =
        ask("initialize", {{"protocolVersion", version}, {"capabilities", Json::object()}}).at("result");
    EXPECT_EQ(result.at("protocolVersion"), version);
    EXPECT_EQ(result.at("serverInfo").at("name"), "tenet");
  }
  EXPECT_EQ(ask("initialize", {{"protocolVersion", "1999-01-01"}}).at("result").at("protocolVersion"), "2025-06-18");
  EXPECT_TRUE(talk({R"({"jsonrpc": "2.0", "method": "notifications/initialized"})"}).empty());
  EXPECT_EQ(ask("ping").at("result"), Json::object());
}

TEST_F(McpCommand, ListsToolsWithWhatTheyTake) {
  const Json tools = ask("tools/list").at("result").at("tools");
  std::vector<std::string> names;
  for (const Json& tool : tools) {
    names.push_back(tool.at("name"));
    const Json& schema = tool.at("inputSchema");
    EXPECT_EQ(schema.at("type"), "object");
    for (const Json& name : schema.value("required", Json::array()))
      EXPECT_TRUE(schema.at("properties").contains(name));
    EXPECT_TRUE(tool.at("annotations").at("readOnlyHint").get<bool>());
  }
  EXPECT_EQ(names, (std::vector<std::string>{"search", "quotes", "verify", "passage", "count", "cite", "topics"}));
  EXPECT_LT(tools.dump().size(), 12'000U) << "an assistant reads all of it";
}

TEST_F(McpCommand, GivesIdSpeakerWordsAndReference) {
  const Json found = call("search", {{"query", "judge discretion"}});
  EXPECT_EQ(found.at("results").at(0).at("passage"), "forum.md#2");
  EXPECT_EQ(found.at("results").at(0).at("speaker"), Json::array({"Ada Example"}));
  EXPECT_EQ(found.at("results").at(0).at("plain"),
            "\"A judge needs discretion,\" said Ada Example, a judge. \"It must be hers.\"");
  const std::string citation = "The Example Forum. (2015, October 21). A forum on bail. https://forum.example/bail";
  EXPECT_EQ(found.at("results").at(0).at("citation"), citation);
  EXPECT_EQ(found.at("results").at(0).size(), 5U);
  const Json quoted = call("quotes", {{"query", "speaker:ada"}}).at("results").at(0);
  EXPECT_EQ(quoted.at("speaker"), "Ada Example");
  EXPECT_EQ(quoted.at("plain"), "A judge needs discretion,");
  EXPECT_EQ(quoted.at("citation"), citation);
}

TEST_F(McpCommand, Verifies) {
  const Json right = call("verify", {{"words", "A judge needs discretion"}, {"speaker", "Example"}});
  EXPECT_EQ(right.at("summary").at("verbatim"), true);
  EXPECT_EQ(right.at("results").at(0).at("speaker"), "Ada Example");
  const Json wrong = call("verify", {{"words", "Cash bail often keeps people in jail because they are poor"}});
  EXPECT_EQ(wrong.at("summary").at("verdict"), "altered");
  EXPECT_EQ(wrong.at("results").at(0).at("differences"), Json::array({"added:  -> often"}));
  EXPECT_EQ(call("verify", {{"words", "zebras pay nothing"}}).at("summary").at("verdict"), "not found");
}

TEST_F(McpCommand, AnswersTheOtherTools) {
  EXPECT_EQ(call("passage", {{"id", "forum.md#1"}, {"context", 1}}).at("results").size(), 2U);
  EXPECT_EQ(call("count", {{"query", "bail"}, {"by", "year"}}).at("results").size(), 3U);
  EXPECT_EQ(call("cite", {{"id", {"forum.md#1"}}}).at("results").at(0).at("passages"), Json::array({"forum.md#1"}));
  EXPECT_EQ(call("topics", Json::object()).at("results").at(0).size(), 3U);
}

TEST_F(McpCommand, TellsTheAssistantWhatIsWrong) {
  EXPECT_EQ(call("search", {{"query", "bail (judge"}}, true).at("offset"), 5);
  EXPECT_EQ(call("search", Json::object(), true).at("detail"), "query: it is missing");
  EXPECT_EQ(call("search", {{"query", "bail"}, {"fields", {"text"}}}, true).at("detail"),
            "no parameter fields of search");
  EXPECT_EQ(call("passage", {{"id", "none.md#1"}}, true).at("code"), "not_found");
}

TEST_F(McpCommand, GivesPassagesAsResources) {
  const Json templates = ask("resources/templates/list").at("result").at("resourceTemplates");
  EXPECT_EQ(templates.at(0).at("uriTemplate"), "tenet://passage/{id}");
  EXPECT_TRUE(ask("resources/list").at("result").at("resources").empty());
  const std::string uri = "tenet://passage/sub%2Fa%23b%2C%20c.txt%231";
  const Json contents = ask("resources/read", {{"uri", uri}}).at("result").at("contents");
  EXPECT_EQ(contents.at(0).at("uri"), uri);
  const Json answer = Json::parse(contents.at(0).at("text").get<std::string>());
  EXPECT_EQ(answer.at("results").at(0).at("passage"), "sub/a#b, c.txt#1");
  EXPECT_EQ(ask("resources/read", {{"uri", "tenet://passage/none%231"}}).at("error").at("code"), -32002);
  EXPECT_EQ(ask("resources/read", {{"uri", "file:///etc/passwd"}}).at("error").at("code"), -32002);
}

TEST_F(McpCommand, BeginsTasks) {
  EXPECT_EQ(ask("prompts/list").at("result").at("prompts").size(), 2U);
  const Json prompt = ask("prompts/get", {{"name", "review"}, {"arguments", {{"question", "Who pays bail?"}}}});
  const std::string text = prompt.at("result").at("messages").at(0).at("content").at("text");
  EXPECT_NE(text.find("Who pays bail?"), std::string::npos);
  EXPECT_EQ(ask("prompts/get", {{"name", "review"}}).at("error").at("code"), -32602);
}

TEST_F(McpCommand, SurvivesWhatIsNoMessage) {
  struct Case {
    std::string message;
    int code;
  };
  const std::vector<Case> cases = {
      {"{", -32700},
      {"\xff", -32700},
      {"1", -32600},
      {R"({"jsonrpc": "2.0", "id": 1e400, "method": "ping"})", -32700},
      {"{}", -32600},
      {"[]", -32600},
      {R"({"jsonrpc": "2.0", "id": {}, "method": "ping"})", -32600},
      {R"({"jsonrpc": "2.0", "id": 1, "method": 5})", -32600},
      {R"({"jsonrpc": "2.0", "id": 1, "method": "nothing"})", -32601},
      {R"({"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []})", -32602},
      {R"({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "index"}})", -32602},
      {R"({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "search", "arguments": 1}})", -32602},
  };
  std::vector<std::string> messages;
  for (const Case& each : cases) messages.push_back(each.message);
  messages.emplace_back(R"([{"jsonrpc": "2.0", "id": 1, "method": "ping"}, {"jsonrpc": "2.0", "method": "x"}])");
  messages.emplace_back(R"({"jsonrpc": "2.0", "id": "a", "result": {}})");
  const auto answers = talk(messages);
  ASSERT_EQ(answers.size(), cases.size() + 1);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(answers[i].at("error").at("code"), cases[i].code) << cases[i].message;
  }
  EXPECT_EQ(answers.back(), Json::parse(R"([{"jsonrpc": "2.0", "id": 1, "result": {}}])"));
}

// The messages come at once, so that the last is read before the first is answered.
TEST_F(McpCommand, DoesNotAnswerWhatIsCancelled) {
  const auto request = [](int id) {
    return Json{{"jsonrpc", "2.0"},
                {"id", id},
                {"method", "tools/call"},
                {"params", {{"name", "search"}, {"arguments", {{"query", "bail"}}}}}}
        .dump();
  };
  const auto answers =
      talk({request(1), request(2), request(3),
            R"({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 2, "reason": "late"}})",
            request(2)});
  ASSERT_EQ(answers.size(), 3U);
  EXPECT_EQ(answers[0].at("id"), 1);
  EXPECT_EQ(answers[1].at("id"), 3);
  EXPECT_EQ(answers[2].at("id"), 2) << "the id is used again";
}

}  // namespace
}  // namespace tenet::test
