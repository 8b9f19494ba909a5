#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>
#include <tenet/words.h>

#include "support/temp_folder.h"

namespace tenet::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t shard_count = 4;

// The same documents twice: in one index, and in four that a stub names.
class Pair {
 public:
  // The files of corpus/, dealt out in turn.
  static Pair of_corpus() {
    Pair pair;
    std::size_t files = 0;
    for (const char* part : {"statements", "fixtures"}) {
      for (const auto& file : fs::recursive_directory_iterator(fs::path(TENET_CORPUS_DIR) / part)) {
        if (!file.is_regular_file()) continue;
        const std::string name = fs::relative(file.path(), TENET_CORPUS_DIR).string();
        for (const std::string& folder : {std::string("all"), shard(files++ % shard_count)}) {
          pair.folder_->write(folder + "/" + name, read_file(file.path()));
        }
      }
    }
    pair.make("all", "one.index");
    for (std::size_t i = 0; i < shard_count; ++i) pair.make(shard(i), "shards/" + shard(i));
    pair.write_stub();
    return pair;
  }

  static Pair of(const std::vector<Document>& documents) {
    Pair pair;
    fs::create_directories(*pair.folder_ / "shards");
    Indexer one(*pair.folder_ / "one.index");
    std::vector<std::unique_ptr<Indexer>> four;
    for (std::size_t i = 0; i < shard_count; ++i) {
      four.push_back(std::make_unique<Indexer>(*pair.folder_ / ("shards/" + shard(i))));
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
      one.add(documents[i]);
      four[i % shard_count]->add(documents[i]);
    }
    (void)one.commit();
    for (const auto& indexer : four) (void)indexer->commit();
    pair.write_stub();
    return pair;
  }

  [[nodiscard]] Searcher one() const { return Searcher(*folder_ / "one.index"); }
  [[nodiscard]] Searcher four() const { return Searcher(*folder_ / "shards"); }

 private:
  static std::string shard(std::size_t i) { return "part-" + std::to_string(i); }
  void make(const std::string& from, const std::string& to) const {
    fs::create_directories((*folder_ / to).parent_path());
    Indexer indexer(*folder_ / to);
    indexer.update({*folder_ / from});
    (void)indexer.commit();
  }
  void write_stub() const {
    folder_->write("shards/tenet.json", R"({"tenet": "shards", "indexes": ["part-0", "part-1", "part-2", "part-3"]})");
  }

  std::unique_ptr<TempFolder> folder_ = std::make_unique<TempFolder>();
};

// The searches are made with these.
std::vector<SearchOptions> ways_to_search() {
  using By = SearchOptions::By;
  using Order = SearchOptions::Order;
  return {{.limit = 1000},
          {.limit = 5, .offset = 3},
          {.limit = 20, .by = By::document},
          {.limit = 20, .by = By::document, .expand = SearchOptions::Expand::never},
          {.limit = 20, .expand = SearchOptions::Expand::always},
          {.limit = 1000, .order = Order::date},
          {.limit = 7, .order = Order::document, .reverse = true},
          {.limit = 20, .reverse = true},
          {.limit = 20, .per_document = 1}};
}

void expect_same_search(const Searcher& one, const Searcher& four, const Query& query) {
  std::size_t way = 0;
  for (const SearchOptions& options : ways_to_search()) {
    const std::string where = to_string(query) + ", way " + std::to_string(way++);
    const Results a = one.search(query, options);
    const Results b = four.search(query, options);
    EXPECT_EQ(a.total, b.total) << where;
    EXPECT_EQ(a.folded, b.folded) << where;
    EXPECT_EQ(a.notes, b.notes) << where;
    ASSERT_EQ(a.hits.size(), b.hits.size()) << where;
    for (std::size_t i = 0; i < a.hits.size(); ++i) {
      ASSERT_EQ(a.hits[i].id, b.hits[i].id) << where << ", hit " << i;
      EXPECT_EQ(a.hits[i].score, b.hits[i].score) << where << ", hit " << i;
      EXPECT_TRUE(a.hits[i] == b.hits[i]) << where << ", hit " << i;
    }
  }
}

// What `read` gives, or the message of the error for a query that it is not made for.
template <typename Read>
auto read_or_error(const Read& read) {
  std::pair<decltype(read()), std::string> result;
  try {
    result.first = read();
  } catch (const QueryError& error) {
    result.second = error.what();
  }
  return result;
}

void expect_same_analyses(const Searcher& one, const Searcher& four, const Query& query) {
  const std::string where = to_string(query);
  const auto lines = [&](const Searcher& searcher) {
    return read_or_error([&] {
      std::vector<std::string> all;
      for (const ConcordanceLine& line : concordance(searcher, query, {}).lines) {
        all.push_back(line.left.text + '[' + line.node.text + ']' + line.right.text + " " + line.speaker);
      }
      return all;
    });
  };
  const auto neighbours = [&](const Searcher& searcher) {
    return read_or_error([&] { return collocates(searcher, query).rows; });
  };
  const auto spread = [&](const Searcher& searcher) {
    return read_or_error([&] { return dispersion(searcher, query).documents; });
  };
  EXPECT_EQ(lines(one), lines(four)) << where;
  EXPECT_TRUE(neighbours(one) == neighbours(four)) << where;
  EXPECT_TRUE(spread(one) == spread(four)) << where;
  EXPECT_EQ(one.speakers(query, 50), four.speakers(query, 50)) << where;
  const auto quotations = [&](const Searcher& searcher) {
    std::vector<Quotation> all;
    (void)searcher.quotations(query, {.limit = 100}, [&](const Quotation& each) { all.push_back(each); });
    return all;
  };
  EXPECT_TRUE(quotations(one) == quotations(four)) << where;
}

void expect_same_counts(const Searcher& one, const Searcher& four, const Query& query) {
  for (const CountBy by : count_groupings()) {
    const CountOptions options{.by = {by}};
    const Counts a = one.count(query, options);
    const Counts b = four.count(query, options);
    EXPECT_EQ(a.total, b.total) << to_string(query);
    EXPECT_TRUE(a.rows == b.rows) << to_string(query) << " by " << to_string(by);
  }
  const CountOptions crossed{.by = {CountBy::year, CountBy::topic}};
  EXPECT_TRUE(one.count(query, crossed).rows == four.count(query, crossed).rows) << to_string(query);
}

void expect_same(const Pair& pair, const std::vector<std::string_view>& queries) {
  const Searcher one = pair.one();
  const Searcher four = pair.four();
  for (const std::string_view text : queries) {
    for (const Joining joining : {Joining::all, Joining::any}) {
      const Query query = one.parse(text, joining);
      EXPECT_EQ(query, four.parse(text, joining)) << text;
      expect_same_search(one, four, query);
    }
    const Query query = one.parse(text);
    expect_same_counts(one, four, query);
    expect_same_analyses(one, four, query);
  }
  expect_same_counts(one, four, {});
  EXPECT_EQ(one.speakers({}, 1000), four.speakers({}, 1000));
  EXPECT_EQ(one.info().fingerprint, four.info().fingerprint);
  EXPECT_EQ(one.info().words, four.info().words);
  EXPECT_EQ(one.info().text_bytes, four.info().text_bytes);
}

// A query of each kind; the words are those of corpus/.
const std::vector<std::string_view> features{
    "judges",
    "sentencing reform community",
    "\"public safety\"",
    "judge NEAR/10 discretion",
    "(court OR judge) NEAR/8 \"mandatory minimum\"",
    "incarcerat* -prison",
    "bail^3 OR parole",
    "said:prison",
    "said:\"public safety\"",
    "topic:sentencing",
    "topic:pretrial court",
    "speaker:sheriff",
    "title:statement",
    "organisation:coalition",
    "date:2014..2018 jail",
    "type:letter",
    "has:quote",
    "-has:date",
    "~bail",
    "mentions:sheriff",
};

TEST(Shards, AnswerAsOneIndexOfTheSameCorpus) {
  expect_same(Pair::of_corpus(), features);
}

TEST(Shards, AnswerTheGoldenQueriesAsOneIndex) {
  const Pair pair = Pair::of_corpus();
  const Searcher one = pair.one();
  const Searcher four = pair.four();
  std::ifstream file(fs::path(TENET_TEST_DATA_DIR) / "golden/queries.tsv");
  std::size_t queries = 0;
  for (std::string line; std::getline(file, line); ++queries) {
    const std::string text = line.substr(line.find('\t') + 1);
    for (const Query& query : {one.parse(text, Joining::any), plain_query(text, Joining::any)}) {
      expect_same_search(one, four, query);
    }
  }
  EXPECT_GT(queries, 5U);
}

TEST(Shards, ShowAndVerifyAsOneIndex) {
  const Pair pair = Pair::of_corpus();
  const Searcher one = pair.one();
  const Searcher four = pair.four();
  std::size_t passages = 0;
  (void)one.scan({}, [&](const Hit& hit) {
    EXPECT_TRUE(one.show(hit.id, 2) == four.show(hit.id, 2)) << hit.id;
    EXPECT_TRUE(one.near_duplicates(hit.id) == four.near_duplicates(hit.id)) << hit.id;
    if (++passages % 7 == 0) {
      const std::string words = hit.snippet.text.empty() ? hit.text.substr(0, 80) : hit.snippet.text;
      const Query like = one.parse("like:\"" + hit.id + '"', Joining::any);
      EXPECT_TRUE(one.search(like).hits == four.search(like).hits) << hit.id;
      const auto verdict = [&](const Searcher& searcher) {
        try {
          return searcher.verify(words, {}).places;
        } catch (const QueryError&) {
          return std::vector<Place>();
        }
      };
      EXPECT_TRUE(verdict(one) == verdict(four)) << words;
    }
    return true;
  });
  const auto ids = [](const Searcher& searcher) {
    std::vector<std::string> all;
    (void)searcher.scan({}, [&](const Hit& hit) {
      all.push_back(hit.id);
      return true;
    });
    return all;
  };
  EXPECT_EQ(ids(one), ids(four));
}

std::vector<Document> random_documents(unsigned seed) {
  std::mt19937 random(seed);  // NOLINT(cert-msc51-cpp): the same documents every time
  const auto pick = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
  static const std::array<const char*, 12> words{"bail",  "judge", "court", "jail",   "prison", "reform",
                                                 "ferry", "law",   "the",   "parole", "safety", "sentence"};
  static const std::array<const char*, 3> people{"Ada Example", "Bob Sample", "Cleo Instance"};
  std::vector<Document> documents;
  for (std::size_t i = 0; i < 60; ++i) {
    Document document{.id = "d" + std::to_string(pick(1000000)) + "-" + std::to_string(i)};
    document.title = std::string(words[pick(words.size())]) + " and " + words[pick(words.size())];
    document.organisation = pick(2) == 0 ? "The Example Forum" : "Example Bench";
    if (pick(3) > 0) document.date = std::to_string(2010 + pick(5)) + "-0" + std::to_string(1 + pick(9));
    for (std::size_t paragraph = 1 + pick(5); paragraph-- > 0;) {
      std::string sentence = "We";
      for (std::size_t k = 1 + pick(25); k-- > 0;) sentence += std::string(" ") + words[pick(words.size())];
      document.text +=
          pick(3) > 0 ? sentence + ".\n\n" : '"' + sentence + ",\" said " + people[pick(people.size())] + ".\n\n";
    }
    documents.push_back(std::move(document));
  }
  return documents;
}

TEST(Shards, AnswerAsOneIndexOfRandomDocuments) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    expect_same(Pair::of(random_documents(seed)),
                {"bail", "bail judge court", "bail judge court jail prison reform", "\"bail judge\"",
                 "court NEAR/3 jail", "par*", "said:safety", "speaker:ada", "title:bail reform", "topic:pretrial",
                 "organisation:bench sentence", "date:2012.. jail", "-ferry", "bail OR ferry^2 OR reform OR law"});
  }
}

}  // namespace
}  // namespace tenet::test
