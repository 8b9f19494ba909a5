#include "support/hardships.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <numeric>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "store/manifest.h"
#include "store/own_files.h"

namespace tenet::test {
namespace {

namespace fs = std::filesystem;

constexpr int some_skipped = 3;  // the status of the command

// What the folder of an index may hold beside it. Two have a name of tenet's, and are none of its files.
const std::map<std::string, std::string>& foreign_files() {
  static const std::map<std::string, std::string> files{{"notes.txt", "of the invented council"},
                                                        {"segment-notes/a.txt", "a"},
                                                        {"topics-list.toml", "b"},
                                                        {"draft.new", "c"},
                                                        {"segment-99/mine.txt", "d"},
                                                        {"speakers-x.toml.new", "e"}};
  return files;
}

constexpr const char* other_topics = R"([[topic]]
id = "hearings"
label = "Hearings"
core = ["bail hearing"]
)";

}  // namespace

std::vector<long> Campaign::draw(std::size_t most, std::size_t few, std::mt19937& random) const {
  std::vector<long> all(most);
  std::iota(all.begin(), all.end(), 1);
  const std::size_t wanted = is_long ? count : few;
  if (wanted == 0 || wanted >= most) return all;
  std::ranges::shuffle(all, random);
  all.resize(wanted);
  std::ranges::sort(all);
  return all;
}

Campaign campaign() {
  const char* seed = std::getenv("TENET_TORTURE_SEED");
  const char* count = std::getenv("TENET_TORTURE_COUNT");
  Campaign made{.is_long = seed != nullptr};
  if (seed != nullptr) made.seed = static_cast<unsigned>(std::stoul(seed));
  if (count != nullptr) made.count = std::stoul(count);
  return made;
}

void tell(const std::string& line) {
  if (campaign().is_long) std::cout << line << std::endl;
}

Contents contents_of(const fs::path& index) try {
  if (!fs::exists(index / "tenet.json")) return std::nullopt;
  const Searcher searcher(index);
  std::map<std::string, std::string> passages;
  searcher.scan(searcher.parse("council"), [&](const Hit& hit) {
    std::string& all = passages[hit.id];
    all = hit.document.title + '|' + hit.text;
    for (const TopicTag& topic : hit.passage.topics) all += '|' + topic.topic;
    return true;
  });
  EXPECT_EQ(passages.size(), searcher.info().passages) << "all documents name the council";
  return passages;
} catch (const Error& error) {
  ADD_FAILURE() << error.what();
  return std::map<std::string, std::string>{{error.what(), ""}};
}

Change::Change(const std::string& name) : name_(name), arguments_{"index", "--jobs", "1", "--index", "ix", "docs"} {
  const fs::path docs = work() / "docs";
  write_document(1, "Bail reform comes first");
  write_document(2, "Pardons come first");
  work_.write("docs/sub/all.jsonl",
              "{\"id\": \"r1\", \"text\": \"The invented council on parole.\"}\n"
              "{\"id\": \"r2\", \"text\": \"The invented council on bail.\"}\n");
  if (name != "index") {
    apply(index());
    for (const auto& [file, bytes] : foreign_files()) work_.write("ix/" + file, bytes);
  }
  if (name == "merge") {
    // The eighth segment makes the small ones into one.
    for (int document = 3; document < 10; ++document) {
      write_document(document, "Sentences should be shorter");
      apply(index());
    }
  }
  old_ = contents_of(index());
  if (name == "update" || name == "merge") {
    write_document(2, "Clemency comes first");
    write_document(11, "Reentry comes first");
    work_.write("docs/sub/all.jsonl",
                "{\"id\": \"r1\", \"text\": \"The invented council on bonds.\"}\n"
                "{\"id\": \"r3\", \"text\": \"The invented council on jails.\"}\n");
  } else if (name == "delete") {
    fs::remove(docs / "2.txt");
    fs::remove_all(docs / "sub");
  } else if (name == "retag") {
    topics_ = other_topics;
    work_.write("topics.toml", topics_);
    arguments_ = {"retag", "--jobs", "1", "--index", "ix", "--topics", "topics.toml"};
  }
  fs::create_directories(aside_ / "spare");
  if (fs::exists(index())) fs::copy(index(), aside_ / "before", fs::copy_options::recursive);
  faulty_.emplace(work(), aside_.path());
}

void Change::write_document(int number, const std::string& words) const {
  std::string text;
  for (int i = 0; i < 3; ++i) text += words + ", the invented council said at the bail hearing.\n\n";
  work_.write("docs/" + std::to_string(number) + ".txt", text);
}

void Change::apply(const fs::path& index) const {
  Indexer indexer(index, {.topics_toml = topics_, .jobs = 1});
  if (topics_.empty()) indexer.update({work() / "docs"});
  (void)indexer.commit();
}

void Change::reset() const {
  fs::remove_all(index());
  if (fs::exists(aside_ / "before")) fs::copy(aside_ / "before", index(), fs::copy_options::recursive);
}

std::vector<FileCall> Change::calls_of_a_good_run() {
  reset();
  const Ended ended = faulty_->run(arguments_, {});
  EXPECT_EQ(ended.status, 0) << ended.err;
  new_ = contents_of(index());
  EXPECT_NE(old_, new_);
  return faulty_->calls();
}

void Change::expect_old_or_new(const Ended& ended, const fs::path& index) const {
  const Contents found = contents_of(index);
  if (ended.status == 0) {
    EXPECT_TRUE(found == new_) << "all is said to be well, and the index is "
                               << (found == old_ ? "the old" : "neither");
  } else if (ended.status == some_skipped) {
    EXPECT_NE(ended.err.find("skipped: "), std::string::npos) << ended.err;
    // Each passage as it was or as it is, and none gone that is in both.
    ASSERT_TRUE(found.has_value());
    for (const auto& [id, passage] : *found) {
      const bool is_old = old_ && old_->contains(id) && old_->at(id) == passage;
      EXPECT_TRUE(is_old || (new_->contains(id) && new_->at(id) == passage)) << id;
    }
    for (const auto& [id, passage] : *new_) {
      if (old_ && old_->contains(id)) {
        EXPECT_TRUE(found->contains(id)) << id << " is gone";
      }
    }
  } else {
    EXPECT_TRUE(found == old_ || found == new_) << "neither the old index nor the new one";
    if (ended.status < 128) {
      EXPECT_EQ(ended.status, 2);
      EXPECT_TRUE(ended.err.find("tenet: ") != std::string::npos) << ended.err;
    }
  }
}

void Change::expect_recovery(const fs::path& index) const {
  try {
    apply(index);
  } catch (const Error& error) {
    FAIL() << "the next run: " << error.what();
  }
  EXPECT_TRUE(contents_of(index) == new_) << "the next run does not make the new index";
  for (const fs::path& left : store::find_leftovers(index, store::names_in(store::read_manifest(index))).removable) {
    ADD_FAILURE() << left << " is left over";
  }
}

void Change::expect_foreign_files(const fs::path& index) const {
  if (name_ == "index") return;
  for (const auto& [file, bytes] : foreign_files()) {
    ASSERT_TRUE(fs::exists(index / file)) << file << " is gone";
    EXPECT_EQ(read_file(index / file), bytes) << file;
  }
}

}  // namespace tenet::test
