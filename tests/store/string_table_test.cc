#include "store/string_table.h"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include <tenet/error.h>

#include "store/bytes.h"
#include "support/metadata.h"
#include "support/temp_folder.h"

namespace tenet::store {
namespace {

using Strings = std::map<std::string, std::uint64_t>;

Strings random_strings(std::mt19937& draw, std::size_t count) {
  const std::vector<std::string> letters{"a", "b", "e", "é", "—", "\x01", " "};
  Strings strings;
  for (std::size_t i = 0; i < count; ++i) {
    std::string string;
    for (auto left = draw() % 6; left > 0; --left) string += letters[draw() % letters.size()];
    strings[string] += draw() % 400;
  }
  return strings;
}

std::vector<TableEntry> pack(const Strings& strings) {
  std::vector<TableEntry> entries;
  pack_strings("w", {strings.begin(), strings.end()}, entries);
  return entries;
}

std::shared_ptr<TableReader> segment_of(const std::vector<TableEntry>& entries, const test::TempFolder& folder) {
  test::Metadata metadata(entries.begin(), entries.end());
  metadata["other"] = "table";
  return test::table_of(metadata, folder / "postings");
}

Strings read(const std::shared_ptr<TableReader>& segment, std::string_view beginning) {
  Strings strings;
  std::string before;
  each_string(*segment, "w", beginning, [&](const std::string& string, std::uint64_t number) {
    EXPECT_TRUE(strings.empty() || before < string) << "they ascend";
    strings.emplace(before = string, number);
  });
  return strings;
}

TEST(StringTable, GivesWhatBeginsSo) {
  std::mt19937 draw(1);
  const Strings strings = random_strings(draw, 500);
  const test::TempFolder folder;
  const auto segment = segment_of(pack(strings), folder);
  for (const std::string beginning : {"", "a", "ab", "aba", "é", "\xc3", "—b", " ", "nowhere"}) {
    Strings wanted;
    std::ranges::copy_if(strings, std::inserter(wanted, wanted.end()),
                         [&](const auto& string) { return string.first.starts_with(beginning); });
    EXPECT_EQ(read(segment, beginning), wanted) << beginning;
  }
  const test::TempFolder empty;
  EXPECT_EQ(read(segment_of({}, empty), ""), Strings());
}

TEST(StringTable, AddsUpTheNumbersOfAStringInSeveralSegments) {
  std::mt19937 draw(2);
  for (int round = 0; round < 20; ++round) {
    std::map<std::string, std::vector<std::string>> values;
    Strings sums;
    for (int segment = 0; segment < 3; ++segment) {
      const Strings strings = random_strings(draw, 40);
      for (const auto& [string, number] : strings) sums[string] += number;
      for (const auto& [key, value] : pack(strings)) values[key].push_back(value);
    }
    std::vector<TableEntry> joined;
    for (const auto& [key, parts] : values) joined.emplace_back(key, join_strings({parts.begin(), parts.end()}));
    EXPECT_EQ(joined, pack(sums));
  }
}

TEST(StringTable, RefusesWhatIsDamaged) {
  ByteWriter more_in_common;
  more_in_common.number(1);
  more_in_common.string("a");
  more_in_common.number(1);
  EXPECT_THROW((void)join_strings({more_in_common.take()}), IndexError);
  const std::string value = pack({{"abc", 1}, {"abd", 500}}).front().second;
  for (std::size_t size = 1; size < value.size(); ++size) {
    const test::TempFolder folder;
    const auto segment = segment_of({{"wab", value.substr(0, size)}}, folder);
    try {
      EXPECT_EQ(read(segment, "ab"), (Strings{{"abc", 1}})) << "the first alone, of " << size << " bytes";
    } catch (const IndexError&) {
    }
  }
}

}  // namespace
}  // namespace tenet::store
