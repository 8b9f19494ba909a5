#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet::test {
namespace {

// Documents of 6 MB, so that a few make a batch for a thread; most of each is white space, which is soon read.
std::vector<Document> large_documents() {
  std::vector<Document> documents;
  for (int i = 0; i < 7; ++i) {
    std::string text;
    for (int passage = 0; passage <= i; ++passage) {
      text += "Judges need discretion in case " + std::to_string(i * passage) +
              ", \"and bail must end,\" Ann Example of the invented forum said.\n\n";
    }
    documents.push_back({.id = "d" + std::to_string(i), .text = text + std::string(6'000'000, ' ') + "\n\nParole."});
  }
  return documents;
}

TEST(Jobs, MakeTheSameIndexWhateverTheirNumber) {
  const auto answers = [](unsigned jobs) {
    const SmallIndex index(large_documents(), jobs);
    const Searcher searcher = index.searcher();
    const SearchOptions options{.limit = 1000};
    return std::pair(searcher.info().fingerprint, searcher.search(searcher.parse("bail OR parole"), options).hits);
  };
  const auto alone = answers(1);
  EXPECT_EQ(alone.second.size(), 7U * 8 / 2 + 7);
  EXPECT_EQ(answers(3), alone);
}

}  // namespace
}  // namespace tenet::test
