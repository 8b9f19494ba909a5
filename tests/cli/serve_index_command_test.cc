#include <gtest/gtest.h>

#include <csignal>
#include <string>
#include <vector>

#include "support/command.h"
#include "support/same_output.h"
#include "support/server.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Two indexes of one document each, one of both, and a server of the second.
class ServeIndex : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    for (const char* place : {"a/bail.txt", "both/bail.txt"}) {
      folder_->write(place, "\"Bail keeps nobody safe,\" said Ada Example, a judge.\n");
    }
    for (const char* place : {"b/jail.txt", "both/jail.txt"}) folder_->write(place, "Bail keeps people out of jail.\n");
    for (const std::string name : {"a", "b", "both"}) (void)tenet({"index", "--index", name + ".index", name});
    server_ = new ServerProcess(*folder_ / "b.index");
  }
  static void TearDownTestSuite() {
    delete server_;
    delete folder_;
  }
  static Ended tenet(const std::vector<std::string>& arguments, const std::vector<std::string>& settings = {}) {
    return run_tenet(arguments, folder_->path(), {}, settings);
  }

  static TempFolder* folder_;
  static ServerProcess* server_;
};

TempFolder* ServeIndex::folder_ = nullptr;
ServerProcess* ServeIndex::server_ = nullptr;

TEST_F(ServeIndex, LetsEveryCommandThatReadsGiveAnAddressForAnIndex) {
  const SshProgram ssh;
  folder_->write("all.json", R"({"tenet": "shards", "indexes": ["a.index", ")" + server_->address() + R"("]})");
  const std::string through_ssh = SshProgram::address(*folder_ / "b.index");
  const std::vector<std::vector<std::string>> places = {{"--index", "a.index", "--index", server_->address()},
                                                        {"--index", server_->address() + ":a.index"},
                                                        {"--index", "all.json"},
                                                        {"--index", "a.index:" + through_ssh}};
  expect_same_output({"--index", "both.index"}, places, [&](const std::vector<std::string>& arguments) {
    return tenet(arguments, {"TENET_SSH=" + ssh.path()});
  });
}

TEST_F(ServeIndex, LetsAnAddressBeASetting) {
  EXPECT_EQ(tenet({"search", "bail", "--count"}, {"TENET_INDEX=a.index:" + server_->address()}).out, "2\n");
  folder_->write("home/tenet/config.toml", "index = [\"../../a.index\", \"" + server_->address() + "\"]\n");
  EXPECT_EQ(tenet({"search", "bail", "--count"}, {"XDG_CONFIG_HOME=" + (*folder_ / "home").string()}).out, "2\n");
}

TEST_F(ServeIndex, EndsWellByASignal) {
  for (const int signal : {SIGTERM, SIGINT}) {
    ServerProcess server(*folder_ / "b.index");
    ASSERT_TRUE(server.address().starts_with("tcp://127.0.0.1:")) << server.said();
    EXPECT_EQ(tenet({"search", "bail", "--count", "--index", server.address()}).out, "1\n");
    EXPECT_EQ(server.end(signal), 0);
  }
}

TEST_F(ServeIndex, ListensForOtherMachinesOnlyWhenItIsToldTo) {
  const Ended ended = tenet({"serve-index", "--index", "b.index", "--listen", "0.0.0.0:0"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.err,
            "tenet: --listen 0.0.0.0:0: other machines could read the index there\n"
            "  hint: there is no encryption and no password: use ssh:// or a tunnel or, where all who can reach it may "
            "read the index, --allow-remote\n");
}

TEST_F(ServeIndex, SaysWhatIsWrongAtOnce) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"--index", "none"}, "tenet: opening none: no such index\n"},
      {{"--index", "b.index", "--listen", "7000"}, "tenet: --listen 7000: no address\n"},
      {{"--index", "b.index", "--listen", server_->address().substr(6)}, "Address already in use\n"},
      {{"--index", server_->address()}, "reads indexes on its own machine alone\n"},
  };
  for (const auto& [options, error] : cases) {
    std::vector<std::string> arguments{"serve-index"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Ended ended = tenet(arguments);
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.err.find(error), std::string::npos) << ended.err;
  }
}

TEST_F(ServeIndex, LeavesOutAnIndexThatIsDownWhenAskedTo) {
  std::string address;
  {
    const ServerProcess server(*folder_ / "b.index");
    address = server.address();
  }
  const Ended ended = tenet({"search", "bail", "--count", "--index", "a.index", "--index", address});
  EXPECT_EQ(ended.status, 2);
  EXPECT_TRUE(ended.err.starts_with("tenet: opening " + address + ": Connection refused\n")) << ended.err;
  const Ended partial = tenet({"search", "bail", "--count", "--partial", "--index", "a.index", "--index", address});
  EXPECT_EQ(partial.status, 0);
  EXPECT_EQ(partial.out, "1\n");
  EXPECT_TRUE(partial.err.starts_with("warning: opening " + address + ": Connection refused;")) << partial.err;
}

TEST_F(ServeIndex, IsRefusedByCommandsThatWrite) {
  const Ended ended = tenet({"index", "--index", server_->address(), "a"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.err, "tenet: writing to " + server_->address() + ": it is on another machine\n" +
                           "  hint: run the command there\n");
  const Ended topics = tenet({"topics", "--suggest", "sentencing", "--index", server_->address()});
  EXPECT_EQ(topics.status, 2);
  EXPECT_NE(topics.err.find("it is on another machine, and all of it is needed"), std::string::npos) << topics.err;
}

}  // namespace
}  // namespace tenet::test
