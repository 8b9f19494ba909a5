#include "store/postings/posting_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <tenet/error.h>

#include "store/bytes.h"
#include "store/postings/posting_cache.h"
#include "store/segment.h"
#include "support/metadata.h"
#include "support/temp_folder.h"

namespace tenet::store {
namespace {

// A word in a passage: each place with the form it has there.
using Places = std::vector<std::pair<std::uint32_t, std::string>>;
// By docid, by word.
using Truth = std::map<std::string, std::map<Xapian::docid, Places>>;

std::vector<std::uint32_t> positions_of(PostingCursor& cursor) {
  std::vector<std::uint32_t> positions;
  cursor.each_position({}, [&](std::uint32_t position) { positions.push_back(position); });
  return positions;
}

std::map<Xapian::docid, Places> read_all(PostingCursor cursor) {
  std::map<Xapian::docid, Places> all;
  for (; !cursor.at_end(); cursor.next()) {
    EXPECT_EQ(positions_of(cursor).size(), cursor.count());
    Places& places = all[cursor.docid()];
    for (std::size_t form = 0; form < cursor.forms().size(); ++form) {
      FormSet one(form_codes(cursor.forms().size()), 0);
      one[form] = 1;
      const std::size_t before = places.size();
      cursor.each_position(one, [&](std::uint32_t position) { places.emplace_back(position, cursor.forms()[form]); });
      EXPECT_EQ(cursor.has(one), places.size() > before);
    }
    std::ranges::sort(places);
  }
  return all;
}

// Segments of words drawn by a fixed rule, merged: from one in every passage to one in a few.
class PostingLists : public testing::Test {
 protected:
  void write(std::size_t batches, std::size_t passages) {
    std::mt19937 draw(7);
    std::vector<std::filesystem::path> folders;
    Xapian::docid docid = 0;
    for (std::uint32_t batch = 0; batch < batches; ++batch) {
      folders.push_back(folder_ / std::to_string(batch));
      SegmentWriter segment(folders.back(), batch);
      for (std::size_t passage = 0; passage < passages; ++passage) {
        write_passage(++docid, draw() % 50 == 0 ? 300 + draw() % 3'000 : draw() % 40, draw, segment);
      }
      segment.finish();
    }
    merge_segments(folders, folder_ / "merged");
    segment_ = std::make_unique<SegmentReader>(folder_ / "merged");
    metadata_ = test::metadata_of(*segment_->postings());
  }

  [[nodiscard]] static PostingCache words_of(const SegmentReader& segment) {
    return {segment.postings(), segment.passages()};
  }
  // The lists in a segment that has these metadata.
  [[nodiscard]] PostingCache read(const test::Metadata& metadata) const {
    return {test::table_of(metadata, folder_ / "table"), segment_->passages()};
  }

  void write_passage(Xapian::docid docid, std::size_t words, std::mt19937& draw, SegmentWriter& segment) {
    for (std::uint32_t position = 0; position < words; ++position) {
      std::geometric_distribution<unsigned> common(0.1);
      const std::string stem = "w" + std::to_string(common(draw));
      const std::string form = stem + (draw() % 3 == 0 ? "s" : draw() % 9 == 0 ? "ing" : "");
      segment.add_word(segment.word(form, stem));
      truth_[stem][docid].emplace_back(position, form);
    }
    lengths_.push_back(static_cast<std::uint32_t>(words));
    segment.end_passage();
  }

  test::TempFolder folder_;
  Truth truth_;
  std::vector<std::uint32_t> lengths_;
  std::unique_ptr<SegmentReader> segment_;
  test::Metadata metadata_;
};

TEST_F(PostingLists, SayWhereWordsStandAndInWhichForm) {
  write(3, 3'000);
  PostingCache words = words_of(*segment_);
  for (const auto& [stem, passages] : truth_) {
    EXPECT_TRUE(read_all(words.cursor(stem)) == passages) << stem;
    std::uint64_t occurrences = 0;
    for (const auto& [docid, places] : passages) occurrences += places.size();
    EXPECT_EQ(words.list(stem)->passages(), passages.size());
    EXPECT_EQ(words.list(stem)->occurrences(), occurrences);
  }
  EXPECT_TRUE(words.cursor("nowhere").at_end());
  EXPECT_EQ(words.list("nowhere")->passages(), 0U);
}

TEST_F(PostingLists, AreSkippedThroughLikeAnyOrderedList) {
  write(3, 3'000);
  PostingCache words = words_of(*segment_);
  std::mt19937 draw(3);
  for (const auto& [stem, passages] : truth_) {
    for (const std::size_t step : {1U, 5U, 200U, 2'000U, 9'000U}) {
      PostingCursor cursor = words.cursor(stem);
      for (Xapian::docid docid = 1; docid <= lengths_.size(); docid += 1 + static_cast<Xapian::docid>(draw() % step)) {
        cursor.skip_to(docid);
        const auto expected = passages.lower_bound(docid);
        ASSERT_EQ(cursor.at_end(), expected == passages.end()) << stem << ' ' << docid;
        if (cursor.at_end()) break;
        ASSERT_EQ(cursor.docid(), expected->first) << stem << ' ' << docid;
        if (draw() % 2 == 0) continue;
        const std::vector<std::uint32_t> positions = positions_of(cursor);
        ASSERT_EQ(positions.size(), expected->second.size());
        ASSERT_EQ(positions.back(), expected->second.back().first);
      }
    }
  }
}

TEST_F(PostingLists, AreGoneThroughInStretches) {
  write(2, 1'000);
  PostingCache words = words_of(*segment_);
  for (const auto& [stem, places] : truth_) {
    const auto& passages = places;
    for (const Xapian::docid stretch : {1U, 64U, 777U, 5'000U}) {
      PostingCursor cursor = words.cursor(stem);
      auto expected = passages.begin();
      for (Xapian::docid end = 1; end <= lengths_.size() + stretch; end += stretch) {
        cursor.each_before(end, [&](Xapian::docid docid, std::uint32_t count) {
          ASSERT_LT(docid, end);
          ASSERT_NE(expected, passages.end());
          EXPECT_EQ(std::pair(docid, std::size_t{count}), std::pair(expected->first, expected->second.size()));
          ++expected;
        });
        ASSERT_TRUE(cursor.at_end() || cursor.docid() >= end);
      }
      EXPECT_EQ(expected, passages.end()) << stem << ", " << stretch;
    }
  }
}

TEST_F(PostingLists, KnowHowLongPassagesAre) {
  write(2, 500);
  PostingCache words = words_of(*segment_);
  ASSERT_EQ(words.lengths().size(), lengths_.size());
  for (Xapian::docid docid = 1; docid <= lengths_.size(); ++docid) {
    EXPECT_EQ(words.lengths()[docid], lengths_[docid - 1]);
    EXPECT_EQ(segment_->xapian().get_doclength(docid), lengths_[docid - 1]);
  }
}

TEST_F(PostingLists, TellWhatStandsBehindACommonWordAgainAndAgain) {
  SegmentWriter segment(folder_ / "behind");
  const auto add = [&](std::string_view form, std::string_view stem) { segment.add_word(segment.word(form, stem)); };
  for (int passage = 1; passage <= 200; ++passage) {
    add("goats", "goat");  // at the beginning, behind nothing
    add("the", "the");
    add("goat", "goat");
    if (passage <= 60) add("of", "of");  // too seldom to matter
    add("goat", "goat");
    add("the", "the");
    segment.end_passage();
  }
  segment.finish();
  PostingCache words = words_of(SegmentReader(folder_ / "behind"));
  const std::vector<std::string>& forms = words.cursor("goat").forms();
  EXPECT_EQ(forms, (std::vector<std::string>{"goats", "the goat", "goat"}));
  const auto passages = read_all(words.cursor("goat"));
  EXPECT_EQ(passages.at(1), (Places{{0, "goats"}, {2, "the goat"}, {4, "goat"}}));
  EXPECT_EQ(passages.at(200), (Places{{0, "goats"}, {2, "the goat"}, {3, "goat"}}));
  EXPECT_EQ(words.cursor("the").forms(), std::vector<std::string>{"the"});
}

TEST_F(PostingLists, KeepNumbersInPlaceOfOccurrencesForTitles) {
  SegmentWriter segment(folder_ / "titles");
  for (std::uint32_t passage = 1; passage <= 700; ++passage) {
    if (passage % 7 == 0) segment.add_numbered("Sbail", 7);
    if (passage % 7 == 0) segment.add_numbered("Sbail", 7);  // twice in the title
    segment.end_passage();
  }
  segment.finish();
  PostingCache words = words_of(SegmentReader(folder_ / "titles"));
  std::size_t titles = 0;
  for (PostingCursor cursor = words.cursor("Sbail"); !cursor.at_end(); cursor.next(), ++titles) {
    EXPECT_EQ(cursor.docid() % 7, 0U);
    EXPECT_EQ(cursor.count(), 7U);
    EXPECT_TRUE(positions_of(cursor).empty());
  }
  EXPECT_EQ(titles, 100U);
}

TEST_F(PostingLists, AreRefusedWhenDamaged) {
  write(2, 600);
  const std::string stem = "w0";
  std::vector<std::string> keys;
  for (const auto& [key, value] : metadata_) {
    if (key.starts_with("pw0")) keys.push_back(key);
  }
  ASSERT_EQ(keys.size(), 5U) << "the beginning, and blocks and places of two batches";
  for (const std::string& key : keys) {
    const std::string value = metadata_.at(key);
    for (std::size_t at = 0; at < value.size(); at += 1 + value.size() / 40) {
      for (const bool cut : {false, true}) {
        test::Metadata damaged = metadata_;
        std::string other = value;
        other[at] = static_cast<char>(other[at] ^ 0x55);
        damaged[key] = cut ? value.substr(0, at) : other;
        try {  // other passages, or an error; never anything else
          PostingCache words = read(damaged);
          for (PostingCursor cursor = words.cursor(stem); !cursor.at_end(); cursor.next()) {
            ASSERT_LE(cursor.docid(), lengths_.size());
            (void)positions_of(cursor);
          }
        } catch (const IndexError&) {
        }
      }
    }
  }
}

TEST_F(PostingLists, AreRefusedWhenTheirNumbersAreBeyondAllThatIsThere) {
  write(1, 600);
  const auto numbers = [](std::initializer_list<std::uint64_t> all) {
    ByteWriter out;
    for (const std::uint64_t number : all) out.number(number);
    return out.take();
  };
  constexpr std::uint64_t widest32 = 0xffff'ffff;
  constexpr std::uint64_t widest64 = 0xffff'ffff'ffff'ffff;
  const struct {
    const char* what;
    const char* key;
    std::string value;
  } damages[] = {
      {"a batch that is not there", "pw0", numbers({1, 600, 0, 1, 0})},
      {"the last number of a batch", "pw0", numbers({widest32, 600, 0, 1, 0})},
      {"a size that wraps around", "pw0", numbers({0, widest64, 0, 1, 0})},
      {"more forms than bytes", "pw0", numbers({0, 600, 0, 1, widest64})},
      {"batches of more passages than there are", "b", numbers({0, widest32})},
      {"batches that wrap around to what there is", "b", numbers({0, widest32, 1, 601})},
      {"batches that go back", "b", numbers({0, 300, 0, 300})},
  };
  for (const auto& damage : damages) {
    test::Metadata damaged = metadata_;
    damaged.at(damage.key) = damage.value;
    const auto count = [&] {
      PostingCache words = read(damaged);
      return read_all(words.cursor("w0")).size();
    };
    EXPECT_THROW(count(), IndexError) << damage.what;
    PostingCache words = read(damaged);
    for (int time = 0; time < 2; ++time) {
      EXPECT_THROW((void)words.cursor("w0").docid(), IndexError) << damage.what << ", asked again";
    }
  }
}

TEST(PostingBlock, ComesBackAsItWas) {
  std::mt19937 draw(5);
  for (int round = 0; round < 2'000; ++round) {
    PostingBlock block{.size = static_cast<std::uint32_t>(1 + draw() % block_postings)};
    const std::uint32_t widest = 1U << draw() % 22;
    const auto before = static_cast<std::uint32_t>(draw() % 3 == 0 ? 0 : draw() % 1'000'000);
    std::uint32_t docid = before;
    for (std::uint32_t i = 0; i < block.size; ++i) {
      block.docids[i] = docid += 1 + static_cast<std::uint32_t>(draw() % widest);
      block.counts[i] = draw() % 4 == 0 ? 1 + static_cast<std::uint32_t>(draw() % 3'000) : 1;
    }
    BitWriter out;
    const Counts counts = round % 2 == 0 ? Counts::occurrences : Counts::numbers;
    pack_block(block, before, counts, out);
    std::string bytes = out.take();
    const std::size_t size = bytes.size();
    bytes.append(spare_bytes, '\xff');
    PostingBlock again;
    BitReader in(std::string_view(bytes).substr(0, size));
    unpack_docids(in, block.size, before, docid, again);
    unpack_counts(in, counts, again);
    for (std::uint32_t i = 0; i < block.size; ++i) {
      ASSERT_EQ(again.docids[i], block.docids[i]);
      ASSERT_EQ(again.counts[i], block.counts[i]);
    }
  }
}

}  // namespace
}  // namespace tenet::store
