#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include <nlohmann/json.hpp>

#include "cli/mcp/mcp.h"
#include "fuzz/served_index.h"

namespace tenet::cli {
namespace {

using Json = nlohmann::json;

std::string list_of_searches(int count) {
  Json list = Json::array();
  for (int id = 0; id < count; ++id) {
    list.push_back({{"jsonrpc", "2.0"},
                    {"id", id},
                    {"method", "tools/call"},
                    {"params", {{"name", "search"}, {"arguments", {{"query", "bail"}}}}}});
  }
  return list.dump();
}

std::size_t count_failed(const std::string& answers) {
  std::size_t failed = 0;
  for (const Json& answer : Json::parse(answers)) failed += answer.at("result").at("isError") == true ? 1 : 0;
  return failed;
}

TEST(McpServer, AnswersEachOfAList) {
  const auto answers = McpServer(test::served_index()).answer(list_of_searches(40), {});
  ASSERT_TRUE(answers);
  EXPECT_EQ(Json::parse(*answers).size(), 40U);
  EXPECT_EQ(count_failed(*answers), 0U);
}

TEST(McpServer, GivesAListTheBytesOfOneAnswer) {
  const auto one = McpServer(test::served_index()).answer(list_of_searches(1), {});
  ASSERT_TRUE(one);
  const auto answers = McpServer(test::served_index()).answer(list_of_searches(40), {.answer_bytes = 5 * one->size()});
  ASSERT_TRUE(answers);
  EXPECT_GE(count_failed(*answers), 34U);
  EXPECT_LE(count_failed(*answers), 39U);
}

TEST(McpServer, GivesAListTheTimeOfOneAnswer) {
  const auto answers = McpServer(test::served_index()).answer(list_of_searches(40), {.time = std::chrono::seconds(0)});
  ASSERT_TRUE(answers);
  EXPECT_EQ(count_failed(*answers), 40U);
  EXPECT_NE(answers->find("the time for it is over"), std::string::npos);
}

TEST(McpServer, ReadsIdsAsTheyCome) {
  McpServer server(test::served_index());
  for (const std::string id : {"0", "-1", "18446744073709551615", "1.5", "1e300", "\"\"", "\"\\u0000\""}) {
    const auto answer = server.answer(R"({"jsonrpc":"2.0","method":"ping","id":)" + id + '}', {});
    ASSERT_TRUE(answer) << id;
    EXPECT_EQ(Json::parse(*answer).at("id"), Json::parse(id));
  }
  const auto answer = server.answer(R"({"jsonrpc":"2.0","method":"ping","id":1e400})", {});
  ASSERT_TRUE(answer);
  EXPECT_EQ(Json::parse(*answer).at("error").at("code"), -32700);
}

// 100,000 values inside each other once overflowed the stack.
TEST(McpServer, RefusesWhatNestsTooDeep) {
  McpServer server(test::served_index());
  for (const std::size_t depth : {60U, 100'000U}) {
    const std::string deep = std::string(depth, '[') + std::string(depth, ']');
    for (const std::string& message :
         {deep, R"({"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":)" + deep + "}}"}) {
      const auto answer = server.answer(message, {});
      ASSERT_TRUE(answer);
      EXPECT_EQ(Json::parse(*answer).at("error").at("code"), -32700);
    }
  }
  const auto answer = server.answer(
      R"({"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":[[[[[[[[[[{"b":[[[[[[]]]]]]}]]]]]]]]]]}})", {});
  ASSERT_TRUE(answer);
  EXPECT_TRUE(Json::parse(*answer).contains("result"));
}

std::string cancelling(const std::string& id) {
  return R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":)" + id + "}}";
}
std::string search(const std::string& id) {
  return R"({"jsonrpc":"2.0","id":)" + id +
         R"(,"method":"tools/call","params":{"name":"search","arguments":{"query":"bail"}}})";
}

TEST(McpServer, DoesNotAnswerWhatWasCancelledBeforeItBegan) {
  McpServer server(test::served_index());
  server.look_ahead(cancelling("7"));
  EXPECT_FALSE(server.answer(search("7"), {}));
  EXPECT_TRUE(server.answer(search("\"7\""), {})) << "an id that is a text is another";
  EXPECT_TRUE(server.answer(search("7"), {}, "another client"));
  EXPECT_FALSE(server.answer(cancelling("7"), {}));
  EXPECT_TRUE(server.answer(search("7"), {})) << "the id may be used again";
}

TEST(McpServer, DoesNotAnswerForAResourceThatWasCancelled) {
  McpServer server(test::served_index());
  const std::string read =
      R"({"jsonrpc":"2.0","id":7,"method":"resources/read","params":{"uri":"tenet://passage/no%20such.txt%231"}})";
  server.look_ahead(cancelling("7"));
  EXPECT_FALSE(server.answer(read, {}));
  EXPECT_FALSE(server.answer(cancelling("7"), {}));
  EXPECT_NE(server.answer(read, {}).value_or("").find("-32002"), std::string::npos) << "there is none";
}

TEST(McpServer, LeavesTheRestOfAListThatIsCancelledInPart) {
  McpServer server(test::served_index());
  server.look_ahead("[" + cancelling("1") + ',' + cancelling("2") + ']');
  const auto answers = server.answer('[' + search("1") + ',' + search("3") + ',' + search("2") + ']', {});
  ASSERT_TRUE(answers);
  EXPECT_EQ(Json::parse(*answers).size(), 1U);
  EXPECT_EQ(Json::parse(*answers).at(0).at("id"), 3);
}

TEST(McpServer, IgnoresCancellingOfWhatIsNoRequest) {
  McpServer server(test::served_index());
  for (const std::string id : {"null", "{}", "[1]", "true", "99"}) {
    server.look_ahead(cancelling(id));
    EXPECT_FALSE(server.answer(cancelling(id), {})) << id;
  }
  EXPECT_FALSE(server.answer(R"({"jsonrpc":"2.0","method":"notifications/cancelled"})", {}));
  EXPECT_FALSE(server.answer(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":[]})", {}));
  EXPECT_TRUE(server.answer(search("1"), {}));
}

TEST(RunningCalls, AreCancelledByTheirName) {
  RunningCalls calls;
  const RunningCalls::Call one(calls, "one");
  const RunningCalls::Call other(calls, "other");
  calls.cancel("one");
  EXPECT_TRUE(one.cancelled().stop_requested());
  EXPECT_FALSE(other.cancelled().stop_requested());
  const RunningCalls::Call again(calls, "one");
  EXPECT_FALSE(again.cancelled().stop_requested());
}

}  // namespace
}  // namespace tenet::cli
