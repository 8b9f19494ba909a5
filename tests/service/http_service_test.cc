#include "cli/http/http_service.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

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
