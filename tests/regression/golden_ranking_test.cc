// The rankings of corpus/. In tests/data/golden, queries.tsv has the questions (id, tab, query), qrels.txt how well
// passages answer them (id, 0, passage, grade: 2 squarely, 1 in part), rankings.txt what came first when it was last
// looked at. A change of ranking shows as a diff of rankings.txt:
//
//   TENET_RENEW_GOLDEN=1 build/dev/tests/tenet_regression_tests --gtest_filter='Golden*'

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/temp_folder.h"

namespace tenet::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t depth = 10;  // hits

const fs::path& golden_folder() {
  static const fs::path folder = fs::path(TENET_TEST_DATA_DIR) / "golden";
  return folder;
}

using Grades = std::map<std::string, int>;  // by passage, or document

std::map<std::string, Grades> read_grades(SearchOptions::By by) {
  std::map<std::string, Grades> grades;
  std::ifstream file(golden_folder() / "qrels.txt");
  std::string query;
  std::string zero;
  std::string passage;
  int grade = 0;
  while (file >> query >> zero >> passage >> grade) {
    if (by == SearchOptions::By::document) passage.resize(passage.rfind('#'));
    int& known = grades[query][passage];
    known = std::max(known, grade);
  }
  return grades;
}

std::vector<std::pair<std::string, std::string>> read_queries() {
  std::vector<std::pair<std::string, std::string>> queries;
  std::ifstream file(golden_folder() / "queries.tsv");
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    queries.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return queries;
}

double discounted(const std::vector<int>& grades) {
  double gain = 0;
  for (std::size_t i = 0; i < std::min(grades.size(), depth); ++i) {
    gain += grades[i] / std::log2(static_cast<double>(i) + 2);
  }
  return gain;
}

// Järvelin & Kekäläinen 2002, with the grade as gain.
double ndcg(const std::vector<std::string>& found, const Grades& grades) {
  std::vector<int> gains;
  for (const std::string& id : found) gains.push_back(grades.contains(id) ? grades.at(id) : 0);
  std::vector<int> best;
  for (const auto& [id, grade] : grades) best.push_back(grade);
  std::ranges::sort(best, std::ranges::greater{});
  return best.empty() ? 0 : discounted(gains) / discounted(best);
}

std::string three_digits(double value) {
  std::ostringstream out;
  out.precision(3);
  out << std::fixed << value;
  return out.str();
}

// The rankings as rankings.txt has them.
std::string write_rankings(const Searcher& searcher) {
  std::ostringstream out;
  for (const auto by : {SearchOptions::By::passage, SearchOptions::By::document}) {
    const bool by_document = by == SearchOptions::By::document;
    const auto grades = read_grades(by);
    double sum = 0;
    const auto queries = read_queries();
    for (const auto& [id, query] : queries) {
      // As people ask.
      const Results results =
          searcher.search(searcher.parse(query), {.limit = depth, .by = by, .words_as_evidence = true});
      std::vector<std::string> found;
      for (const Hit& hit : results.hits) found.push_back(by_document ? hit.document.id : hit.id);
      const double score = ndcg(found, grades.at(id));
      sum += score;
      out << "by " << (by_document ? "document" : "passage") << ": " << query << "  nDCG@10 " << three_digits(score)
          << '\n';
      for (const std::string& hit : found) {
        const auto grade = grades.at(id).find(hit);
        out << "  " << (grade == grades.at(id).end() ? 0 : grade->second) << ' ' << hit << '\n';
      }
    }
    out << "by " << (by_document ? "document" : "passage") << ", mean nDCG@10 "
        << three_digits(sum / static_cast<double>(queries.size())) << "\n\n";
  }
  return out.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The questions whose rankings differ, as they were (-) and are (+).
std::string difference(const std::string& was, const std::string& is) {
  std::string out;
  const auto sections = [](const std::string& text) {
    std::vector<std::string> all;
    for (const std::string& line : lines_of(text)) {
      if (!line.starts_with("  ") || all.empty()) all.emplace_back();
      all.back() += line + '\n';
    }
    return all;
  };
  const auto before = sections(was);
  const auto after = sections(is);
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
    const std::string old_one = i < before.size() ? before[i] : "";
    const std::string new_one = i < after.size() ? after[i] : "";
    if (old_one == new_one) continue;
    for (const std::string& line : lines_of(old_one)) out += "- " + line + '\n';
    for (const std::string& line : lines_of(new_one)) out += "+ " + line + '\n';
  }
  return out;
}

// The committed corpus.
class Golden : public testing::Test {
 protected:
  Golden() {
    Indexer indexer(folder_ / "index");
    indexer.update({TENET_CORPUS_DIR});
    indexer.commit();
  }

  TempFolder folder_;
};

TEST_F(Golden, RankingIsAsItWasWhenItWasLastLookedAt) {
  const std::string rankings = write_rankings(Searcher(folder_ / "index"));
  const fs::path golden = golden_folder() / "rankings.txt";
  if (std::getenv("TENET_RENEW_GOLDEN") != nullptr) {
    std::ofstream(golden) << rankings;
    GTEST_SKIP() << "wrote " << golden;
  }
  const std::string expected = fs::exists(golden) ? read_file(golden) : "";
  EXPECT_TRUE(rankings == expected)
      << difference(expected, rankings)
      << "where this is for the better, run it again with TENET_RENEW_GOLDEN=1 and commit "
         "tests/data/golden/rankings.txt with the change";
}

TEST_F(Golden, JudgementsAreOfPassagesOfTheCorpusAndOfQueriesThatAreAsked) {
  const Searcher searcher(folder_ / "index");
  std::map<std::string, std::string> asked;
  for (const auto& [id, query] : read_queries()) asked.emplace(id, query);
  const auto grades = read_grades(SearchOptions::By::passage);
  EXPECT_EQ(asked.size(), grades.size());
  for (const auto& [id, passages] : grades) {
    EXPECT_TRUE(asked.contains(id)) << id;
    for (const auto& [passage, grade] : passages) {
      EXPECT_EQ(searcher.show(passage).size(), 1U) << passage;
      EXPECT_TRUE(grade == 1 || grade == 2) << passage;
    }
  }
}

}  // namespace
}  // namespace tenet::test
