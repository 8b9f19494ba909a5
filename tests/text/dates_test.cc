#include "text/dates.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace tenet::text {
namespace {

// What is read of it, and the readings that are left open behind a bar; empty for nothing.
std::string read(std::string_view text) {
  const WrittenDate written = read_written_date(text);
  return (written.date ? to_iso(*written.date) : "") + (written.readings.empty() ? "" : "|" + written.readings);
}

struct Case {
  std::string_view text;
  std::string_view date;
};

TEST(ReadWrittenDate, ReadsWhatIsCertain) {
  const std::vector<Case> cases = {
      {"2015-10-21", "2015-10-21"},
      {"2015-10-21T18:30:00Z", "2015-10-21"},
      {"2015-10-21T18:30", "2015-10-21"},
      {"2015-10-21 15:58:35-05:00", "2015-10-21"},
      {" 2015-10-21\n", "2015-10-21"},
      {"2015-10", "2015-10"},
      {"2015", "2015"},
      {"2015-1-5", "2015-01-05"},
      {"2015/10/21", "2015-10-21"},
      {"2015/1/5 08:00", "2015-01-05"},
      {"2015.10.21", "2015-10-21"},
      {"20151021", "2015-10-21"},
      {"October 21, 2015", "2015-10-21"},
      {"October 21 2015", "2015-10-21"},
      {"October 21st, 2015", "2015-10-21"},
      {"March 3rd 2015", "2015-03-03"},
      {"22nd of March, 2015", "2015-03-22"},
      {"the 4th day of July 1999", "1999-07-04"},
      {"on May 2, 2019", "2019-05-02"},
      {"Wednesday, October 21, 2015", "2015-10-21"},
      {"Oct. 21, 2015", "2015-10-21"},
      {"Sept. 3, 1999", "1999-09-03"},
      {"21 October 2015", "2015-10-21"},
      {"21 OCT 2015", "2015-10-21"},
      {"21-Oct-2015", "2015-10-21"},
      {"21.Oct.2015", "2015-10-21"},
      {"2015 Oct 21", "2015-10-21"},
      {"2015-Oct-21", "2015-10-21"},
      {"October 2015", "2015-10"},
      {"2015 October", "2015-10"},
      {"10/2015", "2015-10"},
      {"10/21/2015", "2015-10-21"},
      {"Thu, 02/11/2021 - 10:32", "2021-02-11"},
      {"Tuesday, 02/11/2021", "2021-11-02"},
      {"21/10/2015", "2015-10-21"},
      {"21.10.2015", "2015-10-21"},
      {"21-10-2015", "2015-10-21"},
      {"10-21-2015", "2015-10-21"},
      {"5/5/2015", "2015-05-05"},
      {"February 29, 2016", "2016-02-29"},
      {"Tue, 31 Dec 2019 23:15:30 GMT", "2019-12-31"},
      {"Tue, 31 Dec 2019 23:15:30 +0100", "2019-12-31"},
      {"31 Dec 2019 23:15 (CET)", "2019-12-31"},
      {"December 31, 2019 at 11:15 p.m.", "2019-12-31"},
      {"Thurs., Dec. 5, 2019", "2019-12-05"},
      {"31 Dec 0019", "0019-12-31"},
  };
  for (const auto& [text, date] : cases) EXPECT_EQ(read(text), date) << text;
}

TEST(ReadWrittenDate, TakesTheYearAloneWhereDayAndMonthMayChangePlaces) {
  EXPECT_EQ(read("04/03/2019"), "2019|April 3 or March 4");
  EXPECT_EQ(read("4.3.2019"), "2019|April 3 or March 4");
  EXPECT_EQ(read("12-01-2019"), "2019|December 1 or January 12");
}

TEST(ReadWrittenDate, ReadsNothingThatIsNotCertain) {
  for (const std::string_view text : {"",
                                      "undated",
                                      "n.d.",
                                      "October",
                                      "October 21",
                                      "2015-13-01",
                                      "2015-02-30",
                                      "February 29, 2015",
                                      "2015-00-10",
                                      "2015-10-00",
                                      "2015/13/01",
                                      "31/02/2015",
                                      "32.10.2015",
                                      "20151321",
                                      "99999999",
                                      "201510",
                                      "10/21/15",
                                      "21 Oct 15",
                                      "'15",
                                      "2015-10-21x",
                                      "the year 2015",
                                      "c. 2015",
                                      "circa 2015",
                                      "ca. 2015",
                                      "before 2015",
                                      "2015?",
                                      "2015-2016",
                                      "2015-16",
                                      "2015/16",
                                      "2014 and 2015",
                                      "May 2015 and June 2015",
                                      "May-June 2015",
                                      "Police chiefs 2015",
                                      "99999",
                                      "0000",
                                      "0000-01-01",
                                      "1571659200",
                                      "2015-W43",
                                      "2015-294",
                                      "spring 2015",
                                      "Q3 2015",
                                      "21st century",
                                      "1/2",
                                      "Monday",
                                      "-2015",
                                      "2015-10-21-22",
                                      "1.2.3.4",
                                      "3 May 2015 2016"}) {
    EXPECT_EQ(read(text), "") << text;
  }
  EXPECT_EQ(read(std::string(1000, '1')), "");
  EXPECT_EQ(read(std::string(40, ' ') + "2015" + std::string(40, ' ')), "");
}

TEST(ReadIsoDate, ReadsThreeFormsAlone) {
  EXPECT_EQ(read_iso_date("2015"), (Date{2015}));
  EXPECT_EQ(read_iso_date("2015-02"), (Date{2015, 2}));
  EXPECT_EQ(read_iso_date("2016-02-29"), (Date{2016, 2, 29}));
  for (const std::string_view text : {"", "15", "0000", "2015-1", "2015-00", "2015-13", "2015-02-29", "2015-06-31",
                                      "2015-06-", "2015x06", "+015", "2015-06-1x", "2015-06-010", " 2015"}) {
    EXPECT_EQ(read_iso_date(text), std::nullopt) << text;
  }
}

TEST(ReadIsoDate, ReadsBackEveryDate) {
  for (const int year : {1, 1900, 2000, 2019, 2020, 9999}) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= days_of_month(year, month); ++day) {
        const Date date{year, month, day};
        EXPECT_EQ(read_iso_date(to_iso(date)), date);
        EXPECT_EQ(read_written_date(to_iso(date)).date, date);
      }
      EXPECT_FALSE(exists({year, month, days_of_month(year, month) + 1}));
    }
  }
}

}  // namespace
}  // namespace tenet::text
