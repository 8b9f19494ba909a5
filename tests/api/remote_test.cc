// Indexes that another process reads: docs/scale.md.

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include <tenet/counts.h>
#include <tenet/error.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/same_answers.h"
#include "support/server.h"
#include "support/shard_pair.h"

namespace tenet::test {
namespace {

namespace fs = std::filesystem;

// Two of the four here, one at a server, one at the other end of ssh.
class FourPlaces {
 public:
  explicit FourPlaces(ShardPair pair) : pair_(std::move(pair)), server_(pair_.shard(1)) {}

  [[nodiscard]] Searcher one() const { return pair_.one(); }
  [[nodiscard]] Searcher four() const {
    SearcherOptions options;
    options.ssh = ssh_.path();
    return Searcher({pair_.shard(0), server_.address(), SshProgram::address(pair_.shard(2)), pair_.shard(3)}, options);
  }

 private:
  ShardPair pair_;
  ServerProcess server_;
  SshProgram ssh_;
};

TEST(Remote, AnswersAsOneIndexOfTheSameCorpus) {
  const FourPlaces places(ShardPair::of_corpus());
  expect_same(places.one(), places.four(), query_of_each_kind());
}

TEST(Remote, ShowsAndVerifiesAsOneIndex) {
  const FourPlaces places(ShardPair::of_corpus());
  expect_same_passages(places.one(), places.four());
}

TEST(Remote, AnswersAsOneIndexOfRandomDocuments) {
  for (const unsigned seed : {4U, 5U}) {
    const FourPlaces places(ShardPair::of(random_documents(seed)));
    expect_same(places.one(), places.four(),
                {"bail judge court", "\"bail judge\"", "court NEAR/3 jail", "par*", "speaker:ada", "title:bail reform",
                 "date:2012.. jail", "-ferry", "bail OR ferry^2 OR reform OR law"});
  }
}

// One server that reads all four, and nothing here.
TEST(Remote, NeedsNothingHere) {
  const ShardPair pair = ShardPair::of_corpus();
  const ServerProcess server(pair.shard(0).parent_path());
  const Searcher there(fs::path(server.address()));
  expect_same(pair.one(), there, {"judges", "\"public safety\"", "said:prison court", "topic:sentencing", "~bail"});
  EXPECT_EQ(pair.one().taxonomy(), there.taxonomy());
}

// Documents of an index of their own, with a server that reads it.
class RemoteErrors : public ::testing::Test {
 protected:
  RemoteErrors() {
    add("a", {.id = "first", .text = "Bail."});
    add("b", {.id = "second", .text = "Bail and parole."});
  }
  void add(const std::string& index, Document document) const {
    Indexer indexer(folder_ / index);
    indexer.add(std::move(document));
    (void)indexer.commit();
  }
  // What `work` throws, with its hint.
  template <typename Work>
  static std::string error_of(const Work& work) {
    try {
      work();
    } catch (const Error& error) {
      return std::string(error.what()) + " / " + error.hint();
    }
    return "";
  }
  [[nodiscard]] std::vector<fs::path> with(const std::string& address) const { return {folder_ / "a", address}; }

  TempFolder folder_;
};

TEST_F(RemoteErrors, NameTheAddressWhereNothingListens) {
  ServerProcess server(folder_ / "b");
  const std::string address = server.address();
  EXPECT_EQ(server.end(SIGTERM), 0);
  const std::string error = error_of([&] { Searcher searcher(with(address)); });
  EXPECT_TRUE(error.starts_with("opening " + address + ": ")) << error;
  EXPECT_NE(error.find("tenet serve-index"), std::string::npos) << error;
  EXPECT_NE(error.find("--partial"), std::string::npos) << error;
  const Searcher partial(with(address), {.partial = true});
  const Results results = partial.search(parse_query("bail"));
  EXPECT_EQ(results.total, 1U);
  ASSERT_EQ(results.notes.size(), 1U);
  EXPECT_NE(results.notes.front().find(address), std::string::npos);
  EXPECT_EQ(partial.info().missing.size(), 1U);
}

TEST_F(RemoteErrors, NameTheAddressOfAServerThatWasStopped) {
  ServerProcess server(folder_ / "b");
  const Searcher searcher(with(server.address()));
  EXPECT_EQ(searcher.search(parse_query("bail")).total, 2U);
  const std::string address = server.address();
  EXPECT_EQ(server.end(SIGINT), 0);
  const std::string error = error_of([&] { (void)searcher.search(parse_query("parole")); });
  EXPECT_TRUE(error.starts_with(address + ": the connection was cut / ")) << error;
}

TEST_F(RemoteErrors, AreThoseOfTheServersIndex) {
  const SshProgram ssh;
  SearcherOptions options;
  options.ssh = ssh.path();
  const std::string none = SshProgram::address(folder_ / "none");
  EXPECT_TRUE(error_of([&] { Searcher searcher(with(none), options); }).starts_with(none + ": opening "));
  const std::string elsewhere = "ssh://nowhere/index";
  EXPECT_TRUE(error_of([&] { Searcher searcher(with(elsewhere), options); }).starts_with(elsewhere + ": "));
  options.ssh = folder_ / "no-program";
  EXPECT_TRUE(error_of([&] { Searcher searcher(with(none), options); }).starts_with("opening " + none + ": running "));
}

TEST_F(RemoteErrors, RefuseACopyAndADocumentThatIsInTwo) {
  const ServerProcess same(folder_ / "a");
  EXPECT_EQ(
      error_of([&] { Searcher searcher(with(same.address())); }),
      "opening " + same.address() + ": it is or has a copy of " + (folder_ / "a").string() + " / name each index once");
  add("b", {.id = "first", .text = "Bail again."});
  const ServerProcess server(folder_ / "b");
  const Searcher searcher(with(server.address()));
  EXPECT_THROW((void)searcher.search(parse_query("bail")), IndexError);
  EXPECT_THROW((void)searcher.count({}, {}), IndexError);
  EXPECT_EQ(searcher.search(parse_query("parole")).total, 1U);
}

// A connection keeps to the index that was there when it began; a new one has the new index.
TEST_F(RemoteErrors, NeverComeFromAnIndexThatIsReplaced) {
  const ServerProcess server(folder_ / "b");
  const Searcher before(with(server.address()));
  const std::string fingerprint = before.info().fingerprint;
  add("b", {.id = "second", .text = "Jail."});
  add("b", {.id = "third", .text = "Bail, once more."});
  EXPECT_EQ(before.search(parse_query("bail")).total, 2U);
  EXPECT_EQ(before.count(parse_query("parole"), {}).total.passages, 1U);
  EXPECT_EQ(before.info().fingerprint, fingerprint);
  const Searcher after(with(server.address()));
  EXPECT_EQ(after.search(parse_query("bail")).total, 2U);
  EXPECT_EQ(after.search(parse_query("parole")).total, 0U);
  EXPECT_EQ(after.search(parse_query("jail")).total, 1U);
}

TEST_F(RemoteErrors, AreNoneForManyAskersAtOnce) {
  const ServerProcess server(folder_ / "b");
  std::vector<Searcher> askers;
  for (int i = 0; i < 8; ++i) askers.emplace_back(with(server.address()));
  for (const Searcher& asker : askers) EXPECT_EQ(asker.search(parse_query("bail")).total, 2U);
}

TEST_F(RemoteErrors, RefuseToWriteAndToReadAllOfTheText) {
  const ServerProcess server(folder_ / "b");
  EXPECT_THROW(Indexer indexer(fs::path(server.address())), IndexError);
}

TEST_F(RemoteErrors, TellWhatIsNoAddress) {
  for (const char* address : {"tcp://host", "tcp://:7000", "tcp://host:port", "tcp://host:70000", "ssh://host",
                              "ssh:///path", "ssh://-oProxyCommand=x/path", "ssh://user@/path", "tcp://"}) {
    const std::string error = error_of([&] { Searcher searcher{fs::path(address)}; });
    EXPECT_TRUE(error.starts_with(std::string("opening ") + address + ": it names no ")) << error;
  }
}

}  // namespace
}  // namespace tenet::test
