// The built-in topics on the article that the project began from, against the judgements of a reader.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <tenet/topics.h>

#include "indexer/topics/topics.h"
#include "text/tokens.h"

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A topic of a passage: what the reader and what the matcher say.
struct Judged {
  int passage = 0;
  std::string topic = {};
  int wanted = 0;
  int given = 0;
  double strength = 0;

  bool operator==(const Judged& other) const {
    return passage == other.passage && topic == other.topic && wanted == other.wanted && given == other.given;
  }
};

std::ostream& operator<<(std::ostream& out, const Judged& tag) {
  return out << "{" << tag.passage << ", \"" << tag.topic << "\", " << tag.wanted << ", " << tag.given << "}";
}

class SeedTopics : public testing::Test {
 protected:
  void SetUp() override {
    const fs::path folder = fs::path(TENET_SHARED_DIR) / "data" / "seed";
    if (!fs::exists(folder / "judgements.json")) GTEST_SKIP() << "no judgements in " << folder;
    const std::string text = read(folder / "law-enforcement-leaders.txt");
    text::Analyser analyser;
    const TopicMatcher matcher(default_taxonomy(), analyser);
    const auto judgements = nlohmann::json::parse(read(folder / "judgements.json"));
    for (const auto& passage : judgements.at("passages")) {
      const auto begin = passage.at("start").get<std::size_t>();
      const auto end = passage.at("end").get<std::size_t>();
      const int number = passage.at("passage").get<int>();
      std::map<std::string, Judged> tags;
      for (const auto& [topic, grade] : passage.at("topics").items()) {
        tags[topic] = {.passage = number, .topic = topic, .wanted = grade.get<int>()};
      }
      for (const TopicTag& tag : matcher.match(text.substr(begin, end - begin), begin, analyser)) {
        Judged& judged = tags[tag.topic];
        judged.passage = number;
        judged.topic = tag.topic;
        judged.given = tag.grade;
        judged.strength = tag.strength;
      }
      for (auto& [topic, judged] : tags) tags_.push_back(std::move(judged));
    }
  }

  // The numbers of the passages with the topic, strongest first.
  [[nodiscard]] std::vector<int> ranked(const std::string& topic) const {
    std::vector<std::pair<double, int>> passages;
    for (const Judged& tag : tags_) {
      if (tag.topic == topic && tag.given > 0) passages.emplace_back(-tag.strength, tag.passage);
    }
    std::ranges::sort(passages);
    std::vector<int> numbers(passages.size());
    std::ranges::transform(passages, numbers.begin(), &std::pair<double, int>::second);
    return numbers;
  }

  std::vector<Judged> tags_;  // by passage and topic
};

TEST_F(SeedTopics, AreFoundAsJudgedButForThese) {
  const std::vector<Judged> known{
      {13, "mandatory-minimums", 1, 0},  // flexibility in sentencing, without a word of minimums
      {15, "public-safety", 1, 0},       // "community concerns on crime"
  };
  std::vector<Judged> differing;
  std::size_t wanted = 0;
  std::size_t hits = 0;
  std::size_t extra = 0;
  for (const Judged& tag : tags_) {
    wanted += tag.wanted > 0 ? 1U : 0U;
    hits += tag.wanted > 0 && tag.given > 0 ? 1U : 0U;
    extra += tag.wanted == 0 && tag.given > 0 ? 1U : 0U;
    if (tag.wanted != tag.given) differing.push_back(tag);
  }
  EXPECT_EQ(differing, known);
  EXPECT_EQ(wanted, 35U);
  EXPECT_GE(hits, 33U);
  EXPECT_EQ(extra, 0U);
  std::cout << "tags: recall " << hits << " of " << wanted << ", precision " << hits << " of " << hits + extra << '\n';
}

TEST_F(SeedTopics, RankTheJudgedPassagesFirst) {
  EXPECT_EQ(ranked("sentencing"), (std::vector{11, 7, 13, 12}));
  EXPECT_EQ(ranked("treatment"), (std::vector{9}));
  EXPECT_EQ(ranked("reclassification"), (std::vector{10, 7, 12}));
  EXPECT_EQ(ranked("judicial-discretion"), (std::vector{13}));
  EXPECT_EQ(ranked("prosecution").size(), 3U);
}

}  // namespace
}  // namespace tenet::indexer
