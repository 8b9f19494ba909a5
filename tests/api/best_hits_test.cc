#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <tenet/searcher.h>

#include "support/random_text.h"
#include "support/small_index.h"

namespace tenet::test {
namespace {

const std::vector<std::string> vocabulary{"bail",    "court",     "judge",    "parole",  "sentence", "warden",
                                          "hearing", "clemency",  "inmates",  "reentry", "jury",     "appeals",
                                          "felony",  "diversion", "pretrial", "should",  "because",  "argued"};

// What cannot be among the best may be passed over only where that changes neither what is found, nor how much.
TEST(Search, FindsTheSameBestHitsWhereFewAreAskedFor) {
  std::mt19937 draw(1);
  const SmallIndex index({});
  for (int round = 0; round < 4; ++round) {  // several segments; half of each is struck out by the next
    std::vector<Document> documents;
    for (int i = 0; i < 40; ++i) {
      Document document{.id = std::to_string(20 * round + i), .title = random_text(draw, 2, vocabulary)};
      for (int passage = 0; passage < 5; ++passage) document.text += random_text(draw, 20 + draw() % 60, vocabulary);
      document.organisation = i % 3 == 0 ? "Example Council" : "Example Forum";
      documents.push_back(std::move(document));
    }
    index.add(std::move(documents));
  }
  const Searcher searcher = index.searcher();
  const std::vector<std::string> queries{"bail",
                                         "diversion",
                                         "court OR judge OR appeals",
                                         "court OR should OR appeals",
                                         "court should appeals -warden",
                                         "jury^3 OR (bail parole)^0.5",
                                         "hearing -warden",
                                         "bail organisation:council",
                                         "organisation:forum^2 OR felony",
                                         "topic:clemency",
                                         "topic:pretrial^2 OR jury",
                                         "sentence topic:clemency",
                                         "\"bail court\" OR reentry",
                                         "inmat* OR ~bail",
                                         "title:court parole",
                                         "court should hear appeals and parole"};
  for (const std::string& query : queries) {
    const Query parsed = searcher.parse(query);
    for (const bool evidence : {false, true}) {
      const Results all = searcher.search(parsed, {.limit = 100'000, .words_as_evidence = evidence});
      ASSERT_FALSE(all.hits.empty()) << query;
      for (const std::size_t limit : {1U, 3U, 10U, 40U}) {
        const Results few = searcher.search(parsed, {.limit = limit, .words_as_evidence = evidence});
        const auto wanted = static_cast<std::ptrdiff_t>(std::min(limit, all.hits.size()));
        EXPECT_EQ(few.hits, std::vector<Hit>(all.hits.begin(), all.hits.begin() + wanted)) << query << ", " << limit;
        EXPECT_EQ(few.total, all.hits.size()) << query;
      }
    }
  }
}

}  // namespace
}  // namespace tenet::test
