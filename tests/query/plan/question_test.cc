#include "query/plan/question.h"

#include <string>

#include <gtest/gtest.h>

#include "query/plan/plan.h"

namespace tenet::query {
namespace {

std::string question(const std::string& text) {
  text::Analyser analyser;
  const auto any_word = read_question(make_plan(parse_query(text), analyser));
  return any_word ? to_string(to_query(*any_word)) : "none";
}

TEST(ReadQuestion, KeepsWhatTellsSomethingOnce) {
  EXPECT_EQ(question("Do guards who beat a prisoner lose their jobs?"), "guards OR beat OR prisoner OR lose OR jobs");
  EXPECT_EQ(question("prisoner prisoners beaten"), "prisoner OR beaten");
  EXPECT_EQ(question("court-martialed guards"), "court OR martialed OR guards");
}

TEST(ReadQuestion, LeavesOtherQueriesAsTheyAre) {
  for (const char* text :
       {"", "guards", "the guards", "court-martialed", "guards OR prisoners", "guards -prisoners", "\"prison guards\"",
        "guards topic:bail", "guards^2 prisoners", "guards inmat*", "~guards beaten", "guards NEAR/5 prisoners"}) {
    EXPECT_EQ(question(text), "none") << text;
  }
}

}  // namespace
}  // namespace tenet::query
