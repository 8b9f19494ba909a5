#include "store/checksums.h"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "store/damage.h"
#include "store/segment.h"
#include "store/segment_reader.h"
#include "support/temp_folder.h"

namespace tenet::store {
namespace {

TEST(Checksums, ComeBackAsTheyWere) {
  const std::vector<FileSums> files{{"iamglass", 102, 16384, {7}},
                                    {"postlist.glass", 32768, 16384, {1, 0xffff'ffff'ffff'ffff}},
                                    {"empty", 0, 2048, {}}};
  const std::string bytes = encode_checksums(files);
  EXPECT_EQ(decode_checksums(bytes), files);
  EXPECT_EQ(decode_checksums(""), std::vector<FileSums>());
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    const auto cut = decode_checksums(std::string_view(bytes).substr(0, size));
    EXPECT_TRUE(!cut || *cut != files) << size;
  }
  EXPECT_EQ(decode_checksums(encode_checksums({{"a", 1, 1024, {7}}})), std::nullopt) << "blocks that are too small";
  EXPECT_EQ(decode_checksums(encode_checksums({{"a", std::uint64_t{1} << 60U, 16384, {}}})), std::nullopt);
}

// A segment of one passage, with its checksums.
class Summed : public testing::Test {
 protected:
  Summed() {
    SegmentWriter writer(folder_ / "fresh");
    writer.add_word(writer.word("bail", "bail"));
    writer.end_passage();
    writer.add_block("block");
    writer.finish();
    merge_segments({folder_ / "fresh"}, segment_);
    hash_ = write_checksums(segment_);
  }
  [[nodiscard]] std::string error() const {
    try {
      SegmentReader reader(segment_, hash_);
      (void)reader.data(1);
      (void)reader.xapian();
      return "";
    } catch (const DamageError& damage) {
      return damage.file().filename().string() + ": " + damage.why();
    }
  }
  void change(const std::string& name) const {
    std::string bytes = test::read_file(segment_ / name);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    std::ofstream(segment_ / name, std::ios::binary) << bytes;
  }

  test::TempFolder folder_;
  std::filesystem::path segment_ = folder_ / "segment-1";
  std::string hash_;
};

TEST_F(Summed, IsSoundAsItWasWritten) {
  EXPECT_EQ(error(), "");
}

TEST_F(Summed, IsDamagedWhereAnyOfItsFilesHasChanged) {
  const std::pair<const char*, const char*> findings[] = {
      {"iamglass", "it has another checksum"},
      {"postlist.glass", "block 0 has another checksum"},
      {"docdata.glass", "block 0 has another checksum"},
      {"checksums", "it has another checksum than the manifest says"},
  };
  for (const auto& [name, why] : findings) {
    change(name);
    EXPECT_EQ(error(), std::string(name) + ": " + why);
    change(name);
    EXPECT_EQ(error(), "");
  }
}

TEST_F(Summed, IsDamagedWhereAFileHasAnotherSize) {
  std::ofstream(segment_ / "postlist.glass", std::ios::app) << "more";
  EXPECT_EQ(error(), "postlist.glass: it has another size");
}

}  // namespace
}  // namespace tenet::store
