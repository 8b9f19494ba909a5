#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store/list_builders.h"
#include "store/postings/positional_list_builder.h"
#include "store/table_writer.h"

namespace tenet::store {

// A fresh Xapian database, written once: its files, from first to last, since Xapian's own way in takes most of the
// time of an indexing run (docs/performance.md). Until finish() returns it is worth nothing and may be thrown away. All
// members throw IndexError.
class SegmentWriter {
 public:
  // `batch` tells it from the others that it will be merged with, in whose order.
  explicit SegmentWriter(std::filesystem::path folder, std::uint32_t batch = 0);
  ~SegmentWriter();
  SegmentWriter(const SegmentWriter&) = delete;
  SegmentWriter& operator=(const SegmentWriter&) = delete;

  // In how many documents something stands: a word as written, a name.
  struct FormCount {
    std::uint32_t documents = 0;
    std::uint32_t last_document = 0;  // from 1
  };
  // A word of the segment, which it owns, in one of its forms.
  struct Word {
    PositionalListBuilder* postings = nullptr;
    std::uint32_t form_number = 0;
    FormCount* form = nullptr;  // nullptr where no wildcard may stand for it
    std::uint32_t common = 0;   // its number_of_common_word()
  };
  [[nodiscard]] Word word(std::string_view form, std::string_view stem);

  // What the passage holds that end_passage() ends; its docid is the next one, from 1 on. Words come in their order.
  void add_word(const Word& word);
  // A term with a number of at least 1, in a list as words have it; the first number for a passage counts.
  void add_numbered(std::string_view term, std::uint32_t number);
  void add_term(std::string_view term);  // without frequency
  void add_value(std::uint32_t slot, std::string_view value);
  void add_number(std::uint32_t slot, double value);  // sortable
  void end_passage();
  // Keeps a block of the passages since the last one, of which the one ended last is the last.
  void add_block(std::string_view data);

  // The passages since the last call are a document: forms are counted once in each.
  void end_document() { ++documents_; }
  // Lets a speaker be found by `word`, folded, of `written`, his name or one of its aliases. Names are counted once in
  // each document, as forms are.
  void add_speaker_word(std::string_view word, std::string_view written, std::string_view name);
  // Counts quotations of the speaker of that name; of nobody's when it is empty.
  void count_quotations(std::string_view name, std::uint64_t quotations);
  // Keeps an entry of the catalogue; `key` of at most 200 bytes.
  void put(const std::string& key, const std::string& value);
  void finish();

 private:
  PostingListBuilder& postings(std::string_view term);
  PositionalListBuilder& positional_list(std::string_view term);
  void count_document(FormCount& count) const;
  void put_words();
  void put_strings();
  TableRoot write_postings();
  void write_version(const TableRoot& postings, const TableRoot& records) const;

  std::filesystem::path folder_;
  TableWriter records_;
  std::uint32_t batch_;
  StringMap<PositionalListBuilder> words_;  // by term
  StringMap<PostingListBuilder> postings_;  // of other terms
  PostingListBuilder lengths_;              // of passages, in words
  std::vector<std::uint32_t> word_counts_;  // the same, for the lists of words
  std::map<std::uint32_t, ValueListBuilder> values_;
  std::vector<TableEntry> entries_;  // of the table of postings, but for the postings
  StringMap<FormCount> forms_;
  std::map<std::string, std::uint64_t, std::less<>> quotations_;  // by speaker
  StringMap<FormCount> names_;                                    // as name_key has them
  std::uint32_t documents_ = 0;
  std::uint32_t passages_ = 0;
  std::uint32_t blocks_end_ = 0;     // the last passage that is in a block
  std::uint32_t passage_words_ = 0;  // of the passage so far
  std::uint32_t word_before_ = 0;    // in the passage: its number_of_common_word()
  std::uint32_t fewest_words_ = 0;
  std::uint32_t most_words_ = 0;
  std::uint32_t most_often_ = 0;  // a word in a passage
};

// Merges segments into one, in their order: docids of the second follow those of the first.
void merge_segments(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to);

}  // namespace tenet::store
