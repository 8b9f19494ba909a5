#include "query/language/dates.h"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>

namespace tenet::query {
namespace {

TEST(ParseDateRange, GivesTheFirstAndTheLastDay) {
  struct Case {
    std::string_view value;
    std::string_view first;
    std::string_view last;
  };
  const std::vector<Case> cases = {
      {"2015", "2015-01-01", "2015-12-31"},
      {"2015-04", "2015-04-01", "2015-04-30"},
      {"2015-10-21", "2015-10-21", "2015-10-21"},
      {"2016-02", "2016-02-01", "2016-02-29"},
      {"2015-02", "2015-02-01", "2015-02-28"},
      {"1900-02", "1900-02-01", "1900-02-28"},
      {"2000-02", "2000-02-01", "2000-02-29"},
      {"2014..2016", "2014-01-01", "2016-12-31"},
      {"2024-12..2025", "2024-12-01", "2025-12-31"},
      {"2014..2014-05-06", "2014-01-01", "2014-05-06"},
      {"2014-05..2014", "2014-05-01", "2014-12-31"},
      {"2014..", "2014-01-01", ""},
      {"..2016-06", "", "2016-06-30"},
  };
  for (const auto& [value, first, last] : cases) {
    const DateRange range = parse_date_range(value);
    EXPECT_EQ(range.first, first) << value;
    EXPECT_EQ(range.last, last) << value;
  }
}

TEST(ParseDateRange, RefusesWhatIsNoDateAndGuessesWhatWasMeant) {
  constexpr std::string_view forms = "write date:2015, date:2015-10, date:2015-10-21 or date:2014..2016";
  struct Case {
    std::string_view value;
    std::string_view hint;
  };
  const std::vector<Case> cases = {
      {"", forms},
      {"..", forms},
      {"15", forms},
      {"0000", forms},
      {"2015-1", forms},
      {"2015-00", forms},
      {"2015-13", forms},
      {"2015-02-29", forms},
      {"2015-06-31", forms},
      {"2015-06-", forms},
      {"2015x06", forms},
      {"21-10-2015", forms},
      {"2014..2016..2018", forms},
      {"2014..soon", forms},
      {"+015", forms},
      {"2014...2016", "did you mean date:2014..2016?"},
      {"2014-2016", "did you mean date:2014..2016?"},
      {"2014\u20132016", "did you mean date:2014..2016?"},
      {"2014-05/2016", "did you mean date:2014-05..2016?"},
      {"2015/10/21", "did you mean date:2015-10-21?"},
      {"2016..2014-05", "did you mean date:2014-05..2016?"},
  };
  for (const auto& [value, hint] : cases) {
    try {
      (void)parse_date_range(value, 7);
      ADD_FAILURE() << value;
    } catch (const QueryError& error) {
      EXPECT_EQ(error.hint(), hint) << value;
      EXPECT_EQ(error.offset(), 7U) << value;
    }
  }
}

}  // namespace
}  // namespace tenet::query
