#include "store/segment.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <fstream>
#include <utility>

#include <tenet/error.h>

#include "store/schema.h"
#include "store/segment_reader.h"
#include "store/string_table.h"
#include "store/version_file.h"
#include "support/temp_folder.h"

namespace tenet::store {
namespace {

namespace fs = std::filesystem;
using test::TempFolder;

// Everything that Xapian says of a database, in words: what two that hold the same have in common.
std::string describe(const fs::path& folder) {
  const Xapian::Database database(folder.string());
  std::string out = "documents " + std::to_string(database.get_doccount()) + " last " +
                    std::to_string(database.get_lastdocid()) + " shortest " +
                    std::to_string(database.get_doclength_lower_bound()) + " average " +
                    std::to_string(database.get_avlength()) + '\n';
  for (auto at = database.metadata_keys_begin(); at != database.metadata_keys_end(); ++at) {
    if ((*at).starts_with(lengths_key) || *at == batches_key || (*at).starts_with(list_key))
      continue;  // which Xapian has in its own way
    out += *at + " = " + database.get_metadata(*at) + '\n';
  }
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    out += std::to_string(*at) + " of " + std::to_string(at.get_doclength()) + ": " +
           database.get_document(*at).get_data() + '\n';
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out +=
        *term + ' ' + std::to_string(term.get_termfreq()) + ' ' + std::to_string(database.get_collection_freq(*term));
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      out += ' ' + std::to_string(*at) + 'x' + std::to_string(at.get_wdf());
    }
    out += '\n';
  }
  for (const std::uint32_t slot : {0U, 2U, 70'000U, 0x7ffffffeU}) {
    out += std::to_string(slot) + ' ' + std::to_string(database.get_value_freq(slot)) + ' ' +
           database.get_value_lower_bound(slot) + ' ' + database.get_value_upper_bound(slot);
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
      out += ' ' + std::to_string(at.get_docid()) + '=' + *at;
    }
    out += '\n';
  }
  return out;
}

// Fills a segment of our own and a database of Xapian's with the same passages: terms, values and data drawn by a fixed
// rule. Words are in lists of our own: see word_list_test.cc.
class Pair {
 public:
  explicit Pair(const TempFolder& folder)
      : ours_(folder / "ours"), xapians_((folder / "xapians").string(), Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST) {}

  void add(std::size_t passages, std::size_t terms) {
    for (std::size_t i = 0; i < passages; ++i) {
      Xapian::Document document;
      for (std::size_t k = 0; k < terms; ++k) term(document, "N" + std::to_string(draw() % (1 + draw() % 5'000)));
      term(document, "Ncommon");
      if (draw() % 3 == 0) term(document, "Bspeech");
      if (draw() % 2 == 0) value(document, 0, "19" + std::to_string(10 + draw() % 90));
      if (draw() % 5 == 0) value(document, 70'000, std::string(1 + draw() % 40, 'v'));
      if (draw() % 7 == 0) value(document, 0x7ffffffe, "same");
      std::string data(draw() % 200, 'x');
      for (char& c : data) c = static_cast<char>(draw());
      if (draw() % 400 == 0) data += std::string(70'000, 'y');  // more than a block of deflate holds
      if (draw() % 400 == 0)
        while (data.size() < 30'000) data += static_cast<char>(draw());  // many pieces
      document.set_data(data);
      xapians_.add_document(document);
      ours_.end_passage();
      if (!data.empty()) ours_.add_block(data);
    }
  }
  void put(const std::string& key, const std::string& value) {
    ours_.put(key, value);
    xapians_.set_metadata(key, value);
  }
  void finish() {
    ours_.finish();
    xapians_.commit();
  }

 private:
  std::size_t draw() { return state_ = (state_ * 6364136223846793005U + 1442695040888963407U), state_ >> 33U; }
  void term(Xapian::Document& document, const std::string& name) {
    ours_.add_term(name);
    document.add_boolean_term(name);
  }
  void value(Xapian::Document& document, std::uint32_t slot, const std::string& bytes) {
    ours_.add_value(slot, bytes);
    document.add_value(slot, bytes);
  }

  SegmentWriter ours_;
  Xapian::WritableDatabase xapians_;
  std::size_t state_ = 1;
};

TEST(SegmentWriter, WritesWhatXapianWouldWrite) {
  // From nothing to three levels of blocks and more docids than two bytes of a key hold.
  for (const auto& [passages, terms] :
       {std::pair<std::size_t, std::size_t>{0, 0}, {1, 0}, {1, 1}, {3, 40}, {700, 30}, {40'000, 5}}) {
    SCOPED_TRACE(passages);
    const TempFolder folder;
    Pair pair(folder);
    pair.add(passages, terms);
    pair.put("dkey", "value");
    pair.put(std::string("q") + '\x01', std::string(9'000, 'z'));
    pair.finish();
    EXPECT_EQ(Xapian::Database::check((folder / "ours").string()), 0U);
    EXPECT_TRUE(describe(folder / "ours") == describe(folder / "xapians"));
    // And what Xapian makes of it when it merges.
    merge_segments({folder / "ours"}, folder / "merged");
    EXPECT_TRUE(describe(folder / "merged") == describe(folder / "xapians"));
  }
}

// What the version file of a database adds its documents up to: the numbers it ends with.
std::vector<std::uint64_t> totals(const fs::path& folder) {
  constexpr std::size_t numbers = 8;
  std::ifstream file(folder / version_file, std::ios::binary);
  std::vector<std::uint64_t> all;
  std::uint64_t number = 0;
  unsigned shift = 0;
  for (char c = 0; file.get(c);) {
    const auto byte = static_cast<unsigned char>(c);
    if (shift < 64) number |= std::uint64_t{byte & 0x7fU} << shift;
    shift += 7;
    if (byte >= 0x80) continue;
    all.push_back(number);
    number = shift = 0;
  }
  return {all.end() - numbers, all.end()};
}

TEST(SegmentWriter, AddsUpWordsAsXapianWould) {
  const std::vector<std::vector<std::string>> batches[] = {
      {}, {{}}, {{"bail"}}, {{"bail", "jail", "bail"}, {}, {"jail"}}, {{"a", "b", "c"}, {"d", "d", "d", "d"}}};
  const TempFolder folder;
  std::vector<fs::path> ours;
  Xapian::WritableDatabase all((folder / "all").string(), Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
  for (const auto& passages : batches) {
    const auto batch = static_cast<std::uint32_t>(ours.size());
    SCOPED_TRACE(batch);
    const fs::path xapians = folder / ("xapians" + std::to_string(batch));
    Xapian::WritableDatabase same(xapians.string(), Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
    SegmentWriter segment(ours.emplace_back(folder / ("ours" + std::to_string(batch))), batch);
    for (const auto& words : passages) {
      Xapian::Document document;
      for (const std::string& word : words) {
        document.add_term(word);
        segment.add_word(segment.word(word, word));
      }
      segment.add_numbered("number", 1'000);  // which is no frequency
      segment.end_passage();
      same.add_document(document);
      all.add_document(document);
    }
    segment.finish();
    same.commit();
    EXPECT_EQ(totals(ours.back()), totals(xapians));
  }
  all.commit();
  merge_segments(ours, folder / "merged");
  EXPECT_EQ(totals(folder / "merged"), totals(folder / "all"));
}

TEST(SegmentWriter, TellsWhyItCannotWrite) {
  EXPECT_THROW(SegmentWriter("/dev/null/segment"), IndexError);
}

using Strings = std::vector<StringNumber>;

Strings strings_of(const SegmentReader& segment, std::string_view table) {
  Strings strings;
  each_string(*segment.postings(), table, "",
              [&](const std::string& string, std::uint64_t number) { strings.emplace_back(string, number); });
  return strings;
}

TEST(SegmentWriter, CountsAFormOnceADocument) {
  const TempFolder folder;
  SegmentWriter segment(folder / "a");
  for (const int forms : {3, 1, 0, 2}) {
    for (int i = 0; i < forms; ++i) {
      segment.add_word(segment.word("bails", "bail"));
      segment.end_passage();
    }
    segment.end_document();
  }
  segment.finish();
  EXPECT_EQ(strings_of(SegmentReader(folder / "a"), form_key), (Strings{{"bails", 3}}));
}

TEST(MergeSegments, AddsUpWhatIsCounted) {
  const TempFolder folder;
  for (const std::uint32_t batch : {0U, 1U}) {
    const std::string name = batch == 0 ? "a" : "b";
    SegmentWriter segment(folder / name, batch);
    segment.add_word(segment.word("bail", "bail"));
    segment.end_passage();
    segment.add_speaker_word("harrow", "Odile J. Harrow", "Odile Harrow");
    segment.count_quotations("Odile Harrow", 2);
    segment.count_quotations("", 5);
    segment.put("d" + name, "entry");
    segment.finish();
  }
  merge_segments({folder / "a", folder / "b"}, folder / "merged");
  const SegmentReader merged(folder / "merged");
  EXPECT_EQ(merged.passages(), 2U);
  EXPECT_EQ(strings_of(merged, form_key), (Strings{{"bail", 2}}));
  EXPECT_EQ(strings_of(merged, name_key), (Strings{{"harrow\x01Odile J. Harrow\x01Odile Harrow", 2}}));
  EXPECT_EQ(strings_of(merged, quoted_key), (Strings{{"", 10}, {"Odile Harrow", 4}}));
  EXPECT_EQ(merged.postings()->value(metadata_key("da")), "entry");
}

}  // namespace
}  // namespace tenet::store
