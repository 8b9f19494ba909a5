// What a folder that a stranger filled makes tenet do: docs/security.md. Each case is a folder, a command run in it,
// and what it says. For all of them: no program of theirs runs, no host is reached, nothing outside the folder is read,
// written or deleted, and the command ends.
#include <gtest/gtest.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

namespace fs = std::filesystem;

// A port of this machine that counts who connects.
class Canary {
 public:
  Canary() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, any, size) == 0 && ::listen(listener_, 8) == 0 && ::getsockname(listener_, any, &size) == 0) {
      port_ = ntohs(address.sin_port);
    }
  }
  Canary(const Canary&) = delete;
  Canary& operator=(const Canary&) = delete;
  ~Canary() { ::close(listener_); }

  [[nodiscard]] int port() const { return port_; }
  // Whether somebody has connected since it was last asked.
  [[nodiscard]] bool was_reached() const {
    const int connection = ::accept(listener_, nullptr, nullptr);
    if (connection >= 0) ::close(connection);
    return connection >= 0;
  }

 private:
  int listener_;
  int port_ = 0;
};

struct Case {
  const char* name;
  const char* make;  // the folder, by lines of the shell that run in it; $OUT is a folder of the user's, $PORT answers
  const char* run;   // what the user does there
  int status;        // of that
  const char* says;  // somewhere in its output
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
  return out << each.name;
}

// The stub of an index that is elsewhere.
#define STUB(place) \
  "mkdir .tenet && echo '{\"tenet\":\"shards\",\"indexes\":[\"'\"" place "\"'\"]}' > .tenet/tenet.json"
// An index of the folder, with its one segment as $s.
#define INDEX "$TENET index a.txt > /dev/null && s=$(echo .tenet/segment-*) && "

const std::vector<Case> cases{
    // Settings found in the folder.
    {"SettingsNameAnIndexElsewhere", "echo \"index = '$OUT/ix'\" > tenet.toml", "$TENET search zebrafish", 2,
     "tenet.toml:1: index: "},
    {"SettingsNameAnIndexAbove", "echo 'index = \"../out/ix\"' > tenet.toml", "$TENET search zebrafish", 2,
     "../out/ix is outside the folder of the file"},
    {"SettingsNameAnIndexAtHome", "echo 'index = \"~/ix\"' > tenet.toml", "$TENET search zebrafish", 2,
     "tenet.toml:1: index: ~/ix is outside"},
    {"SettingsNameAnIndexThroughALink", "ln -s \"$OUT\" in && echo 'index = \"in/ix\"' > tenet.toml",
     "$TENET search zebrafish", 2, "in/ix is outside"},
    {"SettingsNameAServer", "echo \"index = 'xapian+tcp://127.0.0.1:$PORT'\" > tenet.toml", "$TENET search zebrafish",
     2, "only you may name a Xapian database or a server"},
    {"SettingsNameAXapianDatabase", "echo \"index = 'xapian:.'\" > tenet.toml", "$TENET search zebrafish", 2,
     "only you may name a Xapian database or a server"},
    {"SettingsNameAMachineBySsh", "echo 'index = \"ssh://evil/srv/ix\"' > tenet.toml", "$TENET search zebrafish", 2,
     "ssh://evil/srv/ix: only you may name"},
    {"SettingsNameAServerInAList",
     "printf '[search]\\nindex = [\"a\", \"xapian+tcp://127.0.0.1:%s\"]\\n' $PORT > tenet.toml",
     "$TENET search zebrafish", 2, "tenet.toml:2: index: "},
    {"SettingsHideAServerBehindAColon", "echo \"index = 'a:xapian+tcp://127.0.0.1:$PORT'\" > tenet.toml",
     "$TENET search zebrafish", 2, "only you may name a Xapian database or a server"},
    {"SettingsNameAServerForAWriter", "printf '[retag]\\nindex = \"xapian+tcp://127.0.0.1:%s\"\\n' $PORT > tenet.toml",
     "$TENET topics", 2, "tenet.toml:2: index: "},
    {"SettingsNameTopicsElsewhere", "printf '[index]\\ntopics = \"%s/secret.txt\"\\n' $OUT > tenet.toml",
     "$TENET index .", 2, "tenet.toml:2: topics: "},
    {"SettingsNameSpeakersElsewhere", "printf '[index]\\nspeakers = \"../out/secret.txt\"\\n' > tenet.toml",
     "$TENET index .", 2, "tenet.toml:2: speakers: "},
    {"SettingsNameAProgramForSsh", "echo 'ssh = \"touch RAN\"' > tenet.toml", "$TENET search zebrafish", 2,
     "ssh: no setting"},
    {"SettingsNameAPager", "echo 'pager = \"touch RAN\"' > tenet.toml", "$TENET topics", 2, "pager: no setting"},
    {"SettingsNameAFileToWrite", "printf '[count]\\nplot = \"../out/secret.txt\"\\n' > tenet.toml", "$TENET topics", 2,
     "plot: no setting"},
    {"SettingsFollowLinks", "printf '[index]\\nfollow = true\\n' > tenet.toml", "$TENET topics", 2,
     "follow: no setting"},
    {"SettingsCallThemselvesSafe", "printf 'safe = [\"*\"]\\n' > tenet.toml", "$TENET topics", 2,
     "a folder cannot call itself safe"},
    {"SettingsAreALinkOut", "ln -s $OUT/secret.txt tenet.toml", "$TENET topics", 2, "it is a link out of its folder"},
    {"SettingsAreAFifo", "mkfifo tenet.toml", "$TENET topics", 2, "tenet.toml: not a regular file"},
    {"SettingsAreADevice", "ln -s /dev/zero tenet.toml", "$TENET topics", 2, "tenet.toml: not a regular file"},
    {"SettingsHaveNoEnd", "yes '# more' | head -c 2000000 > tenet.toml", "$TENET topics", 2,
     "larger than 1048576 bytes"},
    {"SettingsAreDeep", "(printf 'a = '; yes '[' | tr -d '\\n' | head -c 200000) > tenet.toml", "$TENET topics", 2,
     "not TOML"},
    {"SettingsAboveAreBoundToo", "mkdir -p a/b && echo 'index = \"../out/ix\"' > tenet.toml",
     "cd a/b; $TENET search zebrafish", 2, "tenet.toml:1: index: "},
    // An index found in the folder.
    {"IndexIsALinkOut", "ln -s $OUT/ix .tenet", "$TENET search zebrafish", 2, "it is a link out of its folder"},
    {"IndexIsALinkOutToWriteTo", "ln -s $OUT/ix .tenet", "$TENET index a.txt", 2, "it is a link out of its folder"},
    {"IndexAboveIsALinkOut", "mkdir a && ln -s $OUT/ix .tenet", "cd a; $TENET search zebrafish", 2,
     "it is a link out of its folder"},
    {"StubNamesAnIndexElsewhere", STUB("$OUT/ix"), "$TENET search zebrafish", 2, "out of the folder it came with"},
    {"StubNamesAnIndexAbove", STUB("../../out/ix"), "$TENET search zebrafish", 2, "out of the folder it came with"},
    {"StubNamesAnIndexThroughALink", "ln -s $OUT in; " STUB("../in/ix"), "$TENET search zebrafish", 2,
     "out of the folder it came with"},
    {"StubNamesAServer", STUB("xapian+tcp://127.0.0.1:$PORT"), "$TENET search --partial zebrafish", 2,
     "only you may name a Xapian database or a server"},
    {"StubNamesAXapianDatabase", STUB("xapian:x"), "$TENET search zebrafish", 2,
     "only you may name a Xapian database or a server"},
    {"SettingsLetServersBeAnywhere", "echo 'allow-remote = true' > tenet.toml", "$TENET topics", 2,
     "allow-remote: no setting"},
    {"StubNamesAMachineBySsh", STUB("ssh://evil/srv/ix"), "$TENET quotes zebrafish", 2,
     "ssh://evil/srv/ix: only you may name"},
    {"StubIsNamedBySettings",
     "echo 'index = \"all.json\"' > tenet.toml; echo '{\"tenet\":\"shards\",\"indexes\":[\"../out/ix\"]}' > all.json",
     "$TENET search zebrafish", 2, "out of the folder it came with"},
    {"CompletionOpensNothingElsewhere", STUB("xapian+tcp://127.0.0.1:$PORT"), "$TENET __complete speakers speaker:", 0,
     ""},
    {"CompletionReadsNoFifo", "mkfifo tenet.toml; mkfifo .tenet", "$TENET __complete search topic:sent", 0,
     "topic:sentencing"},
    // The files of an index.
    {"SegmentRunsAProgram", INDEX "rm $s/* && echo \"remote :touch $PWD/RAN\" > $s/XAPIANDB",
     "$TENET search sentencing", 2, "tenet: opening "},
    {"SegmentRunsAProgramAtTheTabKey", INDEX "rm $s/* && echo \"remote :touch $PWD/RAN\" > $s/XAPIANDB",
     "$TENET __complete search topic:sent; $TENET __complete speakers speaker:", 0, ""},
    {"SegmentIsOnAnotherMachine", INDEX "rm $s/* && echo \"remote 127.0.0.1:$PORT\" > $s/XAPIANDB",
     "$TENET search sentencing", 2, "tenet: opening "},
    {"SegmentIsALinkOut", INDEX "rm -r $s && ln -s $OUT/ix/segment-1 $s", "$TENET search zebrafish", 2,
     "a symbolic link"},
    {"TablesAreLinksOut", INDEX "ln -sf $OUT/ix/segment-1/* $s", "$TENET search zebrafish", 2, "a symbolic link"},
    {"TableIsAFifo", INDEX "rm $s/docdata.glass && mkfifo $s/docdata.glass", "$TENET search sentencing", 2,
     "tenet: opening "},
    {"ManifestNamesASegmentElsewhere", INDEX "sed -i 's|\"segment-|\"../../out/ix/segment-|' .tenet/tenet.json",
     "$TENET search zebrafish", 2, "tenet: opening "},
    {"ManifestNamesTopicsElsewhere", INDEX "sed -i 's|\"taxonomy\": *\"|&../../../out/|' .tenet/tenet.json",
     "$TENET topics", 2, "tenet: opening "},
    {"ManifestIsAFifo", INDEX "rm .tenet/tenet.json && mkfifo .tenet/tenet.json", "$TENET search sentencing", 2,
     ".tenet"},
    {"ManifestIsALinkOut", INDEX "ln -sf $OUT/ix/tenet.json .tenet/tenet.json", "$TENET search zebrafish", 2, ".tenet"},
    {"ManifestHasNoEnd", INDEX "truncate -s 1T .tenet/tenet.json", "$TENET search sentencing", 2, ".tenet"},
    {"ManifestIsDeep", INDEX "yes '[' | tr -d '\\n' | head -c 1000000 > .tenet/tenet.json", "$TENET search sentencing",
     2, ".tenet"},
    {"TopicsOfTheIndexAreAFifo", INDEX "t=$(echo .tenet/topics-*) && rm $t && mkfifo $t", "$TENET topics", 2, ".tenet"},
    {"TopicsOfTheIndexAreALinkOut", INDEX "ln -sf $OUT/secret.txt $(echo .tenet/topics-*)", "$TENET topics", 2,
     ".tenet"},
    {"SpeakersOfTheIndexHaveNoEnd", INDEX "truncate -s 1T $(echo .tenet/speakers-*)", "echo b > b.txt; $TENET index .",
     2, ".tenet"},
    {"LockIsALinkOut", INDEX "ln -sf $OUT/made .tenet/lock", "$TENET index a.txt", 2, ".tenet"},
    {"LockIsAFifo", INDEX "rm .tenet/lock && mkfifo .tenet/lock", "$TENET index a.txt", 2, ".tenet"},
    {"IndexingWritesThroughNoLink",
     INDEX
     "for f in tenet.json.new building segment-2 segment-2.new topics.new; do ln -s $OUT/secret.txt .tenet/$f; done",
     "echo 'Another text on sentencing.' > b.txt; $TENET index .; true", 0, ""},
    {"IndexingDeletesThroughNoLink", INDEX "for f in building segment-2 segment-7 x.new; do ln -s $OUT .tenet/$f; done",
     "echo 'Another text on sentencing.' > b.txt; $TENET index .; true", 0, ""},
    {"IndexingDeletesOnlyWhatItMade",
     "mkdir -p thesis/building thesis/segment-notes; touch thesis/lock; for f in building/ch1.md segment-notes/a "
     "topics-list.txt draft.new; do echo mine > thesis/$f; done",
     "$TENET index --index thesis a.txt; cat thesis/*/* thesis/*.new thesis/topics-list.txt | grep -c mine", 0, "4\n"},
    // Documents.
    {"DocumentIsALinkOut", "ln -s $OUT/secret.txt b.txt", "$TENET index .; $TENET search -l sealed", 1,
     "skipped: ./b.txt: a link out of the folder, not followed"},
    {"FolderIsALinkOut", "ln -s $OUT b", "$TENET index .; $TENET search -l sealed", 1,
     "skipped: ./b: a link out of the folder, not followed"},
    {"LinksGoRound", "ln -s . self; ln -s ../folder up; ln -s one two; ln -s two one; ln -s a.txt same.txt",
     "$TENET index .", 3, "added 1, updated 0, unchanged 0, removed 0, skipped 2"},
    {"DocumentIsAFifo", "mkfifo b.txt c.jsonl", "$TENET index .", 3, "skipped: ./b.txt: not a regular file"},
    {"DocumentToLookAtIsAFifo", "mkfifo b.txt", "$TENET passages b.txt", 2, "b.txt: a FIFO, not a file"},
    {"DocumentIsADevice", "ln -s /dev/zero b.txt", "$TENET index .", 3, "skipped: ./b.txt: "},
    {"DocumentsHaveNoEnd",
     "truncate -s 1T b.txt; (printf '{\"id\":\"r\",\"text\":\"'; yes Bail. | head -c 300000 | tr '\\n' ' '; echo "
     "'\"}') > "
     "c.jsonl; truncate -s 1T c.jsonl",
     "$TENET index .", 3, "skipped: ./c.jsonl:2: binary, not JSON lines; the rest of the file is not read"},
    {"FoldersAreDeep",
     "p=.; for i in $(seq 150); do p=$p/d; done; mkdir -p $p; (cd $p; mkdir -p $p; cd $p; cp $OUT/secret.txt x.txt)",
     "$TENET index .", 3, "too deep: 200 folders inside each other are read"},
    {"IgnoreFileIsAFifo", "mkfifo .tenetignore", "$TENET index .", 0, "warning: ./.tenetignore: not a regular file"},
    {"IgnoreFileIsALink", "ln -s /dev/zero .tenetignore", "$TENET index .", 0,
     "warning: ./.tenetignore: a link, not used"},
    {"IgnoreFileHasNoEnd", "truncate -s 1T .tenetignore", "$TENET index .", 0, "larger than 65536 bytes"},
    {"IgnoreFileTakesForever",
     "n=$(yes a | head -c 400 | tr -d '\\n'); touch $n.txt; (yes '*a' | head -c 300 | tr -d '\\n'; echo b) > "
     ".tenetignore",
     "$TENET index .", 3, "added 1"},
    {"YamlRefersToItself",
     "(echo '---'; echo 'a: &a [x, x, x, x, x, x, x, x]'; for i in b:a c:b d:c e:d f:e g:f h:g i:h j:i; do echo "
     "\"${i%:*}: "
     "&${i%:*} [*${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}]\"; done; echo 'title: "
     "*j'; "
     "echo '---'; echo 'Judges asked for bail.') > b.md",
     "$TENET index .; true", 0, "added "},
    {"YamlIsDeep",
     "(echo '---'; printf 'title: '; yes '[' | tr -d '\\n' | head -c 100000; echo; echo '---'; echo Bail.) > b.md",
     "$TENET index .; true", 0, "added "},
    {"JsonIsDeep", "(printf '{\"id\":\"x\",\"text\":'; yes '[' | tr -d '\\n' | head -c 1000000; echo) > b.jsonl",
     "$TENET index .", 3, "skipped: ./b.jsonl:1: "},
    // Files that are named in it.
    {"TopicsAreAFifo", "mkfifo t", "$TENET index --topics t .", 2, "t: not a regular file"},
    {"TopicsHaveNoEnd", "truncate -s 1T t", "$TENET topics --check t", 2, "larger than"},
    {"SpeakersAreADevice", "ln -s /dev/zero s", "$TENET index --speakers s .", 2, "s: a device, not a file"},
    {"QueriesAreAFifo", "mkfifo q; $TENET index a.txt", "$TENET search --queries q", 2, "q: a FIFO, not a file"},
    // Programs that stand in it.
    {"ProgramsStandInTheFolder",
     "for p in less ssh more tenet; do printf '#!/bin/sh\\ntouch RAN\\n' > $p; chmod +x $p; done; rm tenet",
     "$TENET index a.txt; $TENET search --color always sentencing", 0, "sentencing"},
};

class HostileFolder : public ::testing::TestWithParam<Case> {
 protected:
  static void SetUpTestSuite() {
    user_ = new TempFolder();
    canary_ = new Canary();
    user_->write("out/secret.txt", "Sealed testimony: the zebrafish pleaded guilty.\n");
    // The ssh of the user's path says that it ran.
    user_->write("bin/ssh", "#!/bin/sh\ntouch \"$HOME/RAN\"\n");
    fs::permissions(*user_ / "bin/ssh", fs::perms::owner_all);
    fs::create_directory(*user_ / "home");
    ASSERT_EQ(run_tenet({"index", "--index", "ix", "secret.txt"}, *user_ / "out").status, 0);
  }
  static void TearDownTestSuite() {
    delete user_;
    delete canary_;
  }

  // Lines of the shell in the stranger's folder. 137 when they take longer than half a minute.
  [[nodiscard]] static Ended run(const std::string& lines) {
    const std::string root = user_->path().string();
    const std::string settings = "export OUT=" + root + "/out HOME=" + root + "/home PATH=" + root +
                                 "/bin:$PATH PORT=" + std::to_string(canary_->port()) + "; ";
    const fs::path script = user_->write("script.sh", lines + "\n");
    return run_shell(settings + "exec timeout -s KILL 30 sh " + script.string(), root + "/folder");
  }
  // What the user's own folder holds, with times of change.
  [[nodiscard]] static std::string state_outside() {
    return run_shell("find out home bin -printf '%p %s %m %T@ %l\\n' | sort; cat out/secret.txt", user_->path()).out;
  }

  static TempFolder* user_;
  static Canary* canary_;
};

TempFolder* HostileFolder::user_ = nullptr;
Canary* HostileFolder::canary_ = nullptr;

TEST_P(HostileFolder, ReachesNothingOutside) {
  const Case& each = GetParam();
  user_->write("folder/a.txt", "The invented bench asked for shorter sentencing.\n");
  ASSERT_EQ(run(each.make).status, 0);
  const std::string before = state_outside();
  const Ended ended = run(each.run);
  const std::string said = ended.out + ended.err;
  EXPECT_EQ(ended.status, each.status) << said;
  EXPECT_NE(said.find(each.says), std::string::npos) << said;
  EXPECT_EQ(said.find("pleaded guilty"), std::string::npos) << "read outside: " << said;
  EXPECT_EQ(state_outside(), before) << "written or deleted outside";
  EXPECT_FALSE(fs::exists(*user_ / "home/RAN")) << "ran ssh";
  EXPECT_FALSE(fs::exists(*user_ / "folder/RAN")) << "ran a program";
  EXPECT_FALSE(canary_->was_reached()) << "connected";
  // What is wrong with a file of an index may come without advice.
  if (ended.err.starts_with("tenet: ") && ended.err.find(".tenet") == std::string::npos) {
    EXPECT_NE(ended.err.find("\n  hint: "), std::string::npos) << ended.err;
  }
  fs::remove_all(*user_ / "folder");
}

// What belongs to another user is used once the user says so.
class ForeignOwner : public ::testing::Test {
 protected:
  void SetUp() override {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
    folder_.write("a.txt", "The invented bench asked for shorter sentencing.\n");
    folder_.write("home/tenet/config.toml", "safe = [\"" + folder_.path().string() + "\"]\n");
    ASSERT_EQ(run({"index", "a.txt"}).status, 0);
  }
  [[nodiscard]] Ended run(const std::vector<std::string>& arguments,
                          const std::vector<std::string>& settings = {}) const {
    return run_tenet(arguments, folder_.path(), {}, settings);
  }
  void give_away(const char* name) const { ASSERT_EQ(::lchown((folder_ / name).c_str(), somebody, somebody), 0); }
  // That `arguments` are refused for `name`, unless the folder is said to be safe.
  void expect_refused(const std::vector<std::string>& arguments, const std::string& name) const {
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.err.find("/" + name + ": it belongs to another user, "), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find("TENET_SAFE="), std::string::npos) << ended.err;
    EXPECT_EQ(run(arguments, {"TENET_SAFE=/nowhere:" + folder_.path().string()}).status, 0);
    EXPECT_EQ(run(arguments, {"TENET_SAFE=*"}).status, 0);
    EXPECT_EQ(run(arguments, {"XDG_CONFIG_HOME=" + (folder_ / "home").string()}).status, 0);
    EXPECT_EQ(run(arguments, {"SUDO_UID=65533"}).status, 0) << "root works for that user";
    EXPECT_EQ(run(arguments, {"SUDO_UID=65532"}).status, 2);
    EXPECT_EQ(run(arguments, {"TENET_SAFE=/nowhere"}).status, 2);
  }

  static constexpr uid_t somebody = 65533;
  TempFolder folder_;
};

TEST_F(ForeignOwner, OfAnIndexIsAskedAbout) {
  give_away(".tenet");
  expect_refused({"search", "sentencing"}, ".tenet");
  EXPECT_EQ(run({"search", "--index", ".tenet", "sentencing"}).status, 0) << "it is named";
  const Ended completed = run({"__complete", "search", "topic:sent"});
  EXPECT_NE(completed.out.find("topic:sentencing"), std::string::npos);
  EXPECT_EQ(completed.err, "");
}

TEST_F(ForeignOwner, OfSettingsIsAskedAbout) {
  folder_.write("tenet.toml", "max-count = 3\n");
  give_away("tenet.toml");
  expect_refused({"search", "sentencing"}, "tenet.toml");
  folder_.write("b/c.txt", "");
  EXPECT_EQ(run_tenet({"topics"}, folder_ / "b").status, 2) << "from below";
}

TEST_F(ForeignOwner, OfALinkCounts) {
  std::filesystem::rename(folder_ / ".tenet", folder_ / "ix");
  std::filesystem::create_directory_symlink("ix", folder_ / ".tenet");
  EXPECT_EQ(run({"search", "sentencing"}).status, 0) << "a link within the folder";
  give_away(".tenet");
  expect_refused({"search", "sentencing"}, ".tenet");
}

TEST(SafeFolder, MayPointAnywhere) {
  const TempFolder folder;
  folder.write("out/a.txt", "The invented bench asked for shorter sentencing.\n");
  ASSERT_EQ(run_tenet({"index", "--index", "ix", "a.txt"}, folder / "out").status, 0);
  folder.write("project/tenet.toml", "index = \"../out/ix\"\n");
  const auto search = [&](const std::vector<std::string>& settings) {
    return run_tenet({"search", "sentencing"}, folder / "project", {}, settings).status;
  };
  EXPECT_EQ(search({}), 2);
  EXPECT_EQ(search({"TENET_SAFE=" + (folder / "project").string()}), 0);
  EXPECT_EQ(search({"TENET_SAFE=."}), 0);
  EXPECT_EQ(search({"TENET_INDEX=../out/ix"}), 2) << "what is wrong in the file is said all the same";
  std::filesystem::remove(folder / "project/tenet.toml");
  folder.write("project/.tenet/tenet.json", R"({"tenet":"shards","indexes":["../../out/ix"]})");
  EXPECT_EQ(search({}), 2);
  EXPECT_EQ(search({"TENET_SAFE=" + folder.path().string()}), 0);
  EXPECT_EQ(search({"TENET_INDEX=.tenet"}), 0) << "the stub is named";
  folder.write("project/.tenet/tenet.json", R"({"tenet":"shards","indexes":["../near"]})");
  std::filesystem::rename(folder / "out/ix", folder / "project/near");
  EXPECT_EQ(search({}), 0) << "it leads to what is in the folder";
}

INSTANTIATE_TEST_SUITE_P(Cases, HostileFolder, ::testing::ValuesIn(cases),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace tenet::test
