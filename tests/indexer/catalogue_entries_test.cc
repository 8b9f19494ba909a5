#include "indexer/catalogue_entries.h"

#include <string>

#include <gtest/gtest.h>

#include <tenet/error.h>

#include "store/schema.h"

namespace tenet::indexer {
namespace {

store::HashBytes hash_of(std::string_view text) {
  return store::bytes_of_hash(store::hash128(text));
}

// Two files of one folder, one of another, and documents of a file, of an older one and of none.
CatalogueEntries some_entries() {
  const std::string place = file_place("/plans", "2015/harbor.md");
  return {.files = {{place, {1'200, 1'700'000'000'000'000'017, 1'800'000'000'000'000'000, 1ULL << 63}, 1, true},
                    {file_place("/plans", "2015/school.jsonl"), {0, 1'600'000'000'000'000'000, -1, 7}, 300, false},
                    {file_place("/other", "a\xff\x01z"), {1, -5, 0, 0}, 0, true},
                    {file_place("/plans", "box.zip"),
                     {9, 1'600'000'000, 3, 5},
                     12,
                     true,
                     {40, 1'500'000'000, 2, 6},
                     {"docx 2", "pdf 3"},
                     {{"!a.pdf", "encrypted", true}, {"", "odd", false}}}},
          .documents = {
              {.id = "harbor", .hash = hash_of("a"), .place = place, .bytes = 1'100, .passages = 12},
              {.id = "old", .hash = hash_of("b"), .place = file_place("/gone", "old.md"), .bytes = 0, .passages = 1},
              {.id = "", .hash = hash_of(""), .bytes = 70'000, .passages = 400}}};
}

TEST(CatalogueEntries, ComeBackAsTheyWere) {
  for (const CatalogueEntries& entries : {some_entries(), CatalogueEntries{}}) {
    EXPECT_EQ(decode_entries(encode(entries)), entries);
  }
}

TEST(CatalogueEntries, AreRefusedWhenDamaged) {
  const std::string bytes = encode(some_entries());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW((void)decode_entries(bytes.substr(0, size)), IndexError) << size;
  }
  EXPECT_THROW((void)decode_entries(bytes + "x"), IndexError);
}

TEST(CatalogueEntries, TakeLittleRoomWhereTheyAreAlike) {
  CatalogueEntries entries;
  for (int i = 0; i < 1'000; ++i) {
    const std::string name = "briefings/2015-03/2015-03-" + std::to_string(100 + i) + "-remarks-on-the-harbor.md";
    entries.files.push_back(
        {file_place("/some/folder/of/plans", name),
         {2'000U + static_cast<unsigned>(i), 1'700'000'000, 1'700'000'001, 9'000U + static_cast<unsigned>(i)},
         1,
         true});
    entries.documents.push_back({.id = name,
                                 .hash = hash_of(name),
                                 .place = file_place("/some/folder/of/plans", name),
                                 .bytes = 1'900U + static_cast<unsigned>(i),
                                 .passages = 7});
  }
  EXPECT_LT(encode(entries).size(), 40U * 1'000);  // of which 16 are the hash
}

}  // namespace
}  // namespace tenet::indexer
