#include "store/table_reader.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "store/schema.h"
#include "support/temp_folder.h"

namespace tenet::store {
namespace {

namespace fs = std::filesystem;
using Entries = std::map<std::string, std::string>;

// Keys and values of all sizes, drawn by a fixed rule: some values are longer than a block.
Entries random_entries(std::size_t count) {
  std::mt19937 draw(3);
  Entries entries;
  while (entries.size() < count) {
    std::string key(1 + draw() % (draw() % 5 == 0 ? 200 : 8), 'k');
    for (char& c : key) c = static_cast<char>(draw() % 7 + (draw() % 50 == 0 ? 250 : 97));
    const std::size_t size = draw() % 20 == 0 ? draw() % 30'000 : draw() % 60;
    entries[key] = std::string(size, static_cast<char>(draw()));
  }
  return entries;
}

class Table {
 public:
  explicit Table(const Entries& entries) {
    TableWriter writer(file_);
    for (const auto& [key, value] : entries) writer.add(key, value);
    root_ = writer.finish();
    std::string block(root_.block_bytes, '\0');
    const SegmentFile file(file_);
    for (std::uint64_t at = 0; at < file.size(); at += block.size()) {
      file.read(at, block.data(), block.size());
      sums_.push_back(hash64(block));
    }
  }

  [[nodiscard]] TableReader reader(bool with_sums = true) const {
    return {SegmentFile(file_), root_, 1, with_sums ? sums_ : std::vector<std::uint64_t>()};
  }
  [[nodiscard]] const TableRoot& root() const { return root_; }
  void flip(std::size_t at, unsigned bits) const {
    std::fstream file(file_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const int byte = file.get();
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(static_cast<unsigned>(byte) ^ bits));
  }
  void cut(std::size_t size) const { fs::resize_file(file_, size); }

 private:
  test::TempFolder folder_;
  fs::path file_ = folder_ / "table";
  TableRoot root_;
  std::vector<std::uint64_t> sums_;
};

TEST(TableReader, FindsWhatWasWrittenAndNothingElse) {
  for (const std::size_t count : {1U, 2U, 40U, 6'000U}) {
    const Entries entries = random_entries(count);
    const Table table(entries);
    TableReader reader = table.reader();
    EXPECT_EQ(reader.entries(), entries.size());
    for (const auto& [key, value] : entries) {
      ASSERT_EQ(reader.find(key), value) << key;
      for (const std::string& other : {key + '\0', key.substr(0, key.size() - 1), key + "zz"}) {
        ASSERT_EQ(reader.find(other).has_value(), entries.contains(other)) << other;
      }
    }
    EXPECT_EQ(reader.find(""), std::nullopt);
    EXPECT_EQ(reader.find(std::string(255, '\xff')), std::nullopt);
  }
}

TEST(TableReader, OfNothingFindsNothing) {
  TableReader reader;
  EXPECT_EQ(reader.find("key"), std::nullopt);
  reader.each("", [](std::string_view, const std::string&) { FAIL(); });
  reader.check_from("");
}

TEST(TableReader, GoesThroughKeysThatBeginAlike) {
  const Entries entries = random_entries(3'000);
  const Table table(entries);
  TableReader reader = table.reader();
  for (const std::string beginning : {"", "a", "bc", "b\xfa", "zzz", "\xff"}) {
    Entries wanted;
    for (const auto& entry : entries) {
      if (entry.first.starts_with(beginning)) wanted.insert(entry);
    }
    Entries found;
    reader.each(beginning, [&](std::string_view key, const std::string& value) {
      EXPECT_TRUE(found.empty() || found.rbegin()->first < key) << "they ascend";
      found.emplace(key, value);
      (void)reader.find("a");  // what is read in between changes nothing
    });
    EXPECT_TRUE(found == wanted) << beginning;
  }
}

// With checksums a changed bit is found in whichever block it is; without them the answer may be another, but reading
// ends and stays in the file.
TEST(TableReader, BelievesNoBlockThatHasChanged) {
  const Entries entries = random_entries(900);
  const Table table(entries);
  std::mt19937 draw(5);
  const std::size_t bytes = std::size_t{table.root().blocks} * table.root().block_bytes;
  for (int i = 0; i < 150; ++i) {
    // Mostly at the beginning of a block, where its structure is.
    const std::size_t at = draw() % 2 == 0 ? draw() % bytes : draw() % table.root().blocks * 8192 + draw() % 64;
    const unsigned bit = 1U << draw() % 8;
    table.flip(at, bit);
    bool is_named = false;
    try {
      TableReader reader = table.reader();
      std::size_t seen = 0;
      reader.each("", [&](std::string_view key, const std::string& value) {
        ASSERT_EQ(entries.at(std::string(key)), value);
        ++seen;
      });
      ASSERT_EQ(seen, entries.size());
    } catch (const DamageError& damage) {
      is_named = damage.file().filename() == "table";
    }
    // A root is read when the table is opened; everything else in its turn.
    EXPECT_TRUE(is_named) << at;
    try {
      TableReader reader = table.reader(false);
      reader.each("", [](std::string_view, const std::string&) {});
      reader.check_from("b");
      for (const auto& [key, value] : entries) (void)reader.find(key);
    } catch (const DamageError&) {
    }
    table.flip(at, bit);
  }
}

TEST(TableReader, NamesAFileThatEndsTooEarly) {
  const Entries entries = random_entries(900);
  const Table table(entries);
  TableReader reader = table.reader();
  table.cut(8192);
  EXPECT_THROW(
      {
        for (const auto& [key, value] : entries) (void)reader.find(key);
      },
      DamageError);
  EXPECT_THROW((void)table.reader(), DamageError);
}

TEST(UndoDeflate, GivesStoredBytesAlone) {
  const auto undone = [](std::string value) { return undo_deflate(value) ? value : "refused"; };
  EXPECT_EQ(undone(std::string("\1\3\0\xfc\xff", 5) + "abc"), "abc");
  EXPECT_EQ(undone(std::string("\0\1\0\xfe\xff", 5) + 'a' + std::string("\1\1\0\xfe\xff", 5) + 'b'), "ab");
  for (const std::string& value :
       {std::string(), std::string("\1"), std::string("\1\3\0\xfc\xff", 5) + "ab",
        std::string("\1\3\0\xfc\xff", 5) + "abcd", std::string("\1\3\0\0\0abc", 8),
        std::string("\0\3\0\xfc\xff", 5) + "abc", std::string("\3\3\0\xfc\xff", 5) + "abc"}) {
    EXPECT_EQ(undone(value), "refused") << value.size();
  }
}

TEST(TakeAscending, GivesBackWhatWasPacked) {
  for (const std::uint32_t value :
       {0U, 1U, 0x7fffU, 0x8000U, 0x3fffffU, 0x400000U, 0x1fffffffU, 0x20000000U, 0xffffffffU}) {
    std::string bytes;
    pack_ascending(bytes, value);
    bytes += "rest";
    std::string_view left = bytes;
    EXPECT_EQ(take_ascending(left), value);
    EXPECT_EQ(left, "rest") << value;
  }
  for (const std::string_view bytes : {"", "\x01", "\x80\x01", "\xff\xff\xff\xff\xff\xff\xff\xff\xff"}) {
    std::string_view left = bytes;
    EXPECT_EQ(take_ascending(left), 0U);
    EXPECT_EQ(left, bytes);
  }
}

}  // namespace
}  // namespace tenet::store
