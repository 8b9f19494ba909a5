#include "store/segment_reader.h"

#include <sys/stat.h>

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include <tenet/error.h>
#include <tenet/searcher.h>

#include "store/manifest.h"
#include "support/small_index.h"

namespace tenet::store {
namespace {

namespace fs = std::filesystem;

TEST(IsSegmentName, AcceptsTheNamesThatTenetGivesAlone) {
  for (const char* const name : {"segment-1", "segment-20", "segment-999999999999999999"}) {
    EXPECT_TRUE(is_segment_name(name)) << name;
  }
  for (const char* const name : {"",
                                 "segment",
                                 "segment-",
                                 "segment-0",
                                 "segment-01",
                                 "segment--1",
                                 "segment-1/",
                                 "segment-1/..",
                                 "segment-+1",
                                 "segment- 1",
                                 "segment-1\n",
                                 "segment-1.glass",
                                 "segment-1000000000000000000",
                                 "segment-\xd9\xa1",
                                 "Segment-1",
                                 "../segment-1",
                                 "/tmp/segment-1",
                                 ".",
                                 "..",
                                 "lock",
                                 "building"}) {
    EXPECT_FALSE(is_segment_name(name)) << name;
  }
}

// A folder of an index that a stranger may have made.
class HostileSegment : public testing::Test {
 protected:
  // What opening the index says; empty where it can be opened.
  [[nodiscard]] static std::string damaged(const fs::path& file, const std::string& why) {
    return "opening " + file.string() + ": the index is damaged: " + why;
  }
  [[nodiscard]] std::string error() const {
    try {
      const Searcher searcher(index_.path());
      (void)searcher.search(parse_query("bail"));
      return "";
    } catch (const IndexError& error) {
      return error.what();
    }
  }
  [[nodiscard]] bool has_run() const { return fs::exists(witness_); }

  test::TempFolder folder_;
  test::SmallIndex index_{{{.id = "a", .text = "Bail is no fine."}}};
  fs::path segment_ = index_.path() / "segment-1";
  fs::path witness_ = folder_ / "witness";
};

TEST_F(HostileSegment, RunsNoProgramThatAStubNames) {
  const std::string program = "remote :/usr/bin/touch " + witness_.string() + "\n";
  // The stub in place of the files, beside them, and in place of the folder.
  test::TempFolder stub;
  const fs::path file = stub.write("XAPIANDB", program);
  fs::copy(file, segment_ / "XAPIANDB");
  EXPECT_EQ(error(), "");
  for (const char* const table : {"iamglass", "postlist.glass", "docdata.glass"}) fs::remove(segment_ / table);
  EXPECT_EQ(error(), damaged(segment_ / "iamglass", "it is missing"));
  fs::remove_all(segment_);
  fs::copy(file, segment_);
  EXPECT_EQ(error(), damaged(segment_ / "iamglass", "its folder is a file"));
  EXPECT_FALSE(has_run());
}

TEST_F(HostileSegment, FollowsNoSymbolicLink) {
  const fs::path elsewhere = folder_ / "elsewhere";
  fs::rename(segment_, elsewhere);
  fs::create_directory_symlink(elsewhere, segment_);
  EXPECT_EQ(error(), damaged(segment_ / "iamglass", "its folder is a symbolic link"));
  fs::remove(segment_);
  fs::create_directory(segment_);
  for (const auto& entry : fs::directory_iterator(elsewhere)) {
    fs::create_symlink(entry.path(), segment_ / entry.path().filename());
  }
  EXPECT_EQ(error(), damaged(segment_ / "checksums", "it is a symbolic link"));
}

TEST_F(HostileSegment, OpensNothingButRegularFiles) {
  for (const bool is_ours : {true, false}) {
    const fs::path file = segment_ / (is_ours ? "postlist.glass" : "position.glass");
    const std::string why = is_ours ? "it is not a regular file" : "tenet makes no such file";
    const fs::path kept = folder_ / "kept";
    const bool was_there = fs::exists(file);
    if (was_there) fs::rename(file, kept);
    ASSERT_EQ(::mkfifo(file.c_str(), 0666), 0);
    EXPECT_EQ(error(), damaged(file, why));
    fs::remove(file);
    fs::create_directory(file);
    EXPECT_EQ(error(), damaged(file, why));
    fs::remove(file);
    if (was_there) fs::rename(kept, file);
  }
  EXPECT_EQ(error(), "");
}

// Each is a manifest that is sound but for one value.
TEST_F(HostileSegment, IsNotNamedByAPath) {
  const Manifest sound = read_manifest(index_.path());
  const auto refuses = [&](const auto& change) {
    Manifest manifest = sound;
    change(manifest);
    try {
      (void)parse_manifest(to_text(manifest), "index");
      return false;
    } catch (const IndexError& error) {
      return error.what() == damaged("index/tenet.json", "the manifest is not as tenet writes it");
    }
  };
  EXPECT_FALSE(refuses([](Manifest&) {}));
  EXPECT_TRUE(refuses([](Manifest& one) { one.segments.front().name = "../index/segment-1"; }));
  EXPECT_TRUE(refuses([](Manifest& one) { one.segments.front().name = "/tmp/segment-1"; }));
  EXPECT_TRUE(refuses([](Manifest& one) { one.segments.front().name = ""; }));
  EXPECT_TRUE(refuses([](Manifest& one) { one.taxonomy = "/../../../../etc/passwd"; }));
  EXPECT_TRUE(refuses([](Manifest& one) { one.taxonomy += '0'; }));
  EXPECT_TRUE(refuses([](Manifest& one) { one.speakers = ""; }));
  EXPECT_TRUE(refuses([](Manifest& one) { one.contents = "xyz"; }));
  EXPECT_TRUE(refuses([](Manifest& one) { one.segments.front().deleted = {{0, 1}}; }));
  EXPECT_TRUE(refuses([](Manifest& one) { one.segments.front().deleted = {{1, 0}}; }));
  EXPECT_TRUE(refuses([](Manifest& one) { one.segments.front().deleted = {{5, 3}, {6, 1}}; }));
  EXPECT_TRUE(refuses([](Manifest& one) { one.segments.front().deleted = {{2, UINT32_MAX}}; }));
  EXPECT_TRUE(refuses([](Manifest& one) { one.segments.front().runs = {3, 2}; }));
}

}  // namespace
}  // namespace tenet::store
