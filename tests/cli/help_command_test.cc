#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

using Json = nlohmann::json;

// Every command with all it takes, as the program itself says.
const Json& commands() {
  static const Json all = Json::parse(run_tenet({"help", "--dump"}).out).at("commands");
  EXPECT_GE(all.size(), 10U);
  return all;
}

// What must stand on the command line for a command to begin: "x" for what it requires, an empty folder around it.
std::vector<std::string> begin_command(const Json& command) {
  std::vector<std::string> words{command["name"]};
  for (const Json& option : command["options"]) {
    if (!option["required"].get<bool>()) continue;
    if (!option["positional"].get<bool>()) words.emplace_back(option["name"]);
    words.emplace_back(option["value"] == "FILE" && !option["positional"].get<bool>() ? "default" : "x");
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

// One clear line and a hint, and nothing that looks like a result.
void expect_mistake(const std::vector<std::string>& words, const std::filesystem::path& where = ".") {
  const Ended ended = run_tenet(words, where);
  SCOPED_TRACE("tenet " + joined(words));
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_TRUE(ended.err.starts_with("tenet: ")) << ended.err;
  const std::size_t first_end = ended.err.find('\n');
  EXPECT_TRUE(ended.err.substr(std::min(first_end + 1, ended.err.size())).starts_with("  hint: ")) << ended.err;
  EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 2) << ended.err;
}

TEST(Help, HasAPageForEveryCommandAndNamesItInTheOverview) {
  const Ended overview = run_tenet({"help"});
  EXPECT_EQ(overview.status, 0);
  EXPECT_EQ(run_tenet({"--help"}).out, overview.out);
  for (const Json& command : commands()) {
    const std::string name = command["name"];
    EXPECT_NE(overview.out.find("\n  " + name + " "), std::string::npos) << name;
    const Ended page = run_tenet({"help", name});
    EXPECT_EQ(page.status, 0);
    EXPECT_TRUE(page.out.starts_with("tenet " + name + ": ")) << page.out;
    EXPECT_EQ(run_tenet({name, "--help"}).out, page.out);
    EXPECT_EQ(run_tenet({name, "-h"}).out, page.out);
    const std::size_t examples = page.out.find("\nExamples\n");
    const std::size_t usage = page.out.find("\nUsage\n");
    EXPECT_LT(examples, usage) << name << ": examples come first";
    EXPECT_LT(usage, page.out.find("\nExit status\n")) << name;
    for (const Json& option : command["options"]) {
      EXPECT_NE(page.out.find(option["name"].get<std::string>()), std::string::npos) << name << option;
    }
  }
}

TEST(Help, FitsEightyColumnsAndIsPlainWhenPiped) {
  std::vector<std::vector<std::string>> pages{{"help"}, {"help", "query"}, {"help", "topics(5)"}, {"help", "corpus"}};
  for (const Json& command : commands()) pages.push_back({"help", command["name"]});
  for (const auto& page : pages) {
    const std::string piped = run_tenet(page).out;
    EXPECT_EQ(piped.find('\x1b'), std::string::npos);
    EXPECT_EQ(piped.find('`'), std::string::npos) << joined(page);
    const std::string out = run_tenet_on_terminal(page, 80, {"NO_COLOR=1"}).out;
    for (std::size_t begin = 0; begin < out.size();) {
      const std::size_t end = out.find('\n', begin);
      EXPECT_LE(end - begin, 80U) << joined(page) << ": " << out.substr(begin, end - begin);
      begin = end + 1;
    }
  }
}

TEST(Help, TakesTheNameOfAPageInEveryForm) {
  const std::string page = run_tenet({"help", "topics(5)"}).out;
  EXPECT_TRUE(page.starts_with("tenet-topics(5): files of topics")) << page.substr(0, 80);
  for (const std::vector<std::string>& name :
       {std::vector<std::string>{"topics.5"}, {"tenet-topics(5)"}, {"5", "topics"}}) {
    std::vector<std::string> words{"help"};
    words.insert(words.end(), name.begin(), name.end());
    EXPECT_EQ(run_tenet(words).out, page) << joined(words);
  }
  EXPECT_TRUE(run_tenet({"help", "topics"}).out.starts_with("tenet topics: "));
}

TEST(Help, ShowsTheOverviewOnStandardErrorWhenNothingIsAsked) {
  const Ended ended = run_tenet({});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_NE(ended.err.find("\nFind\n  search    find passages\n"), std::string::npos) << ended.err;
  EXPECT_EQ(ended.err.find("Exit status"), std::string::npos) << "the whole page is that of tenet help";
}

struct Mistake {
  std::vector<std::string> words;
  std::string err;
};

TEST(Mistakes, SayWhatWasProbablyMeant) {
  const std::vector<Mistake> mistakes{
      {{"serach", "bail"}, "tenet: no command serach; did you mean search?\n  hint: tenet help lists the commands\n"},
      {{"zzz"}, "tenet: no command zzz\n  hint: tenet help lists the commands\n"},
      {{"-v"}, "tenet: no command was given\n  hint: tenet help lists the commands\n"},
      {{"verify", "--spaeker", "x", "bail"},
       "tenet: verify: no option --spaeker; did you mean --speaker?\n"
       "  hint: tenet help verify lists its options\n"},
      {{"retag", "--topcis=x"},
       "tenet: retag: no option --topcis; did you mean --topics?\n  hint: tenet help retag lists its options\n"},
      {{"search", "-bail"},
       "tenet: search: no option -bail\n"
       "  hint: tenet help search lists its options; words that begin with - stand behind --\n"},
      {{"search", "-has:justice"},
       "tenet: search: no option -has:justice\n"
       "  hint: tenet help search lists its options; words that begin with - stand behind --\n"},
      {{"count", "-violent crime"},
       "tenet: count: no option -violent crime\n"
       "  hint: tenet help count lists its options; words that begin with - stand behind --\n"},
      {{"search", "-nothing"},
       "tenet: search: no option -nothing\n"
       "  hint: tenet help search lists its options; words that begin with - stand behind --\n"},
      {{"search", "--any", "--all-words", "bail"},
       "tenet: search: --all-words and --any do not go together\n  hint: give one of them\n"},
      {{"passages", "--format", "jsnl", "x"},
       "tenet: passages: --format: there is no 'jsnl'; did you mean jsonl?\n"
       "  hint: --format is one of text, jsonl\n"},
      {{"index", "--jobs", "many", "x"},
       "tenet: index: --jobs: 'many' is not a whole number from 1 to 256\n  hint: tenet help index\n"},
      {{"index", "--jobs", "0", "x"},
       "tenet: index: --jobs: '0' is not a whole number from 1 to 256\n  hint: tenet help index\n"},
      {{"index", "--jobs"}, "tenet: index: --jobs: its value is missing\n  hint: tenet help index\n"},
      {{"index"}, "tenet: index: PATH is missing\n  hint: tenet index [OPTIONS] PATH...\n"},
      {{"retag"}, "tenet: retag: --topics is missing\n  hint: tenet retag [OPTIONS] --topics FILE\n"},
      {{"passages", "a", "b"},
       "tenet: passages: 'b' is one argument too many\n  hint: tenet passages [OPTIONS] FILE\n"},
      {{"topics", "--check", "a", "--suggest", "b"},
       "tenet: topics: --suggest and --check do not go together\n  hint: give one of them\n"},
      {{"help", "serach"},
       "tenet: help: no page serach; did you mean search?\n  hint: tenet help lists the commands\n"},
  };
  for (const auto& [words, err] : mistakes) {
    const Ended ended = run_tenet(words);
    EXPECT_EQ(ended.status, 2) << joined(words);
    EXPECT_EQ(ended.err, err);
    EXPECT_EQ(ended.out, "");
  }
}

TEST(Mistakes, AreOneLineAndAHintForEveryOptionOfEveryCommand) {
  const TempFolder empty;
  for (const Json& command : commands()) {
    const std::string name = command["name"];
    expect_mistake({name, "--no-such-option"}, empty.path());
    for (const Json& option : command["options"]) {
      const std::string written = option["name"];
      if (option["positional"].get<bool>() || written == "--help") continue;
      if (option["value"] == "") {
        expect_mistake({name, written + "=maybe"}, empty.path());
        continue;
      }
      expect_mistake({name, written}, empty.path());
      if (!option["choices"].empty() || option["rule"] != "") expect_mistake({name, written, "nonsense"}, empty.path());
      if (option["rule"] != "") expect_mistake({name, written, "-1"}, empty.path());
    }
  }
}

TEST(Mistakes, AreOneLineAndAHintWhereThereIsNoIndex) {
  const TempFolder empty;
  for (const Json& command : commands()) {
    const bool takes_index = std::any_of(command["options"].begin(), command["options"].end(),
                                         [](const Json& option) { return option["name"] == "--index"; });
    if (takes_index) expect_mistake(begin_command(command), empty.path());
  }
  EXPECT_TRUE(std::filesystem::is_empty(empty.path())) << "nothing is left behind";
}

// The pages of the manual.

TEST(Manual, IsReadWithoutWarnings) {
  const TempFolder folder;
  ASSERT_EQ(run_tenet({"help", "--manual", folder.path().string()}).status, 0);
  const std::string pages = folder.path().string() + "/man*/*";
  if (has_program("groff")) {
    EXPECT_EQ(output_of("for f in " + pages + "; do groff -man -ww -Tutf8 -z \"$f\"; done"), "");
  }
  if (has_program("mandoc")) {
    EXPECT_EQ(output_of("mandoc -Tlint -Wwarning " + pages), "");
  }
  if (!has_program("groff") && !has_program("mandoc")) GTEST_SKIP() << "neither groff nor mandoc is installed";
}

TEST(Manual, NamesWhatEachPageIsAbout) {
  if (!has_program("lexgrog")) GTEST_SKIP() << "lexgrog of man-db is not installed";
  const TempFolder folder;
  ASSERT_EQ(run_tenet({"help", "--manual", folder.path().string()}).status, 0);
  const std::string names = output_of("lexgrog " + folder.path().string() + "/man*/*");
  for (const Json& command : commands()) {
    const std::string name = command["name"];
    EXPECT_NE(names.find("/man1/tenet-" + name + ".1: \"tenet-" + name + " - "), std::string::npos) << names;
  }
  for (const std::string other :
       {"/man1/tenet.1: \"tenet - ", "/man7/tenet-query.7: \"tenet-query - ", "/man5/tenet-topics.5: \"tenet-topics - ",
        "/man5/tenet-corpus.5: \"tenet-corpus - "}) {
    EXPECT_NE(names.find(other), std::string::npos) << names;
  }
}

TEST(Manual, HasTheWordsOfTheHelp) {
  if (!has_program("man")) GTEST_SKIP() << "man is not installed";
  const TempFolder folder;
  ASSERT_EQ(run_tenet({"help", "--manual", folder.path().string()}).status, 0);
  const std::string page =
      output_of("MANWIDTH=80 man --warnings -P cat -l " + folder.path().string() + "/man1/tenet-index.1 | col -b");
  for (const std::string words :
       {"tenet-index - make an index of documents", "tenet index --index reform.index articles/", "--jobs N",
        "A second Ctrl-C ends at once"}) {
    EXPECT_NE(page.find(words), std::string::npos) << words << " in\n" << page;
  }
}

}  // namespace
}  // namespace tenet::test
