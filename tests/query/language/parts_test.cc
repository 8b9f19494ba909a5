#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/query.h>

namespace tenet {
namespace {

TEST(Conjuncts, AreWhatMustEachBeTrue) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
      {"", {}},
      {"bail", {"bail"}},
      {"bail -jail topic:policing", {"bail", "-jail", "topic:policing"}},
      {"bail OR jail", {"bail OR jail"}},
      {"(bail jail)^2", {"(bail jail)^2"}},
      {"bail (jail OR prison) date:2015", {"bail", "jail OR prison", "date:2015"}},
  };
  for (const auto& [text, expected] : cases) {
    std::vector<std::string> parts;
    for (const Query& part : conjuncts(parse_query(text))) parts.push_back(to_string(part));
    EXPECT_EQ(parts, expected) << text;
    EXPECT_EQ(all_of(conjuncts(parse_query(text))), parse_query(text));
  }
}

TEST(ChoosesDocuments, IsTrueOfConditionsOnWholeDocuments) {
  for (const std::string text : {"date:2015", "organisation:forum", "-type:letter", "date:2015 OR author:nobody",
                                 "has:organisation", "document:a", "source:press -date:2016"}) {
    EXPECT_TRUE(chooses_documents(parse_query(text))) << text;
  }
  for (const std::string text : {"", "bail", "topic:policing", "speaker:example", "has:quote", "title:bail", "id:a#1",
                                 "date:2015 OR bail", "-bail", "mentions:example"}) {
    EXPECT_FALSE(chooses_documents(parse_query(text))) << text;
  }
}

}  // namespace
}  // namespace tenet
