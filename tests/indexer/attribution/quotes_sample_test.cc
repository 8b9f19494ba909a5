// How much of a small judged sample tenet gets right: tests/data/quotes/README.md. A figure that falls fails.

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/attributed_quotes.h"

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;

struct Row {
  TextRange quote = {};  // without its marks
  TextRange speaker = {};
};

// The sample is ASCII: code points are bytes.
std::vector<Row> read_gold(const fs::path& path) {
  std::vector<Row> rows;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    const std::size_t begin = row["quote_start"].get<std::size_t>() + 1;
    std::size_t end = row["quote_end"].get<std::size_t>();
    if (row["quote"].get<std::string>().ends_with('"')) --end;
    rows.push_back({{begin, end}, {row["speaker_start"].get<std::size_t>(), row["speaker_end"].get<std::size_t>()}});
  }
  return rows;
}

bool overlap(TextRange a, TextRange b) {
  return a.begin < b.end && b.begin < a.end;
}

struct Score {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t same_span = 0;
  std::size_t same_speaker = 0;

  [[nodiscard]] double f1(std::size_t right) const {
    return 2 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

void add(Score& score, const std::string& text, const std::vector<Row>& gold) {
  score.gold += gold.size();
  for (const Quote& quote : attributed_quotes(text).quotes) {
    if (!is_speech(quote.kind) || quote.level > 0) continue;
    ++score.found;
    const auto row = std::ranges::find(gold, quote.range, &Row::quote);
    if (row == gold.end()) continue;
    ++score.same_span;
    score.same_speaker += static_cast<std::size_t>(overlap(row->speaker, quote.attribution.mention));
  }
}

TEST(FindSpeakers, ReadsTheSampleAsWellAsEver) {
  Score score;
  for (const auto& entry : fs::directory_iterator(fs::path(TENET_TEST_DATA_DIR) / "quotes")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    fs::path gold = entry.path();
    add(score, text, read_gold(gold.replace_extension(".jsonl")));
  }
  ASSERT_GE(score.gold, 80U);
  EXPECT_GE(score.f1(score.same_span), 0.99);
  EXPECT_GE(static_cast<double>(score.same_speaker) / static_cast<double>(score.same_span), 0.97);
  EXPECT_GE(score.f1(score.same_speaker), 0.96);
}

}  // namespace
}  // namespace tenet::indexer
