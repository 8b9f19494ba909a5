#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/error.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/xapian_export.h>

#include "support/command.h"
#include "support/island.h"
#include "support/shard_pair.h"
#include "support/small_index.h"
#include "support/temp_folder.h"
#include "support/xapian_server.h"

// The two engines beside each other: an index, and what was exported of it, asked the same.
namespace tenet::test {
namespace {

namespace fs = std::filesystem;

// An index with its exports: one database, and three shards.
class Exported {
 public:
  explicit Exported(const fs::path& index) : index_(index) {
    (void)export_xapian({index}, folder_ / "one");
    (void)export_xapian({index}, folder_ / "three", {.shards = 3});
  }

  [[nodiscard]] Searcher index() const { return Searcher(index_); }
  [[nodiscard]] Searcher one() const { return Searcher(fs::path("xapian:" + (folder_ / "one").string())); }
  [[nodiscard]] Searcher three() const { return Searcher(fs::path("xapian:" + (folder_ / "three").string())); }
  [[nodiscard]] fs::path database() const { return folder_ / "one"; }
  [[nodiscard]] fs::path shard(int i) const { return folder_ / "three" / ("shard-" + std::to_string(i)); }

 private:
  fs::path index_;
  TempFolder folder_;
};

// Scores of the index are rounded to multiples of 2^-32, once for each word.
constexpr double same_score = 1e-9;

void expect_same_hit(const Hit& expected, Hit hit, const std::string& where) {
  EXPECT_NEAR(hit.score, expected.score, same_score) << where;
  hit.score = expected.score;
  EXPECT_TRUE(hit == expected) << where << ": " << hit.id << " for " << expected.id;
}

// Gives how many of the answers were refused.
std::size_t expect_same(const Searcher& index, const Searcher& exported, const std::string& text,
                        Joining joining = Joining::all) {
  std::size_t refused = 0;
  for (const SearchOptions& options :
       {SearchOptions{.limit = 10}, SearchOptions{.limit = 1000}, SearchOptions{.limit = 5, .offset = 7},
        SearchOptions{.limit = 30, .order = SearchOptions::Order::document},
        SearchOptions{.limit = 30, .order = SearchOptions::Order::document, .reverse = true},
        SearchOptions{.limit = 20, .per_document = 1}}) {
    const std::string where = text + ", limit " + std::to_string(options.limit);
    const Results expected = index.search(index.parse(text, joining), options);
    Results found;
    try {
      found = exported.search(exported.parse(text, joining), options);
    } catch (const QueryError& error) {
      // What is refused is refused by its name.
      EXPECT_NE(std::string(error.what()).find("Xapian"), std::string::npos) << where << ": " << error.what();
      EXPECT_NE(error.hint(), "");
      ++refused;
      continue;
    }
    EXPECT_EQ(found.total, expected.total) << where;
    EXPECT_EQ(found.folded, expected.folded) << where;
    EXPECT_EQ(found.hits.size(), expected.hits.size()) << where;
    if (found.hits.size() != expected.hits.size()) continue;
    for (std::size_t i = 0; i < found.hits.size(); ++i) {
      const bool scored = options.order == SearchOptions::Order::score;
      Hit hit = found.hits[i];
      if (!scored) hit.score = expected.hits[i].score;
      expect_same_hit(expected.hits[i], hit, where + ", hit " + std::to_string(i));
    }
  }
  const Counts counted = index.count(index.parse(text, joining), {});
  try {
    EXPECT_EQ(exported.count(exported.parse(text, joining), {}).total, counted.total) << text;
  } catch (const QueryError& error) {
    EXPECT_NE(error.hint(), "");
    ++refused;
  }
  return refused;
}

TEST(Xapian, AnswersAsTheIndexOfTheSameCorpus) {
  const ShardPair pair = ShardPair::of_corpus();
  const Exported exported(pair.one_index());
  const Searcher index = exported.index();
  for (const Searcher& other : {exported.one(), exported.three()}) {
    for (const char* query : {"judges",
                              "sentencing reform community",
                              "\"public safety\"",
                              "\"the rule of law\"",
                              "bail^3 parole",
                              "judge NEAR/10 discretion",
                              "judge NEAR/3 judge",
                              "police NEAR/5 community NEAR/5 trust",
                              "\"mandatory minimum\" NEAR/8 court",
                              "law-enforcement leaders",
                              "reform -prison",
                              "judges +discretion",
                              "topic:sentencing",
                              "topic:sentencing@2",
                              "topic:sentencing>.9",
                              "topic:pretrial court",
                              "said:prison",
                              "said:\"public safety\"",
                              "said:(police community)",
                              "speaker:sheriff",
                              "speaker:obama said:justice",
                              "role:\"police chief\"",
                              "role:prosecutor",
                              "mentions:Obama",
                              "title:statement",
                              "title:\"of principles\"",
                              "organisation:coalition",
                              "author:obama",
                              "source:house",
                              "type:letter",
                              "date:2014..2018 jail",
                              "date:2015",
                              "date:..2014",
                              "has:quote",
                              "has:speaker",
                              "has:justice",
                              "has:date",
                              "-has:date",
                              "incarcerat* reform",
                              "document:statements/2015-10-21-law-enforcement-leaders.md",
                              "zebrafish",
                              "id:x#1"}) {
      expect_same(index, other, query);
    }
    for (const char* query : {"judges discretion", "bail parole prison reform", "public safety", "crime^2 police^.5"}) {
      expect_same(index, other, query, Joining::any);
    }
  }
}

// Ways to say a thing are found as they are, but what they weigh together is an estimate of Xapian's.
TEST(Xapian, FindsTheSameBySynonymsAndPrefixes) {
  const ShardPair pair = ShardPair::of_corpus();
  const Exported exported(pair.one_index());
  const Searcher index = exported.index();
  const Searcher three = exported.three();
  for (const char* query : {"~bail", "~prison reform", "incarcerat*", "sent* court", "pro*"}) {
    const SearchOptions all{.limit = 1000, .order = SearchOptions::Order::document};
    const Results expected = index.search(index.parse(query), all);
    const Results found = three.search(three.parse(query), all);
    ASSERT_EQ(found.hits.size(), expected.hits.size()) << query;
    for (std::size_t i = 0; i < found.hits.size(); ++i) EXPECT_EQ(found.hits[i].id, expected.hits[i].id) << query;
  }
}

TEST(Xapian, CountsByYearTopicAndKindAsTheIndexDoes) {
  const ShardPair pair = ShardPair::of_corpus();
  const Exported exported(pair.one_index());
  const Searcher index = exported.index();
  const Searcher three = exported.three();
  for (const char* query :
       {"", "prison", "date:2014..2018 court", "topic:sentencing", "topic:sentencing OR topic:pretrial",
        "organisation:coalition", "said:prison", "date:..2014", "date:2050.. bail"}) {
    for (const CountOptions& options :
         {CountOptions{.by = {CountBy::year}}, CountOptions{.by = {CountBy::topic}},
          CountOptions{.by = {CountBy::topic}, .grade = 2}, CountOptions{.by = {CountBy::kind}},
          CountOptions{.by = {CountBy::year}, .within = parse_query("has:quote")}}) {
      const Counts expected = index.count(index.parse(query), options);
      const Counts found = three.count(three.parse(query), options);
      const std::string where = std::string(query) + " by " + std::string(to_string(options.by.front()));
      EXPECT_EQ(found.total, expected.total) << where;
      EXPECT_TRUE(found.rows == expected.rows) << where;
      EXPECT_TRUE(found.margins == expected.margins) << where;
    }
  }
}

TEST(Xapian, CountsYearsWithoutDatesAsTheIndexDoes) {
  const SmallIndex small({});
  std::vector<Document> documents = random_documents(5);
  documents.front().date = "1215-06-15";
  small.add(documents);
  const Exported exported(small.path());
  const Searcher index = exported.index();
  const Searcher one = exported.one();
  const CountOptions by_year{.by = {CountBy::year}};
  for (const char* query : {"", "bail", "date:..1300"}) {
    EXPECT_TRUE(one.count(one.parse(query), by_year).rows == index.count(index.parse(query), by_year).rows) << query;
  }
}

TEST(Xapian, ShowsAndTellsAsTheIndexDoes) {
  const ShardPair pair = ShardPair::of_corpus();
  const Exported exported(pair.one_index());
  const Searcher index = exported.index();
  const Searcher three = exported.three();
  const IndexInfo info = three.info();
  EXPECT_EQ(info.documents, index.info().documents);
  EXPECT_EQ(info.passages, index.info().passages);
  EXPECT_EQ(info.words, index.info().words);
  EXPECT_EQ(info.text_bytes, index.info().text_bytes);
  EXPECT_EQ(info.fingerprint, index.info().fingerprint);
  // Other shards give other answers.
  const auto of_shards = [&](int one, int other) {
    const auto place = [&](int shard) { return fs::path("xapian:" + exported.shard(shard).string()); };
    return Searcher(std::vector<fs::path>{place(one), place(other)}).info().fingerprint;
  };
  EXPECT_NE(of_shards(1, 2), info.fingerprint);
  EXPECT_NE(of_shards(1, 2), of_shards(1, 3));
  EXPECT_EQ(of_shards(1, 2), of_shards(2, 1));
  for (const Hit& hit : index.search(index.parse("police"), {.limit = 20}).hits) {
    EXPECT_TRUE(three.show(hit.id, 2) == index.show(hit.id, 2)) << hit.id;
    EXPECT_TRUE(three.passages_of(hit.document.id) == index.passages_of(hit.document.id)) << hit.id;
  }
  EXPECT_TRUE(three.show("none#1", 1).empty());
  EXPECT_TRUE(three.passages_of("none").empty());
  const auto counts = index.topics();
  const auto others = three.topics();
  ASSERT_EQ(counts.size(), others.size());
  for (std::size_t i = 0; i < counts.size(); ++i) EXPECT_EQ(counts[i].passages, others[i].passages);
}

// Random queries over random documents, some of which were replaced and removed.
TEST(Xapian, AgreesWithTheIndexOnRandomQueries) {
  const SmallIndex small({});
  for (unsigned round = 0; round < 2; ++round) small.add(random_documents(70 + round));
  const Exported exported(small.path());
  const Searcher index = exported.index();
  const Searcher one = exported.one();
  const Searcher three = exported.three();
  const std::vector<std::string> words{"bail",   "judge",  "court",    "jail", "prison", "reform", "ferry",
                                       "parole", "safety", "sentence", "the",  "law",    "courts", "nowhere"};
  // Xapian's pruning gives words apart the weight of words side by side there.
  for (const char* query : {"law jail NEAR/5 prison judge", "prison law \"prison law\""}) {
    expect_same(index, one, query, Joining::any);
    expect_same(index, three, query, Joining::any);
  }
  std::mt19937 draw(11);  // NOLINT(cert-msc51-cpp): the same queries every time
  const auto word = [&] { return words[draw() % words.size()]; };
  const auto part = [&]() -> std::string {
    switch (draw() % 12) {
      case 0: return '"' + word() + ' ' + word() + '"';
      case 1: return word() + " NEAR/" + std::to_string(1 + draw() % 5) + ' ' + word();
      case 2: return '(' + word() + " OR " + word() + ')';
      case 3: return '-' + word();
      case 4: return "said:" + word();
      case 5: return "said:\"" + word() + ' ' + word() + '"';
      case 6: return "title:" + word();
      case 7: return "speaker:Example";
      case 8: return "date:201" + std::to_string(draw() % 5) + "..";
      case 9: return word() + '^' + std::to_string(1 + draw() % 3);
      default: return word();
    }
  };
  std::size_t refused = 0;
  for (int i = 0; i < 60; ++i) {
    std::string query = word();
    for (std::size_t more = draw() % 3; more > 0; --more) query += ' ' + part();
    refused += expect_same(index, i % 2 == 0 ? one : three, query, draw() % 3 == 0 ? Joining::any : Joining::all);
  }
  EXPECT_LE(refused, 60U * 7U / 10U);  // few are
}

TEST(Xapian, RefusesByNameWhatStockOperatorsCannotSay) {
  const Exported exported(island().path());
  const Searcher one = exported.one();
  const auto error_of = [&](const auto& ask) -> std::string {
    try {
      ask();
    } catch (const QueryError& error) {
      EXPECT_NE(error.hint(), "");
      return error.what();
    }
    return "";
  };
  const auto search = [&](const char* query, const SearchOptions& options) {
    return error_of([&] { (void)one.search(one.parse(query), options); });
  };
  EXPECT_EQ(search("harbor", {.by = SearchOptions::By::document}), "ranking documents: not over a Xapian database");
  EXPECT_EQ(search("harbor", {.order = SearchOptions::Order::date}), "sorting by date: not over a Xapian database");
  EXPECT_EQ(search("harbor", {.reverse = true}), "the worst first: not over a Xapian database");
  EXPECT_EQ(search("harbor island", {.words_as_evidence = true}), "words as evidence: not over a Xapian database");
  EXPECT_EQ(search("harbor", {.words_as_evidence = true}), "");
  EXPECT_EQ(search("goats OR said:\"old harbor\"", {}),
            "'said:\"old harbor\"': over a Xapian database it cannot stand beside OR or NOT");
  EXPECT_EQ(search("like:once#1", {}), "like: not over a Xapian database");
  EXPECT_EQ(error_of([&] { (void)one.count(one.parse("harbor"), {.by = {CountBy::speaker}}); }),
            "counting by speaker: not over a Xapian database");
  EXPECT_EQ(error_of([&] { (void)one.near_duplicates("once#1"); }),
            "near-identical passages: not over a Xapian database");
}

std::string opening(const std::string& place, const SearcherOptions& options = {}, std::string* hint = nullptr) {
  try {
    (void)Searcher(std::vector<fs::path>{place}, options);
  } catch (const IndexError& error) {
    if (hint != nullptr) *hint = error.hint();
    return error.what();
  }
  return "";
}

TEST(Xapian, OpensNothingButItsOwnTwoForms) {
  for (const char* place : {"xapian:", "xapian+tcp://", "xapian+tcp://h", "xapian+tcp://h:", "xapian+tcp://h:0",
                            "xapian+tcp://h:99999", "xapian+tcp://h:1x", "xapian+tcp://-oProxyCommand=x:1",
                            "xapian+tcp://a b:1", "tcp://127.0.0.1:7", "ssh://archive/srv/index", "xapian+prog://ssh:1",
                            "xapian+ssh://h:1", "xapian+tcp://::1:7", "xapian+tcp://[h]:7"}) {
    EXPECT_EQ(opening(place), std::string("opening ") + place + ": not the place of a Xapian database") << place;
  }
  std::string hint;
  EXPECT_EQ(opening("xapian+tcp://archive.example:7000", {}, &hint),
            "opening xapian+tcp://archive.example:7000: it is on another machine");
  EXPECT_NE(hint.find("ssh -N -L 7000:127.0.0.1:7000 archive.example"), std::string::npos) << hint;
  EXPECT_NE(opening("xapian+tcp://127.evil.example:7000").find("another machine"), std::string::npos);
}

TEST(Xapian, NamesWhatCannotBeOpened) {
  const TempFolder folder;
  const Exported exported(island().path());
  const std::string none = "xapian:" + (folder / "none").string();
  EXPECT_EQ(opening(none), "opening " + none + ": no Xapian database");
  // Xapian's stubs may start programs and reach hosts: tenet reads none but those of its exports.
  for (const char* stub : {"remote 127.0.0.1:1\n", "remote :touch RAN\n", "auto ../three\n", "auto shard-1/../x\n"}) {
    folder.write("stub/XAPIANDB", stub);
    EXPECT_NE(opening("xapian:" + (folder / "stub").string()).find("its XAPIANDB is not one of tenet's exports"),
              std::string::npos)
        << stub;
  }
  EXPECT_NE(opening("xapian:" + exported.database().string() + "/../one/../three/shard-1"), "none");
  std::string mixed;
  try {
    const Searcher both(std::vector<fs::path>{island().path(), "xapian:" + exported.database().string()});
  } catch (const IndexError& error) {
    mixed = error.what();
  }
  EXPECT_NE(mixed.find("Xapian databases are searched by themselves"), std::string::npos) << mixed;
  std::string twice;
  try {
    const fs::path place = "xapian:" + exported.database().string();
    const Searcher both(std::vector<fs::path>{place, place});
  } catch (const IndexError& error) {
    twice = error.what();
  }
  EXPECT_NE(twice.find("it was named twice, or is a copy"), std::string::npos) << twice;
  // Damaged: the table of postings is cut.
  fs::resize_file(exported.database() / "postlist.glass", 100);
  const std::string damaged = opening("xapian:" + exported.database().string());
  EXPECT_NE(damaged.find("opening xapian:"), std::string::npos) << damaged;
}

TEST(Xapian, ConnectsAgainToAServerThatHasLeftIt) {
  if (!has_xapian_tools()) GTEST_SKIP() << "apt-get install xapian-tools";
  const Exported exported(island().path());
  const XapianServer server({exported.database()}, std::chrono::milliseconds(300));
  const Searcher there(fs::path(server.place()));
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  EXPECT_EQ(there.search(parse_query("harbor")).total, 4U);
}

// Whoever listens and is no xapian-tcpsrv: says something to each who connects, and no more.
class Stranger {
 public:
  explicit Stranger(std::string says) : says_(std::move(says)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(::bind(listener_, any, size), 0);
    EXPECT_EQ(::getsockname(listener_, any, &size), 0);
    EXPECT_EQ(::listen(listener_, 5), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this] {
      const int asker = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (asker < 0) return;
      (void)!::write(asker, says_.data(), says_.size());
      // Until the asker has gone.
      std::array<char, 100> bytes{};
      while (::read(asker, bytes.data(), bytes.size()) > 0) continue;
      ::close(asker);
    });
  }
  ~Stranger() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  Stranger(const Stranger&) = delete;
  Stranger& operator=(const Stranger&) = delete;

  [[nodiscard]] std::string place() const { return "xapian+tcp://127.0.0.1:" + std::to_string(port_); }

 private:
  std::string says_;
  int listener_ = -1;
  unsigned port_ = 0;
  std::jthread thread_;
};

TEST(Xapian, TellsThatAServerIsSlowOrAnotherOrOfAnotherProtocol) {
  const SearcherOptions options{.answer_timeout = std::chrono::milliseconds(300)};
  const auto error_of = [&](const std::string& says) -> std::string {
    const Stranger stranger(says);
    std::string hint;
    const std::string error = opening(stranger.place(), options, &hint);
    EXPECT_NE(hint, "");
    const std::string start = "opening " + stranger.place() + ": ";
    EXPECT_TRUE(error.starts_with(start)) << error;
    return error.substr(std::min(start.size(), error.size()));
  };
  EXPECT_EQ(error_of(""), "no answer in time");
  EXPECT_NE(error_of("HTTP/1.1 400 Bad Request\r\n\r\n"), "");
  // What 1.5 greets with: kind of message, length, protocol 47.0.
  const std::string greeting = {'\0', '\x04', 47, 0, 0, 0};
  EXPECT_NE(error_of(greeting).find("47.0"), std::string::npos) << error_of(greeting);
}

TEST(ExportXapian, LeavesNothingUnderTheNameUnlessAllIsWritten) {
  const TempFolder folder;
  const auto error_of = [&](const fs::path& to, const XapianExportOptions& options) -> std::string {
    try {
      (void)export_xapian({island().path()}, to, options);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  folder.write("there/file", "");
  EXPECT_NE(error_of(folder / "there", {}).find("exists already"), std::string::npos);
  EXPECT_NE(error_of(folder / "a", {.shards = 0}).find("0 shards"), std::string::npos);
  EXPECT_NE(error_of(folder / "a", {.should_stop = [] { return true; }}), "");
  EXPECT_FALSE(fs::exists(folder / "a"));
  EXPECT_FALSE(fs::exists(folder / "a.part"));
  folder.write("b.part/mine", "");
  EXPECT_NE(error_of(folder / "b", {}).find("is in the way"), std::string::npos);
  EXPECT_TRUE(fs::exists(folder / "b.part/mine"));
  EXPECT_EQ(error_of(folder / "c/d", {.shards = 9}), "");
  EXPECT_EQ(Searcher(fs::path("xapian:" + (folder / "c/d").string())).info().documents, 5U);
}

TEST(ExportXapian, OfAnEmptyIndexIsAnEmptyDatabase) {
  const SmallIndex small(std::vector<Document>{{.id = "only", .text = "Bail."}});
  {
    Indexer indexer(small.path());
    indexer.remove("only");
    (void)indexer.commit();
  }
  const Exported exported(small.path());
  EXPECT_EQ(exported.one().search(parse_query("bail")).total, 0U);
  EXPECT_EQ(exported.three().info().passages, 0U);
}

TEST(ExportXapian, IsReadByStockTools) {
  if (!has_xapian_tools()) GTEST_SKIP() << "apt-get install xapian-tools";
  const Exported exported(island().path());
  const std::string one = exported.database().string();
  const std::string all = exported.shard(1).parent_path().string();
  EXPECT_NE(output_of("quest -d " + one + " harbor").find("sample=The harbor is old"), std::string::npos);
  EXPECT_NE(output_of("quest -d " + all + " '\"old harbor\"~1 goats' --stemmer=english").find("goats"),
            std::string::npos);
  EXPECT_NE(output_of("xapian-delve " + all).find("number of documents = 5"), std::string::npos);
  EXPECT_NE(output_of("xapian-delve -a " + one).find(" XLAST"), std::string::npos);
  EXPECT_NE(output_of("xapian-check " + one + " && echo sound").find("sound"), std::string::npos);
  const TempFolder folder;
  const std::string joined = (folder / "joined").string();
  (void)output_of("xapian-compact " + exported.shard(1).string() + ' ' + exported.shard(2).string() + ' ' +
                  exported.shard(3).string() + ' ' + joined + " 2>&1");
  const Searcher compacted(fs::path("xapian:" + joined));
  const Searcher index = exported.index();
  expect_same(index, compacted, "harbor");
  if (output_of("/usr/bin/python3 -c 'import xapian' 2>&1").empty()) {
    EXPECT_EQ(output_of("/usr/bin/python3 -c \"import xapian; print(xapian.Database('" + one + "').get_doccount())\""),
              "5\n");
  }
}

// Two shards here, two behind a server each.
TEST(Xapian, AnswersTheSameBehindStockServers) {
  if (!has_xapian_tools()) GTEST_SKIP() << "apt-get install xapian-tools";
  const SmallIndex small(random_documents(3));
  const Exported exported(small.path());
  XapianServer first({exported.shard(1)});
  const XapianServer others({exported.shard(2), exported.shard(3)});
  const Searcher there(std::vector<fs::path>{first.place(), others.place()});
  const Searcher index = exported.index();
  for (const char* query : {"bail", "judge court", "\"bail judge\"", "jail NEAR/3 prison", "said:reform", "title:law",
                            "said:\"the court\"", "speaker:Ada", "date:2012.. ferry", "judg* safety", "has:quote"}) {
    expect_same(index, there, query);
  }
  EXPECT_EQ(there.info().passages, index.info().passages);
  const std::string id = index.search(parse_query("bail"), {.limit = 1}).hits.front().id;
  EXPECT_TRUE(there.show(id, 1) == index.show(id, 1));
  const std::string place = first.place();
  first.end();
  std::string hint;
  EXPECT_NE(opening(place, {}, &hint).find("opening " + place + ": "), std::string::npos);
  EXPECT_NE(hint, "");
}

}  // namespace
}  // namespace tenet::test
