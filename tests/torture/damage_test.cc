#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/check.h>
#include <tenet/counts.h>
#include <tenet/error.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/random_text.h"
#include "support/temp_folder.h"

// Damages to every file of an index: what is asked of it afterwards gets the same answer or an error, never another
// answer, a crash or a hang; and check() finds every one. scripts/torture damage does more of them.
namespace tenet::test {
namespace {

namespace fs = std::filesystem;

// TENET_TORTURE_SEED, and TENET_TORTURE_COUNT for the long campaign.
std::size_t from_environment(const char* name, std::size_t usual) {
  const char* const value = std::getenv(name);
  return value == nullptr ? usual : std::strtoull(value, nullptr, 10);
}

std::vector<Document> documents(std::size_t count, std::mt19937& draw) {
  std::vector<std::string> vocabulary{"judges", "bail", "reform", "mandatory", "minimum", "sentences", "treatment"};
  for (int i = 0; i < 400; ++i) vocabulary.push_back("word" + std::to_string(i));
  std::vector<Document> all;
  for (std::size_t i = 0; i < count; ++i) {
    Document document{.id = "notes/" + std::to_string(1000 + i),
                      .title = "On " + vocabulary[draw() % vocabulary.size()] + " and bail",
                      .date = std::to_string(1990 + draw() % 30) + "-03-1" + std::to_string(draw() % 9),
                      .organisation = draw() % 3 == 0 ? "Bureau of Ferries" : "Harbor Council"};
    for (auto left = 1 + draw() % 5; left > 0; --left) {
      document.text += random_text(draw, 30 + draw() % 60, vocabulary) + "\n\n";
      const std::string speaker = "Odile Harrow" + std::string(1, static_cast<char>('a' + draw() % 4));
      document.text += "\"" + random_text(draw, 12, vocabulary) + ",\" said " + speaker + ", a judge.\n\n";
    }
    all.push_back(std::move(document));
  }
  return all;
}

// What an index answers to questions that read all kinds of its files.
std::string answers(const fs::path& index) {
  std::string all;
  const Searcher searcher(index);
  const auto note = [&](const Hit& hit) { all += hit.id + ' ' + std::to_string(hit.score) + ' ' + hit.text + '\n'; };
  for (const char* const text : {"bail", "judges OR treatment", "\"mandatory minimum\"", "judges NEAR/5 bail",
                                 "organisation:ferries bail", "date:2001..2010 reform", "speaker:harrowa", "word1*",
                                 "title:bail word7", "topic:bail", "said:reform", "has:quote", "like:notes/1000:2"}) {
    all += std::string(text) + ": ";
    try {
      const Query query = searcher.parse(text, Joining::any);
      all += std::to_string(searcher.search(query, {.limit = 20}, note).total) + '\n';
      all += std::to_string(searcher.search(query, {.limit = 5, .by = SearchOptions::By::document}, note).total) + '\n';
    } catch (const QueryError& error) {
      all += std::string(error.what()) + '\n';
    }
  }
  for (const CountBy by : count_groupings()) {
    for (const Count& row : searcher.count(searcher.parse("bail"), {.by = {by}}).rows) {
      for (const std::string& value : row.group) all += value + ' ';
      all += std::to_string(row.passages) + ' ' + std::to_string(row.searched_words) + '\n';
    }
  }
  (void)searcher.quotations({}, {.limit = 50},
                            [&](const Quotation& quote) { all += quote.text + ' ' + quote.speaker.name + '\n'; });
  for (const SpeakerCount& count : searcher.speakers({}, 20)) all += count.speaker.name + '\n';
  (void)searcher.scan({}, [&](const Hit& hit) { return note(hit), true; });
  for (const TopicCount& count : searcher.topics()) all += count.topic.id + std::to_string(count.passages) + '\n';
  return all + searcher.info().fingerprint + std::to_string(searcher.info().words);
}

enum class Outcome { same, named, silent, crash, hang };

// What `work` comes to in a process of its own.
Outcome outcome_of(const std::function<Outcome()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(60);
    if (std::freopen("/dev/null", "w", stderr) == nullptr) ::_exit(1);
    Outcome outcome = Outcome::crash;
    try {
      outcome = work();
    } catch (const IndexError&) {
      outcome = Outcome::named;
    } catch (...) {  // what leaves the library is an error of its own
    }
    ::_exit(static_cast<int>(outcome));
  }
  int status = 0;
  if (::waitpid(child, &status, 0) != child) return Outcome::crash;
  if (WIFEXITED(status)) return static_cast<Outcome>(WEXITSTATUS(status));
  return WTERMSIG(status) == SIGALRM ? Outcome::hang : Outcome::crash;
}

Outcome ask(const fs::path& index, const std::string& expected) {
  return outcome_of([&] {
    try {
      return answers(index) == expected ? Outcome::same : Outcome::silent;
    } catch (const IndexError&) {
      return Outcome::named;
    } catch (const InputError&) {  // topics that cannot be read
      return Outcome::named;
    }
  });
}

// The bytes of a file with a damage drawn at random: a bit, 4 KB of zeros, or an end that is missing.
std::string damaged(std::string bytes, std::mt19937& draw, std::string& what) {
  constexpr std::size_t page = 4096;
  const std::size_t at = draw() % bytes.size();
  switch (draw() % 4) {
    case 0:
      what = "a page of zeros at " + std::to_string(at / page * page);
      for (std::size_t i = at / page * page; i < std::min(bytes.size(), at / page * page + page); ++i) bytes[i] = '\0';
      break;
    case 1:
      what = "cut at " + std::to_string(at);
      bytes.resize(at);
      break;
    default:
      what = "a bit at " + std::to_string(at);
      bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << draw() % 8));
  }
  return bytes;
}

class Damages {
 public:
  explicit Damages(std::size_t documents_each) {
    std::mt19937 draw(7);
    // Two segments, with something struck out.
    for (std::size_t i = 0; i < 2; ++i) {
      Indexer indexer(folder_ / "sound", {.jobs = 1});
      auto some = documents(documents_each, draw);
      for (Document& document : some) {
        if (i == 1) document.id += "b";
        indexer.add(std::move(document));
      }
      if (i == 1) indexer.remove("notes/1001");
      (void)indexer.commit();
    }
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / "sound")) {
      if (!entry.is_regular_file() || entry.file_size() == 0) continue;
      files_.push_back(entry.path().lexically_relative(folder_ / "sound"));
    }
    std::ranges::sort(files_);
    expected_ = answers(folder_ / "sound");
    fs::copy(folder_ / "sound", folder_ / "damaged", fs::copy_options::recursive);
  }

  // One damage to one of the files, the small as often as the large.
  void run(std::mt19937& draw) {
    const fs::path& name = files_[draw() % files_.size()];
    const fs::path file = folder_ / "damaged" / name;
    const std::string sound = read_file(folder_ / "sound" / name);
    std::string what;
    const std::string bytes = damaged(sound, draw, what);
    if (bytes == sound) return;
    write(file, bytes);
    const std::string where = name.string() + ": " + what;
    const Outcome outcome = ask(folder_ / "damaged", expected_);
    ++outcomes_[outcome];
    EXPECT_TRUE(outcome == Outcome::same || outcome == Outcome::named) << where << ": " << static_cast<int>(outcome);
    const Outcome check_outcome = outcome_of([&] {
      try {
        return check(folder_ / "damaged").is_sound() ? Outcome::silent : Outcome::named;
      } catch (const IndexError&) {
        return Outcome::named;
      }
    });
    EXPECT_EQ(check_outcome, Outcome::named) << where << ": check";
    if (draw() % 8 == 0) expect_repair(where);
    restore(name, sound);
  }

  void tell(const std::string& size) {
    std::printf("damage: %s: %zu without effect, %zu named, %zu silent, %zu crashes, %zu hangs, %zu repairs\n",
                size.c_str(), outcomes_[Outcome::same], outcomes_[Outcome::named], outcomes_[Outcome::silent],
                outcomes_[Outcome::crash], outcomes_[Outcome::hang], repairs_);
  }

 private:
  static void write(const fs::path& file, const std::string& bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

  // A repaired index is sound; it gives the same answers, unless documents are lost, which are named.
  void expect_repair(const std::string& where) {
    const fs::path index = folder_ / "damaged";
    const Outcome outcome = outcome_of([&] {
      const CheckReport report = check(index, {.repair = true});
      if (!report.repaired) return report.repairable ? Outcome::silent : Outcome::named;
      if (!check(index, {.all = true}).is_sound()) return Outcome::silent;
      if (report.loses_documents()) return Outcome::named;
      return Searcher(index).info().fingerprint == Searcher(folder_ / "sound").info().fingerprint ? Outcome::same
                                                                                                  : Outcome::silent;
    });
    EXPECT_TRUE(outcome == Outcome::same || outcome == Outcome::named)
        << where << ": repair " << static_cast<int>(outcome);
    ++repairs_;
    is_rebuilt_ = true;
  }

  void restore(const fs::path& name, const std::string& sound) {
    if (!is_rebuilt_) return write(folder_ / "damaged" / name, sound);
    fs::remove_all(folder_ / "damaged");
    fs::copy(folder_ / "sound", folder_ / "damaged", fs::copy_options::recursive);
    is_rebuilt_ = false;
  }

  TempFolder folder_;
  std::vector<fs::path> files_;
  std::string expected_;
  std::map<Outcome, std::size_t> outcomes_;
  std::size_t repairs_ = 0;
  bool is_rebuilt_ = false;
};

struct Size {
  const char* name;
  std::size_t documents;
};

class Damage : public testing::TestWithParam<Size> {};
INSTANTIATE_TEST_SUITE_P(All, Damage, testing::Values(Size{"small", 2}, Size{"middle", 60}, Size{"large", 600}),
                         [](const auto& size) { return size.param.name; });

TEST_P(Damage, IsNamedOrHasNoEffect) {
  const std::size_t count = from_environment("TENET_TORTURE_COUNT", 0);
  std::mt19937 draw(static_cast<unsigned>(from_environment("TENET_TORTURE_SEED", 1)));
  Damages damages(GetParam().documents);
  const bool is_long = std::getenv("TENET_TORTURE_COUNT") != nullptr;
  const std::size_t runs = is_long ? (count == 0 ? 1000 : count) : 800 / (10 + GetParam().documents) + 4;
  for (std::size_t i = 0; i < runs; ++i) damages.run(draw);
  damages.tell(GetParam().name);
}

}  // namespace
}  // namespace tenet::test
