#include "support/shard_pair.h"

#include <array>
#include <random>

#include <tenet/indexer.h>

namespace tenet::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t shard_count = 4;

}  // namespace

ShardPair ShardPair::of_corpus() {
  ShardPair pair;
  std::size_t files = 0;
  for (const char* part : {"statements", "fixtures"}) {
    for (const auto& file : fs::recursive_directory_iterator(fs::path(TENET_CORPUS_DIR) / part)) {
      if (!file.is_regular_file()) continue;
      const std::string name = fs::relative(file.path(), TENET_CORPUS_DIR).string();
      for (const std::string& folder : {std::string("all"), name_of(files++ % shard_count)}) {
        pair.folder_->write(folder + "/" + name, read_file(file.path()));
      }
    }
  }
  pair.make("all", "one.index");
  for (std::size_t i = 0; i < shard_count; ++i) pair.make(name_of(i), "shards/" + name_of(i));
  pair.write_stub();
  return pair;
}

ShardPair ShardPair::of(const std::vector<Document>& documents) {
  ShardPair pair;
  fs::create_directories(*pair.folder_ / "shards");
  Indexer one(*pair.folder_ / "one.index");
  std::vector<std::unique_ptr<Indexer>> four;
  for (std::size_t i = 0; i < shard_count; ++i) {
    four.push_back(std::make_unique<Indexer>(pair.shard(i)));
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

void ShardPair::make(const std::string& from, const std::string& to) const {
  fs::create_directories((*folder_ / to).parent_path());
  Indexer indexer(*folder_ / to);
  indexer.update({*folder_ / from});
  (void)indexer.commit();
}

void ShardPair::write_stub() const {
  folder_->write("shards/tenet.json", R"({"tenet": "shards", "indexes": ["part-0", "part-1", "part-2", "part-3"]})");
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

}  // namespace tenet::test
