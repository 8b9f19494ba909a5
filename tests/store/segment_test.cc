#include "store/segment.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include "store/schema.h"
#include "support/temp_folder.h"

namespace tenet::store {
namespace {

using test::TempFolder;

TEST(MergeSegments, AddsUpWhatIsCountedAndKeepsNamesOnce) {
  const TempFolder folder;
  for (const char* name : {"a", "b"}) {
    SegmentWriter segment(folder / name);
    segment.add(Xapian::Document(), 1);
    segment.count_form("bail");
    segment.add_speaker_word("harrow", "Odile J. Harrow", "Odile Harrow");
    segment.count_quotations("Odile Harrow", 2);
    segment.count_quotations("", 5);
    segment.put("d" + std::string(name), "entry");
    segment.finish();
  }
  merge_segments({folder / "a", folder / "b"}, folder / "merged");
  const Xapian::Database merged((folder / "merged").string());
  EXPECT_EQ(merged.get_doccount(), 2U);
  EXPECT_EQ(merged.get_metadata("wbail"), "2");
  EXPECT_EQ(merged.get_metadata("nharrow\x01Odile J. Harrow\x01Odile Harrow"), "Odile J. Harrow\x01Odile Harrow");
  EXPECT_EQ(merged.get_metadata("qOdile Harrow"), "4\x01Odile Harrow");
  EXPECT_EQ(merged.get_metadata("q"), "10\x01");
  EXPECT_EQ(merged.get_metadata("da"), "entry");
}

}  // namespace
}  // namespace tenet::store
