#include <tenet/pages.h>

#include <gtest/gtest.h>

namespace tenet {
namespace {

// Front matter in roman numbers, then pages that carry their own numbers; a note goes back.
PageMap some_pages() {
  return {.marks = {{0, 1}, {100, 2}, {200, 3}, {250, 2}, {260, 3}}, .labels = {"i", "ii", ""}};
}

TEST(PageMap, TellsThePagesOfAStretch) {
  const PageMap pages = some_pages();
  EXPECT_EQ(to_string(pages.pages_of({0, 100})), "p. i");
  EXPECT_EQ(to_string(pages.pages_of({99, 101})), "pp. i-ii");
  EXPECT_EQ(to_string(pages.pages_of({150, 205})), "pp. ii-3");
  EXPECT_EQ(to_string(pages.pages_of({210, 300})), "pp. ii-3") << "from the lowest to the highest";
  EXPECT_EQ(to_string(pages.pages_of({900, 901})), "p. 3");
}

TEST(PageMap, GivesWhatStandsBeforeTheFirstMarkItsPage) {
  EXPECT_EQ(PageMap({.marks = {{10, 4}}}).pages_of({0, 5}), (PageRange{4, 4, "4", "4"}));
}

TEST(PageMap, OfNoPagesGivesNone) {
  EXPECT_TRUE(PageMap().pages_of({0, 5}).empty());
  EXPECT_EQ(to_string(PageRange()), "");
}

TEST(PageMap, LabelsAPageByItsNumberWhereNothingIsPrinted) {
  EXPECT_EQ(some_pages().label_of(3), "3");
  EXPECT_EQ(some_pages().label_of(9), "9");
  EXPECT_EQ(some_pages().label_of(2), "ii");
}

}  // namespace
}  // namespace tenet
