#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

class Completion : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    folder_->write("docs/forum.txt",
                   "\"Cash bail must end,\" said Odile Harrow, the chair of the forum.\n\n"
                   "\"Judges need discretion,\" said Quentin Harbour of the invented bench.\n");
    (void)run_tenet({"index", "docs"}, folder_->path());
  }
  static void TearDownTestSuite() { delete folder_; }

  // What stands before the tabs of the lines.
  static std::vector<std::string> complete(std::vector<std::string> words) {
    words.insert(words.begin(), "__complete");
    const Ended ended = run_tenet(words, folder_->path());
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.err, "");
    std::vector<std::string> candidates;
    for (std::size_t begin = 0; begin < ended.out.size();) {
      const std::size_t end = ended.out.find('\n', begin);
      candidates.push_back(ended.out.substr(begin, ended.out.find_first_of("\t\n", begin) - begin));
      begin = end + 1;
    }
    return candidates;
  }

  static TempFolder* folder_;
};

TempFolder* Completion::folder_ = nullptr;

using Words = std::vector<std::string>;

TEST_F(Completion, KnowsWhatCanStandAtTheCursor) {
  const std::vector<std::pair<Words, Words>> cases{
      {{"sea"}, {"search"}},
      {{"-v", "ver"}, {"verify"}},
      {{"index", "--jo"}, {"--jobs"}},
      {{"passages", "--format", ""}, {"text", "jsonl"}},
      {{"passages", "--format=j"}, {"--format=jsonl"}},
      {{"index", "docs/"}, {":files"}},
      {{"index", "--topics", ""}, {":files"}},
      {{"index", "--index", ""}, {":folders"}},
      {{"help", "--completion", "b"}, {"bash"}},
      {{"speakers", "ti"}, {"title:"}},
      {{"speakers", "bail", "-ti"}, {}},
      {{"speakers", "--", "-ti"}, {"-title:"}},
      {{"speakers", "(ti"}, {"(title:"}},
      {{"speakers", "'ti"}, {"title:"}},
      {{"speakers", "topic:mand"}, {"topic:mandatory-minimums"}},
      {{"speakers", "has:qu"}, {"has:quote"}},
      {{"speakers", "speaker:harr"}, {"speaker:harrow"}},
      {{"speakers", "speaker:Har"}, {"speaker:Harbour", "speaker:Harrow"}},
      {{"speakers", "speaker:\"Odile H"}, {"speaker:\"Odile Harrow\""}},
      {{"speakers", "role:cha"}, {"role:chair"}},
      {{"speakers", "role:\"cha"}, {"role:\"chair\""}},
      {{"verify", "--speaker", "odile"}, {"Odile Harrow"}},
      {{"topics", "--suggest", "mand"}, {"mandatory-minimums"}},
      {{"topics", "--suggest", "mand", "--ch"}, {"--check"}},
      {{"search", "--color", "n"}, {"never"}},
      {{"--color", "never", "sea"}, {"search"}},
      {{"no-such-command", ""}, {}},
  };
  for (const auto& [words, expected] : cases) {
    Words candidates = complete(words);
    if (words.back() == "speaker:Har") std::sort(candidates.begin(), candidates.end());
    EXPECT_EQ(candidates, expected) << words.front() << " ... " << words.back();
  }
}

TEST_F(Completion, NeverSaysThatSomethingIsWrong) {
  const TempFolder empty;
  for (const Words& words : {Words{"__complete"},
                             {"__complete", ""},
                             {"__complete", "search", "speaker:x"},
                             {"__complete", "search", "--index", "nowhere", "topic:bai"},
                             {"__complete", "--", "--", "-"},
                             {"__complete", "search", "--format"}}) {
    const Ended ended = run_tenet(words, empty.path());
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.err, "");
  }
  EXPECT_NE(run_tenet({"__complete", "speakers", "topic:mand"}, empty.path()).out.find("topic:mandatory-minimums\t"),
            std::string::npos)
      << "the built-in topics, where there is no index";
  (void)empty.write("tenet.toml", "not TOML");
  EXPECT_EQ(run_tenet({"__complete", "speakers", "ti"}, empty.path()).err, "");
}

// What bash would put on the command line: COMPREPLY for a line with the cursor at its end.
std::string in_bash(const std::filesystem::path& where, const std::string& line, const std::string& last_word,
                    int number) {
  return output_of("cd '" + where.string() + "' && bash -c '" +
                   "source <(\"$TENET\" help --completion bash); compopt() { :; }; tenet() { \"$TENET\" \"$@\"; }; "
                   "COMP_LINE=$1 COMP_POINT=${#1} COMP_CWORD=$3 COMP_WORDS=(tenet); COMP_WORDS[$3]=$2; "
                   "COMP_WORDBREAKS=$4; _tenet; printf \"%s\\n\" \"${COMPREPLY[@]}\"' bash '" +
                   line + "' '" + last_word + "' " + std::to_string(number) + " ' :=' ");
}

TEST_F(Completion, WorksInBash) {
  if (!has_program("bash")) GTEST_SKIP() << "bash is not installed";
  const auto& where = folder_->path();
  EXPECT_EQ(in_bash(where, "tenet ver", "ver", 1), "verify\n");
  EXPECT_EQ(in_bash(where, "tenet passages --format ", "", 3), "text\njsonl\n");
  EXPECT_EQ(in_bash(where, "tenet passages --format=j", "j", 4), "jsonl\n");
  EXPECT_EQ(in_bash(where, "tenet speakers topic:mand", "mand", 4), "mandatory-minimums\n") << "bash breaks at colons";
  EXPECT_EQ(in_bash(where, "tenet speakers bail topic:mand", "mand", 5), "mandatory-minimums\n");
  EXPECT_EQ(in_bash(where, "tenet speakers \"bail topic:mand", "\"bail topic:mand", 2),
            "bail topic:mandatory-minimums\n");
  EXPECT_EQ(in_bash(where, "tenet verify --speaker odi", "odi", 3), "Odile\\ Harrow\n");
  EXPECT_EQ(in_bash(where, "tenet index do", "do", 2), "docs\n");
}

TEST_F(Completion, IsReadByZshAndFish) {
  bool is_any = false;
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    if (!has_program(shell)) continue;
    is_any = true;
    const Ended ended =
        run_shell("f=$(mktemp) && \"$TENET\" help --completion " + shell + " > \"$f\" && test -s \"$f\" && " + shell +
                      " -n \"$f\"; s=$?; rm -f \"$f\"; exit $s",
                  ".");
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(ended.err, "");
  }
  if (!is_any) GTEST_SKIP() << "no such shell is installed";
}

TEST_F(Completion, WorksInFish) {
  if (!has_program("fish")) GTEST_SKIP() << "fish is not installed";
  const auto in_fish = [&](const std::string& line) {
    return output_of("cd '" + folder_->path().string() +
                     "' && bin=$(mktemp -d) && ln -s \"$TENET\" \"$bin/tenet\" && " +
                     "PATH=\"$bin:$PATH\" HOME=\"$bin\" fish -N -c '\"$TENET\" help --completion fish | source; "
                     "complete -C \"" +
                     line + "\"'; rm -r \"$bin\"");
  };
  EXPECT_TRUE(in_fish("tenet ver").starts_with("verify\tsay whether")) << in_fish("tenet ver");
  EXPECT_TRUE(in_fish("tenet speakers topic:mand").starts_with("topic:mandatory-minimums"))
      << in_fish("tenet speakers topic:mand");
}

}  // namespace
}  // namespace tenet::test
