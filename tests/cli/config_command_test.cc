#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class Config : public ::testing::Test {
 protected:
  Ended run(const std::vector<std::string>& arguments, std::vector<std::string> settings = {},
            const std::string& where = "project/deep") const {
    settings.push_back("XDG_CONFIG_HOME=" + (folder_ / "home").string());
    return run_tenet(arguments, folder_ / where, {}, settings);
  }
  // "VALUE from ORIGIN" of a setting, origins relative to the test's folder.
  std::string setting(const std::string& command, const std::string& key,
                      const std::vector<std::string>& settings = {}) const {
    const Ended ended = run({"config", "--format", "json"}, settings);
    EXPECT_EQ(ended.status, 0) << ended.err;
    if (ended.status != 0) return ended.err;
    const Json all = Json::parse(ended.out);
    for (const Json& each : all["settings"]) {
      if (each["command"] != command || each["key"] != key) continue;
      std::string text = each["value"].get<std::string>() + " from " + each["origin"].get<std::string>();
      const std::string root = folder_.path().string() + "/";
      for (auto at = text.find(root); at != std::string::npos; at = text.find(root)) text.erase(at, root.size());
      return text;
    }
    return "no such setting";
  }
  void write_project(const std::string& toml) const {
    folder_.write("project/deep/empty", "");
    folder_.write("project/tenet.toml", toml);
  }

  TempFolder folder_;
};

TEST_F(Config, TakesTheNearestSource) {
  write_project("");
  EXPECT_EQ(setting("passages", "format"), "text from default");
  folder_.write("home/tenet/config.toml", "format = \"jsonl\"\njobs = 3\n");
  EXPECT_EQ(setting("passages", "format"), "jsonl from home/tenet/config.toml:1");
  write_project("# ours\nformat = \"text\"\n");
  EXPECT_EQ(setting("passages", "format"), "text from project/tenet.toml:2");
  EXPECT_EQ(setting("index", "jobs"), "3 from home/tenet/config.toml:2");
  EXPECT_EQ(setting("passages", "format", {"TENET_FORMAT=jsonl"}), "jsonl from TENET_FORMAT");
  write_project("format = \"text\"\n[passages]\nformat = \"jsonl\"\n");
  EXPECT_EQ(setting("passages", "format"), "jsonl from project/tenet.toml:3");
  EXPECT_EQ(setting("topics", "format"), "text from project/tenet.toml:1");
}

TEST_F(Config, IsObeyedUnlessTheCommandLineSaysOtherwise) {
  write_project("[passages]\nformat = \"jsonl\"\n");
  folder_.write("project/deep/a.txt", "Bail reform comes first, the invented forum said.\n");
  EXPECT_EQ(run({"passages", "a.txt"}).out.substr(0, 1), "{");
  EXPECT_NE(run({"passages", "--format", "text", "a.txt"}).out.substr(0, 1), "{");
}

TEST_F(Config, MeansPathsFromItsOwnFolder) {
  write_project("index = \"shared.index\"\n");
  folder_.write("project/deep/a.txt", "Bail reform comes first, the invented forum said.\n");
  EXPECT_EQ(run({"index", "a.txt"}).status, 0);
  EXPECT_TRUE(fs::exists(folder_ / "project/shared.index/tenet.json"));
  EXPECT_EQ(run({"speakers", "topic:pretrial"}, {"TENET_INDEX=nowhere"}).status, 2) << "the environment goes first";
  EXPECT_EQ(setting("index", "index"), "project/shared.index from project/tenet.toml:1");
  EXPECT_EQ(setting("index", "index", {"TENET_INDEX=here"}), "here from TENET_INDEX");
}

TEST_F(Config, NamesItsFiles) {
  write_project("");
  std::string out = run({"config", "--path"}).out;
  EXPECT_NE(out.find("project/tenet.toml\n"), std::string::npos) << out;
  EXPECT_NE(out.find("home/tenet/config.toml  (not there)\n"), std::string::npos) << out;
  const auto other = folder_.write("other.toml", "jobs = 2\n");
  out = run({"config", "--path"}, {"TENET_CONFIG=" + other.string()}).out;
  EXPECT_NE(out.find(other.string() + "\n"), std::string::npos) << out;
}

struct Refused {
  std::string toml;
  std::string message;
};

TEST_F(Config, NamesFileLineAndKeyOfWhatItCannotTake) {
  const std::vector<Refused> cases{
      {"\nindx = \"x\"\n", ":2: indx: no setting; did you mean index?"},
      {"[passages]\nfromat = \"text\"\n", ":2: fromat: no setting of passages; did you mean format?"},
      {"[serach]\njobs = 1\n", ":2: [serach]: no such command; did you mean search?"},
      {"[passages]\nformat = \"xml\"\n", ":2: format: 'xml' is not one of text, jsonl"},
      {"jobs = 0\n", ":1: jobs: '0' is not a whole number from 1 to 256"},
      {"jobs = \"many\"\n", ":1: jobs: 'many' is not a whole number from 1 to 256"},
      {"[verify]\nspeaker = \"x\"\n", ":2: speaker: no setting of verify"},
      {"jobs = 1979-05-27\n", ":1: jobs: a setting is a string, a number, true or false"},
      {"jobs = \n", ":1: not TOML: "},
  };
  for (const auto& [toml, message] : cases) {
    write_project(toml);
    const Ended ended = run({"topics"});
    EXPECT_EQ(ended.status, 2) << toml;
    EXPECT_EQ(ended.out, "");
    EXPECT_NE(ended.err.find("project/tenet.toml" + message), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find("\n  hint: "), std::string::npos) << ended.err;
    EXPECT_EQ(run({"help", "topics"}).status, 0) << "help is there all the same";
    EXPECT_EQ(run({"topics", "--help"}).status, 0);
  }
}

TEST_F(Config, RefusesAVariableThatNoCommandTakes) {
  write_project("");
  const Ended ended = run({"topics"}, {"TENET_FORMAT=xml"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.err.find("TENET_FORMAT: format: 'xml' is not one of "), std::string::npos) << ended.err;
  EXPECT_EQ(run({"config"}, {"TENET_OF_SOMEBODY_ELSE=1"}).status, 0);
  EXPECT_EQ(run({"config"}, {"TENET_CONFIG=nowhere.toml"}).status, 2);
}

}  // namespace
}  // namespace tenet::test
