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
#include "support/exported.h"
#include "support/island.h"
#include "support/shard_pair.h"
#include "support/small_index.h"
#include "support/temp_folder.h"
#include "support/xapian_server.h"

// What is no place of a Xapian database, and servers that fail.
namespace tenet::test {
namespace {

namespace fs = std::filesystem;

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
  explicit Stranger(std::string says)
      : says_(std::move(says)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
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
}  // namespace
}  // namespace tenet::test
