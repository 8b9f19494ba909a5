#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>
#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet::test {
namespace {

// Invented documents, one paragraph each unless it says otherwise.
const SmallIndex& letters() {
  static const SmallIndex index({
      {.id = "bail.txt",
       .text = "Cash bail keeps poor defendants in jail before trial, and the bail schedule looks at nothing else.\n\n"
               "The weather in the valley was fine all week, with rain on the day of the market only.",
       .date = "2015"},
      {.id = "letters/trial one.txt",
       .text = "A defendant in jail before trial loses work, and no bail schedule asks what work he has.",
       .date = "2016"},
      {.id = "market", .text = "The market in the valley opens whatever the weather, rain or shine.", .date = "2017"},
      {.id = "goats", .text = "Goats eat whatever grows.", .date = "2018"},
  });
  return index;
}

TEST(MoreLike, FindsPassagesWithTheSameTellingWords) {
  struct Case {
    std::string_view query;
    std::string_view ids;
  };
  const std::vector<Case> cases{
      {"like:bail.txt#1", "letters/trial one.txt#1"},
      {R"(like:"letters/trial one.txt#1")", "bail.txt#1"},
      {"like:bail.txt#2", "market#1"},
      {"like:bail.txt#2 date:..2016", ""},
      {"like:bail.txt#2 -weather", ""},
      {"like:bail.txt#1 OR goats", "letters/trial one.txt#1 goats#1"},
  };
  for (const auto& [query, ids] : cases) EXPECT_EQ(letters().ids(query), ids) << query;
}

TEST(MoreLike, RefusesWhatIsNoPassageWithTheOneThatWasMeant) {
  struct Case {
    std::string_view query;
    std::size_t offset;
    std::string_view message;
    std::string_view hint;
  };
  const std::vector<Case> cases{
      {"rain like:bail.txt#9", 10, "unknown passage 'bail.txt#9'", "did you mean bail.txt#2?"},
      {"like:bail.txt", 5, "unknown passage 'bail.txt'", "did you mean bail.txt#1?"},
      {"like:bale.txt#2", 5, "unknown passage 'bale.txt#2'", "did you mean bail.txt#2?"},
      {R"(like:"trial one.txt#9")", 5, "unknown passage 'trial one.txt#9'", "did you mean letters/trial one.txt#1?"},
      {R"(like:".txt#1")", 5, "'.txt#1' may stand for 2 documents",
       "write more of the id: bail.txt#1, letters/trial one.txt#1"},
      {"like:nothing#1", 5, "unknown passage 'nothing#1'", "every hit shows its id: a document, # and a number"},
  };
  const Searcher searcher = letters().searcher();
  for (const Case& c : cases) {
    try {
      (void)searcher.parse(c.query);
      ADD_FAILURE() << c.query;
    } catch (const QueryError& error) {
      EXPECT_EQ(error.what(), c.message);
      EXPECT_EQ(error.hint(), c.hint);
      EXPECT_EQ(error.offset(), c.offset) << c.query;
    }
  }
}

TEST(MoreLike, IsSpelledOutInTheWordsOfThePassage) {
  const Searcher searcher = letters().searcher();
  EXPECT_EQ(describe(searcher.resolve(searcher.parse("like:goats#1"))),
            R"(all(word "whatever", without(field id "goats#1")))");
}

}  // namespace
}  // namespace tenet::test
