#include "cli/http/http_service.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include <nlohmann/json.hpp>

#include "fuzz/served_index.h"

namespace tenet::cli {
namespace {

HttpRequest get(const std::string& path, const std::string& format) {
  return {.method = "GET", .path = path, .parameters = {{"query", "bail"}, {"format", format}}};
}

TEST(HttpService, CountsAnAnswerInLinesUntilItsEnd) {
  HttpService service(test::served_index(), {.at_once = 1, .patience = std::chrono::milliseconds(1)});
  {
    const HttpAnswer lines = service.answer(get("/search", "jsonl"));
    ASSERT_EQ(lines.status, 200);
    ASSERT_TRUE(lines.next_part);
    EXPECT_EQ(service.answer(get("/search", "json")).status, 503);
  }
  EXPECT_EQ(service.answer(get("/search", "json")).status, 200);
}

TEST(HttpService, EndsAllAnswersWhenItStops) {
  HttpService service(test::served_index(), {});
  service.stop();
  for (const char* format : {"json", "jsonl"}) {
    const HttpAnswer answer = service.answer(get("/search", format));
    EXPECT_NE(answer.status, 200) << format;
  }
}

// Clients that keep no session may use the same ids.
TEST(HttpService, LetsNobodyCancelTheRequestsOfAnother) {
  HttpService service(test::served_index(), {});
  const auto post = [&](std::string body) {
    return service.answer({.method = "POST", .path = "/mcp", .body = std::move(body)});
  };
  std::string searches;
  std::string cancels;
  for (int id = 0; id < 100; ++id) {
    searches += std::string(id == 0 ? "[" : ",") + R"({"jsonrpc":"2.0","id":)" + std::to_string(id) +
                R"(,"method":"tools/call","params":{"name":"search","arguments":{"query":"bail"}}})";
    cancels += std::string(id == 0 ? "[" : ",") +
               R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":)" + std::to_string(id) +
               "}}";
  }
  std::atomic<bool> done = false;
  HttpAnswer answer;
  {
    const std::jthread asking([&] {
      answer = post(searches + ']');
      done = true;
    });
    while (!done) EXPECT_EQ(post(cancels + ']').status, 202);
  }
  EXPECT_EQ(nlohmann::json::parse(answer.body).size(), 100U);
}

TEST(HttpService, RefusesWhatWouldBeGatheredInMemory) {
  HttpService service(test::served_index(), {});
  HttpRequest folded = get("/search", "json");
  folded.parameters.insert(folded.parameters.end(), {{"fold", "true"}, {"offset", "1000000"}});
  EXPECT_EQ(service.answer(folded).status, 400);
  HttpRequest lines = get("/kwic", "json");
  lines.parameters.emplace_back("limit", "1000000");
  EXPECT_EQ(service.answer(lines).status, 400);
}

}  // namespace
}  // namespace tenet::cli
