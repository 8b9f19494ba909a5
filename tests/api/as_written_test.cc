// The same words as different people, courts and printers write them find each other.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet::test {
namespace {

const SmallIndex& writers() {
  static const SmallIndex index({
      {.id = "spaced",
       .text =
           "Harrow v. Salmon, 530 U. S. 238 (2000), 18 U. S. C. \u00a7 924(c), the U. S. Sentencing Commission, the "
           "F. B. I. and J. D. Vale spoke on bail."},
      {.id = "tight",
       .text = "Harrow v. Salmon, 530 U.S. 238 (2000), 18 U.S.C. \u00a7 924(c), the U.S. Sentencing Commission, the "
               "F.B.I. and J.D. Vale spoke on bail."},
      {.id = "accents", .text = "Linda S\u00e1nchez and Fran\u00e7ois C\u00f4t\u00e9 met \u0141ukasz in Bogot\u00e1."},
      {.id = "plain", .text = "Linda Sanchez and Francois Cote met Lukasz in Bogota."},
      {.id = "brackets",
       .text = "The senator called \"[m]andatory sentences\" unjust, and \"the[se] [r]eforms\" right."},
      {.id = "wrapped", .text = "Rules for non-\nviolent offenders in pre-\n  trial detention and their re-\nentry."},
      {.id = "dashes", .text = "In Perrin -v- Marlow the judge granted leave."},
      {.id = "dots", .text = "In Perrin v. Marlow the judge granted leave."},
  });
  return index;
}

TEST(AsWritten, IsFoundAsAnybodyWritesIt) {
  struct Case {
    std::string_view query;
    std::string_view found;  // by id
  };
  const std::vector<Case> cases{
      {"\"530 U.S. 238\"", "spaced tight"},
      {"\"530 U. S. 238\"", "spaced tight"},
      {"530 U. S. 238", "spaced tight"},
      {"18 USC 924(c)", "spaced tight"},
      {"\"18 U. S. C. \u00a7 924(c)\"", "spaced tight"},
      {"\"U.S. Sentencing Commission\"", "spaced tight"},
      {"US Sentencing", "spaced tight"},
      {"FBI", "spaced tight"},
      {"F. B. I.", "spaced tight"},
      {"\"J.D. Vale\"", "spaced tight"},
      {"\"J. D. Vale\"", "spaced tight"},
      {"JD Vale", "spaced tight"},
      {"Sanchez", "accents plain"},
      {"S\u00e1nchez", "accents plain"},
      {"Sa\u0301nchez", "accents plain"},
      {"\"Linda S\u00e1nchez\"", "accents plain"},
      {"cote bogota", "accents plain"},
      {"C\u00d4T\u00c9", "accents plain"},
      {"lukasz", "accents plain"},
      {"\u0142uk*", "accents plain"},
      {"mandatory", "brackets"},
      {"\"mandatory sentences\"", "brackets"},
      {"\"[m]andatory sentences\"", "brackets"},
      {"\"these reforms\"", "brackets"},
      {"topic:mandatory-minimums", "brackets"},
      {"nonviolent", "wrapped"},
      {"non-violent pre-trial", "wrapped"},
      {"\"non violent offenders\"", "wrapped"},
      {"reentry", "wrapped"},
      {"topic:pretrial", "wrapped"},
      {"Perrin v Marlow", "dashes dots"},
      {"Perrin v. Marlow", "dashes dots"},
      {"Perrin -v- Marlow", "dashes dots"},
  };
  for (const Case& each : cases) {
    std::string found;
    SearchOptions options{.by = SearchOptions::By::document};
    std::vector<std::string> ids;
    const Searcher reader = writers().searcher();
    for (const Hit& hit : reader.search(reader.parse(each.query), options).hits) ids.push_back(hit.document.id);
    std::ranges::sort(ids);
    for (const std::string& id : ids) found += (found.empty() ? "" : " ") + id;
    EXPECT_EQ(found, each.found) << each.query;
  }
}

}  // namespace
}  // namespace tenet::test
