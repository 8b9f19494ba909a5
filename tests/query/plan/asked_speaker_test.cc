#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "query/plan/asked_speaker.h"

namespace tenet::query {
namespace {

struct Case {
  std::string role;
  Speaker speaker;
  bool asked_for;
};

TEST(Role, IsWhatASpeakerIsOrIsCalledWithoutAName) {
  using enum SpeakerKind;
  const Speaker chief{.name = "Odile Harrow", .kind = person, .role = "Port Salter Police Chief"};
  const std::vector<Case> cases = {
      {"police chief", chief, true},
      {"police chiefs", chief, true},
      {"Chief", chief, true},
      {"chief police", chief, false},
      {"harrow", chief, false},
      {"mayor", chief, false},
      {"", chief, false},
      {"prosecutor", {.name = "a prosecutor", .kind = person}, true},
      {"prosecutor", {.name = "A prosecutor for the county", .kind = person}, true},
      {"prosecutor", {.name = "Prosecutors", .kind = group}, true},
      {"attorney general", {.name = "Attorney General", .kind = office}, true},
      {"vane", {.name = "Ann Vane", .kind = person}, false},
      {"keepers", {.name = "Lantern Keepers Association", .kind = organisation}, false},
      {"chief mayor", {.name = "the mayor", .kind = office, .role = "fire chief"}, false},
  };
  text::Analyser analyser;
  for (const Case& c : cases) {
    const Plan plan = make_plan({.kind = Query::Kind::field, .text = c.role, .field = "role"}, analyser);
    EXPECT_EQ(is_asked_for(plan, c.speaker, analyser), c.asked_for) << c.role << " of " << c.speaker.name;
  }
}

}  // namespace
}  // namespace tenet::query
