#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/same_answers.h"
#include "support/shard_pair.h"
#include "support/small_index.h"

// An index that has been through a history answers as one made at once of the same documents. Longer histories, of
// files and of every command: tests/torture/history.py.
namespace tenet::test {
namespace {

constexpr std::string_view topics_toml = R"([[topic]]
id = "harbours"
label = "Harbours"
core = ["ferry", "harbour"]
related = ["law", "safety"]
)";

constexpr std::string_view speakers_toml = R"(format = 1

[[speaker]]
name = "Adelaide Example"
kind = "person"
aliases = ["Ada Example"]
)";

// Documents that come, change and go, and the index that follows them.
class History {
 public:
  explicit History(unsigned seed) : draw_(seed), versions_(random_documents(seed)) {
    for (const Document& other : random_documents(seed + 1'000)) versions_.push_back(other);
    commit();
  }

  // Some documents are added, changed or removed; now and then all are tagged or cut anew.
  void step() {
    change_documents();
    if (pick(9) == 0) retag();
  }

  void expect_answers_of_a_clean_index() {
    std::filesystem::remove_all(folder_ / "new");
    Indexer indexer = open("new");
    for (const auto& [id, document] : documents_) indexer.add(document);
    (void)indexer.commit();
    const Searcher clean(folder_ / "new");
    const Searcher grown(folder_ / "old");
    static const std::vector<std::string_view> queries{"bail",
                                                       "bail judge court",
                                                       "bail OR ferry^2 OR reform",
                                                       "\"bail judge\"",
                                                       "\"the court\"",
                                                       "court NEAR/3 jail",
                                                       "par* OR sa*",
                                                       "said:safety",
                                                       "speaker:ada",
                                                       "speaker:sample",
                                                       "title:bail reform",
                                                       "topic:pretrial",
                                                       "~jail",
                                                       "date:2012.. jail",
                                                       "-ferry",
                                                       "jial",
                                                       "judges should decide the bail",
                                                       "organisation:bench sentence"};
    std::vector<std::string_view> asked;
    for (int i = 0; i < 2; ++i) asked.push_back(queries[pick(queries.size())]);
    expect_same(clean, grown, asked);
    if (pick(4) == 0) expect_same_passages(clean, grown);
  }

 private:
  std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(draw_); }

  void change_documents() {
    Indexer indexer = open("old");
    std::set<std::string> changed;
    for (std::size_t changes = 1 + pick(7); changes > 0; --changes) {
      const std::string id = "d" + std::to_string(pick(40)) + ".txt";
      if (!changed.insert(id).second) continue;
      if (pick(3) == 0) {
        documents_.erase(id);
        indexer.remove(id);
        continue;
      }
      Document document = versions_[pick(versions_.size())];
      document.id = id;
      documents_.insert_or_assign(id, document);
      indexer.add(std::move(document));
    }
    (void)indexer.commit();
  }

  Indexer open(const std::string& name) {
    return Indexer(folder_ / name,
                   {.topics_toml = std::string(own_topics_ ? topics_toml : default_taxonomy_toml()),
                    .speakers_toml = std::string(own_speakers_ ? speakers_toml : default_speakers_toml()),
                    .jobs = 1 + static_cast<unsigned>(pick(2))});
  }
  void commit() {
    Indexer indexer = open("old");
    for (std::size_t i = 0; i < 25; ++i) {
      Document document = versions_[i];
      document.id = "d" + std::to_string(i) + ".txt";
      documents_.insert_or_assign(document.id, document);
      indexer.add(std::move(document));
    }
    (void)indexer.commit();
  }
  void retag() {
    (pick(2) == 0 ? own_topics_ : own_speakers_) ^= true;
    (void)open("old").commit();
  }

  TempFolder folder_;
  std::mt19937 draw_;
  std::vector<Document> versions_;
  std::map<std::string, Document> documents_;  // by id
  bool own_topics_ = false;
  bool own_speakers_ = false;
};

TEST(History, LeavesNoTraceInAnyAnswer) {
  constexpr unsigned histories = 30;
  for (unsigned seed = 1; seed <= histories; ++seed) {
    SCOPED_TRACE("history " + std::to_string(seed));
    History history(seed);
    for (unsigned steps = 1 + seed % 5 * 2; steps > 0; --steps) history.step();
    history.expect_answers_of_a_clean_index();
  }
}

}  // namespace
}  // namespace tenet::test
