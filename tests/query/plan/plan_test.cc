#include "query/plan/plan.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include <tenet/error.h>

#include "query/answers/quotations.h"
#include "query/match/physical_plan.h"
#include "query/plan/plan_words.h"
#include "query/plan/question.h"
#include "query/plan/resolver.h"
#include "query/plan/spelling.h"
#include "store/passage_reader.h"
#include "support/island.h"

namespace tenet::query {
namespace {

std::string simplified(std::string_view query) {
  text::Analyser analyser;
  return to_string(to_query(make_plan(parse_query(query), analyser)));
}

TEST(MakePlan, KeepsWhatTellsPassagesApart) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", ""},
      {"judge", "judge"},
      {"the judge", "judge"},
      {"the OR judge", "judge"},
      {"to be", "to be"},
      {"the -judge", "the -judge"},
      {"the^2 judge", "the^2 judge"},
      {"\"the judge\"", "\"the judge\""},
  };
  for (const auto& [query, simple] : cases) EXPECT_EQ(simplified(query), simple) << query;
  text::Analyser analyser;
  const Query dashes{.kind = Query::Kind::phrase, .text = "--"};
  const Query either{.kind = Query::Kind::any, .operands = {dashes, {.kind = Query::Kind::word, .text = "judge"}}};
  EXPECT_EQ(to_query(make_plan(either, analyser)), either.operands.back());
}

TEST(MakePlan, MakesOneWordOfACompound) {
  const auto words = [](std::string_view query) {
    text::Analyser analyser;
    const Plan plan = make_plan(parse_query(query), analyser);
    std::vector<std::string> forms;
    for (const Plan& part : plan.operands.empty() ? std::vector{plan} : plan.operands) {
      std::string form;
      for (const Plan::Word& word : part.words) form += (form.empty() ? "" : " ") + word.form;
      forms.push_back(form);
    }
    return forms;
  };
  using Forms = std::vector<std::string>;
  EXPECT_EQ(words("non violent offenders"), (Forms{"nonviolent", "offenders"}));
  EXPECT_EQ(words("pre trial re entry"), (Forms{"pretrial", "reentry"}));
  EXPECT_EQ(words("re trial"), (Forms{"re", "trial"}));
  EXPECT_EQ(words("J. D. Vale"), (Forms{"jd", "vale"}));
  EXPECT_EQ(words("U. S. C. 924"), (Forms{"usc", "924"}));
  EXPECT_EQ(words("non^2 violent"), (Forms{"non", "violent"}));
  EXPECT_EQ(words("court-martialed guards"), (Forms{"court martialed", "guards"}));
}

TEST(MakePlan, TellsWhichWordsWeigh) {
  text::Analyser analyser;
  const auto weighing = [&](std::string_view query) {
    std::string marks;
    for (const Plan::Word& word : make_plan(parse_query(query), analyser).words) marks += word.weighs ? '+' : '-';
    return marks;
  };
  EXPECT_EQ(weighing("\"rule of law\""), "+-+");
  EXPECT_EQ(weighing("\"to be\""), "++");
  EXPECT_EQ(weighing("the"), "+");
}

TEST(MakePlan, AsksWhoSaidItWhereASpeakerStandsBesideIt) {
  text::Analyser analyser;
  const Plan plan = make_plan(parse_query("said:\"cash bail\" speaker:vale role:mayor"), analyser);
  ASSERT_EQ(plan.operands.front().operands.size(), 2U);
  const Plan& who = plan.operands.front().operands.back();
  EXPECT_EQ(who.kind, Plan::Kind::all);
  EXPECT_EQ(who.operands.front().name->words(), std::vector<std::string>{"vale"});
  EXPECT_EQ(who.operands.back().words.front().stem, "mayor");
}

// Whatever is made of a query: its words are known by then.
TEST(Plan, HasEachWordOfAQueryAnalysedOnce) {
  const store::Snapshot snapshot(test::island().path());
  store::PassageReader reader(snapshot);
  const std::vector<std::pair<std::string, std::size_t>> cases{
      {"judges", 1},
      {"judges discretion", 2},
      {"\"rule of the law\" OR judges^2", 5},
      {"(harbor NEAR/3 \"old goats\") -ferries", 4},
      {"said:(harbor OR goats) speaker:\"Ann Vale\" role:mayor", 5},
      {"harb* title:\"summer harbor\" organisation:council mentions:Vale date:2015", 5},
      {"harbor NOT (goats AND \"non violent\")", 3},
  };
  for (const auto& [query, words] : cases) {
    text::Analyser analyser;
    const Plan plan = make_plan(parse_query(query), analyser);
    EXPECT_EQ(analyser.words_analysed(), words) << query;
    (void)read_question(plan);
    (void)query_words(plan);
    (void)with_quotations(plan);
    if (query.find('*') == std::string::npos) (void)make_physical(plan, snapshot, analyser);
    EXPECT_EQ(analyser.words_analysed(), words) << query;
  }
}

}  // namespace
}  // namespace tenet::query
