#include "indexer/reading/dates.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace tenet::indexer {
namespace {

TEST(IsoDate, ReadsTheFormsOfFrontMatter) {
  struct Case {
    std::string_view text;
    std::string_view date;
  };
  const std::vector<Case> cases = {
      {"2015-10-21", "2015-10-21"},
      {"2015-10-21T18:30:00Z", "2015-10-21"},
      {"2015-10-21 15:58:35-05:00", "2015-10-21"},
      {" 2015-10-21\n", "2015-10-21"},
      {"2015-10", "2015-10"},
      {"2015", "2015"},
      {"October 21, 2015", "2015-10-21"},
      {"Wednesday, October 21, 2015", "2015-10-21"},
      {"Oct. 21, 2015", "2015-10-21"},
      {"Sept. 3, 1999", "1999-09-03"},
      {"21 October 2015", "2015-10-21"},
      {"21 OCT 2015", "2015-10-21"},
      {"October 2015", "2015-10"},
      {"10/21/2015", "2015-10-21"},
      {"2/1/2015", "2015-02-01"},
      {"February 29, 2016", "2016-02-29"},
  };
  for (const Case& c : cases) EXPECT_EQ(iso_date(c.text), std::string(c.date)) << c.text;
}

TEST(IsoDate, GivesNothingForWhatIsNoDate) {
  for (const auto* text : {"", "undated", "October", "21/10/2015", "2015-13-01", "2015-02-30", "February 29, 2015",
                           "2015-1-1", "10/21/15", "20151021", "2015-10-21x", "the year 2015", "10-21-2015",
                           "May 2015 and June 2015", "Police chiefs 2015", "99999"}) {
    EXPECT_EQ(iso_date(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace tenet::indexer
