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

TEST(AnswerMessage, AnswersEachOfAList) {
  const auto answers = answer_message(list_of_searches(40), test::served_index(), {});
  ASSERT_TRUE(answers);
  EXPECT_EQ(Json::parse(*answers).size(), 40U);
  EXPECT_EQ(count_failed(*answers), 0U);
}

TEST(AnswerMessage, GivesAListTheBytesOfOneAnswer) {
  const auto one = answer_message(list_of_searches(1), test::served_index(), {});
  ASSERT_TRUE(one);
  const auto answers = answer_message(list_of_searches(40), test::served_index(), {.answer_bytes = 5 * one->size()});
  ASSERT_TRUE(answers);
  EXPECT_GE(count_failed(*answers), 34U);
  EXPECT_LE(count_failed(*answers), 39U);
}

TEST(AnswerMessage, GivesAListTheTimeOfOneAnswer) {
  const auto answers = answer_message(list_of_searches(40), test::served_index(), {.time = std::chrono::seconds(0)});
  ASSERT_TRUE(answers);
  EXPECT_EQ(count_failed(*answers), 40U);
  EXPECT_NE(answers->find("the time for it is over"), std::string::npos);
}

}  // namespace
}  // namespace tenet::cli
