// The article that the project began from, against the judgements of a reader: which of its blocks are
// passages, and its quotations to the byte. Both lie outside the project.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/attribution/quotes.h"
#include "indexer/passages.h"
#include "indexer/reading/read.h"
#include "indexer/reading/structure.h"

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;

class Seed : public testing::Test {
 protected:
  void SetUp() override {
    const fs::path folder = fs::path(TENET_SHARED_DIR) / "data" / "seed";
    if (!fs::exists(folder / "judgements.json")) {
      GTEST_SKIP() << "no judgements.json in " << folder << ": set TENET_SHARED_DIR to where the data lies";
    }
    judgements_ = nlohmann::json::parse(std::ifstream(folder / "judgements.json"));
    read_file(
        folder / "law-enforcement-leaders.txt", "seed",
        [this](const SourceDocument& source) { text_ = source.document.text; },
        [](const Problem& problem) { FAIL() << problem.reason; });
    blocks_ = find_structure(text_, 0, Markup::plain);
    quotes_ = find_quotes(text_, blocks_);
  }

  nlohmann::json judgements_;
  std::string text_;
  std::vector<Block> blocks_;
  std::vector<Quote> quotes_;
};

TEST_F(Seed, HasItsBlocksTitleAndFurniture) {
  const auto& judged = judgements_["passages"];
  ASSERT_EQ(blocks_.size(), judged.size());
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    EXPECT_EQ(blocks_[i].range, (TextRange{judged[i]["start"], judged[i]["end"]})) << i + 1;
    const std::string kind = judged[i]["kind"];
    const bool furniture = kind == "boilerplate" || kind == "attribution";
    EXPECT_EQ(blocks_[i].kind, furniture         ? Block::Kind::furniture
                               : kind == "title" ? Block::Kind::title
                                                 : Block::Kind::paragraph)
        << i + 1;
  }
}

TEST_F(Seed, MakesAPassageOfEveryBlockThatIsNoFurniture) {
  std::vector<Passage> expected;
  for (const auto& judged : judgements_["passages"]) {
    if (judged["kind"] != "title" && judged["kind"] != "body") continue;
    Passage passage{.number = judged["passage"], .range = {judged["start"], judged["end"]}};
    for (const auto& quote : judged["quotes"]) {
      passage.quotes.push_back({.range = {quote["document_start"], quote["document_end"]}});
    }
    expected.push_back(passage);
  }
  EXPECT_EQ(split_passages(text_, blocks_, quotes_), expected);
}

TEST_F(Seed, HasItsTenQuotations) {
  std::vector<std::string> expected;
  for (const auto& judged : judgements_["passages"]) {
    for (const auto& quote : judged["quotes"]) expected.push_back(quote["text"]);
  }
  std::vector<std::string> found;
  for (const Quote& quote : quotes_) {
    EXPECT_EQ(quote.level, 0);
    found.push_back(text_.substr(quote.range.begin, quote.range.size()));
  }
  EXPECT_EQ(found.size(), 10U);
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace tenet::indexer
