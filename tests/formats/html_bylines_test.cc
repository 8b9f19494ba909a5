#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/html_page.h"

// What the lines below a headline say of author and date.
namespace tenet::indexer {
namespace {

std::string key_of(const Extract& extract, std::string_view key) {
  for (const DocumentKey& found : extract.keys) {
    if (found.key == key) return found.value;
  }
  return {};
}

TEST(ReadHtmlBylines, FindAuthorAndDate) {
  struct Case {
    std::string_view lines = {};
    std::string_view author = {};
    std::string_view date = {};
  };
  constexpr Case cases[] = {
      {"<p>By Odile Harrow&nbsp;March 4, 2019 5:00 pm</p>", "Odile Harrow", "2019-03-04"},
      {"<p>By Odile Harrow Mar. 4, 2019</p>", "Odile Harrow", "2019-03-04"},
      {"<p>By Odile Harrow Monday, March 4, 2019</p>", "Odile Harrow", "2019-03-04"},
      {"<p>By Odile Harrow &bull; Mar 4, 2019 at 5:00 pm EST</p>", "Odile Harrow", "2019-03-04"},
      {"<p>By Odile Harrow | March 4, 2019 | 10 A.M. ET</p>", "Odile Harrow", "2019-03-04"},
      {"<p>Written by: Odile Harrow</p>", "Odile Harrow", ""},
      {"<p>Story by: Odile Harrow and Jane Vane</p>", "Odile Harrow; Jane Vane", ""},
      {"<p>Author: Odile Harrow</p>", "Odile Harrow", ""},
      {"<p>By Jane Harrow of the Lantern Staff</p>", "Jane Harrow", ""},
      {"<p>By Mary Vane of The Salter Post</p>", "Mary Vane", ""},
      {"<p>3/24/19 by Odile Harrow</p>", "Odile Harrow", ""},
      {"<p>FOR RELEASE: Monday, March 4, 2019, 10 A.M. EST</p>", "", "2019-03-04"},
      {"<p>FOR IMMEDIATE RELEASE: March 4, 2019</p>", "", "2019-03-04"},
      {"<p>Release date: March 4, 2019</p>", "", "2019-03-04"},
      {"<p>Issue Date: March 2019</p>", "", "2019-03"},
      {"<p>Published: March 2019</p>", "", "2019-03"},
      {"<p>Public hearing: March 4, 2019</p>", "", ""},
      {"<p>Term: March 2019</p>", "", ""},
      {"<p>On Monday March 4, 2019 the board of the county met</p>", "", ""},
      {"<p>Slide 1: deputies walk the yard. (Photo by Jane Vane)</p>", "", ""},
      {"<figure><img src=a><figcaption>By Jane Vane</figcaption></figure>", "", ""},
      {"<p>By Lantern Staff</p>", "Lantern Staff", ""},
      {"<p>By May Vane, March 4, 2019</p>", "May Vane", "2019-03-04"},
  };
  for (const Case& test : cases) {
    const Extract extract = read(page(fmt::format("<h1>Bail ends</h1>{}{}", test.lines, prose)));
    EXPECT_EQ(key_of(extract, "author"), test.author) << test.lines;
    EXPECT_EQ(key_of(extract, "date"), test.date) << test.lines;
  }
}

}  // namespace
}  // namespace tenet::indexer
