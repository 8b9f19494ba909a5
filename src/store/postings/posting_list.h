#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "store/list_builders.h"
#include "store/postings/posting_block.h"
#include "store/table_reader.h"

// The lists that say where words stand. They are metadata of Xapian's; docs/index-format.md, "The lists of words".
namespace tenet::store {

// What one batch says of a word. A list is the parts of all batches, and so is merged by putting them side by side.
struct WordPart {
  std::uint32_t batch = 0;
  std::uint32_t passages = 0;
  std::uint64_t occurrences = 0;
  bool has_positions = false;
  std::vector<std::string> forms = {};  // the commonest first
};

// A block, and the occurrences in its passages one after the other.
struct PackedBlock {
  std::uint32_t last = 0;  // docid in the batch
  std::string postings = {};
  std::string occurrences = {};
};

// Appends the entries of a part: keys of metadata and values.
void pack_word_part(std::string_view term, const WordPart& part, const std::vector<PackedBlock>& blocks,
                    std::vector<TableEntry>& entries);
// The key of the beginning of each part of the list, which has all there is of rare words, and whether a key is one.
[[nodiscard]] std::string posting_list_key(std::string_view term);
[[nodiscard]] bool is_posting_list_key(std::string_view key);
// The values of such a key from several segments as one.
[[nodiscard]] std::string join_posting_lists(std::vector<std::string_view> values);

// How many words each passage of a segment has.
class PassageLengths {
 public:
  // Passages that follow those before, as pack() has written them. Throws IndexError.
  void append(std::string_view packed);
  [[nodiscard]] static std::string pack(std::span<const std::uint32_t> lengths);

  [[nodiscard]] std::uint32_t operator[](Xapian::docid docid) const {
    const std::uint8_t length = short_[docid - 1];
    return length < long_mark ? length : long_length(docid);
  }
  // The same up to 254; 255 for all that are longer.
  [[nodiscard]] const std::uint8_t* shorts() const { return short_.data(); }
  [[nodiscard]] std::size_t size() const { return short_.size(); }
  static constexpr std::uint8_t long_mark = 255;

 private:
  [[nodiscard]] std::uint32_t long_length(Xapian::docid docid) const;

  std::vector<std::uint8_t> short_;
  std::vector<std::pair<Xapian::docid, std::uint32_t>> long_;  // by docid
};

// The list of one word of a segment. What is not asked for is not read. Not safe to share between threads. All members
// throw Xapian::Error and IndexError.
class PostingList {
 public:
  // `first` has for each batch how many passages come before its own; and in the end how many there are.
  PostingList(std::shared_ptr<TableReader> postings, std::string term, std::span<const Xapian::docid> first);
  PostingList(const PostingList&) = delete;
  PostingList& operator=(const PostingList&) = delete;

  [[nodiscard]] std::uint64_t passages() const { return passages_; }
  [[nodiscard]] std::uint64_t occurrences() const { return occurrences_; }
  // Of memory, about.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  friend class PostingCursor;

  // Where a block ends and begins.
  struct Block {
    Xapian::docid last = 0;
    std::uint32_t begin = 0;  // in the bytes of the part
    std::uint32_t size = 0;
  };
  // The occurrences of some blocks that follow each other.
  struct Chunk {
    std::string bytes = {};
    std::vector<std::uint32_t> begin = {};  // of each block, and the end of the last
  };
  struct Part {
    WordPart head = {};  // its forms are read when they are asked for
    std::uint32_t forms = 0;
    std::string_view packed_forms = {};
    Xapian::docid before = 0;  // passages of the segment before those of the batch
    Xapian::docid last = 0;    // passage of the batch
    std::string bytes = {};
    std::vector<Block> blocks = {};  // none before they are read
    std::vector<Chunk> chunks = {};
  };

  void read_blocks(Part& part);
  [[nodiscard]] const std::vector<std::string>& forms_of(Part& part) const;
  std::string_view occurrences_of(Part& part, std::size_t block);

  std::shared_ptr<TableReader> postings_;
  std::string term_;
  std::string value_;  // the beginnings of all parts
  std::vector<Part> parts_;
  std::uint64_t passages_ = 0;
  std::uint64_t occurrences_ = 0;
  std::size_t bytes_ = 0;
};

// Goes through the passages of a list in the order of docids. Throws the same.
class PostingCursor {
 public:
  // At the first passage.
  explicit PostingCursor(std::shared_ptr<PostingList> list);

  // How many passages there are.
  [[nodiscard]] std::uint64_t size() const { return list_->passages(); }
  [[nodiscard]] bool at_end() const { return at_end_; }
  [[nodiscard]] Xapian::docid docid() const { return block_.docids[at_]; }
  // How often the word stands there.
  [[nodiscard]] std::uint32_t count() {
    if (!has_counts_) read_counts();
    return block_.counts[at_];
  }
  void next() {
    if (++at_ == block_.size) next_block();
  }
  // To the first passage at `docid` or behind it.
  void skip_to(Xapian::docid docid) {
    if (at_end_ || docid <= block_.docids[at_]) return;
    if (docid > block_.docids[block_.size - 1]) {
      skip_blocks(docid);
      return;
    }
    while (block_.docids[at_] < docid) ++at_;
  }
  // Calls `visit` with each passage before `end` and how often the word stands there, and goes to the first one behind.
  template <typename Visit>
  void each_before(Xapian::docid end, const Visit& visit) {
    while (!at_end_ && docid() < end) {
      if (!has_counts_) read_counts();
      for (; at_ < block_.size && block_.docids[at_] < end; ++at_) visit(block_.docids[at_], block_.counts[at_]);
      if (at_ == block_.size) next_block();
    }
  }
  // Calls `visit` with each passage before `end`, and goes to the first one behind.
  template <typename Visit>
  void each_docid_before(Xapian::docid end, const Visit& visit) {
    while (!at_end_ && docid() < end) {
      for (; at_ < block_.size && block_.docids[at_] < end; ++at_) visit(block_.docids[at_]);
      if (at_ == block_.size) next_block();
    }
  }
  // Calls `visit` with each place of the word in the passage in one of these forms, ascending; none where the list has
  // numbers alone.
  template <typename Visit>
  void each_position(const FormSet& forms, const Visit& visit) {
    if (!has_occurrences_ && !open_occurrences()) return;
    occurrences_.each_position(block_.before[at_], block_.counts[at_], forms, visit);
  }
  // Whether the word stands in the passage in one of these forms.
  [[nodiscard]] bool has(const FormSet& forms) {
    return (has_occurrences_ || open_occurrences()) && occurrences_.has(block_.before[at_], block_.counts[at_], forms);
  }
  // The forms, by their numbers; some of them as form_behind() a common word, where the others are not.
  [[nodiscard]] const std::vector<std::string>& forms() const { return list_->forms_of(list_->parts_[part_]); }
  // Changes whenever forms() may have.
  [[nodiscard]] std::size_t part() const { return part_; }

 private:
  void next_block();
  void skip_blocks(Xapian::docid docid);
  void open_part(std::size_t part);
  void open_block(std::size_t number);
  void read_counts();
  // False where the list has none.
  bool open_occurrences();

  std::shared_ptr<PostingList> list_;
  std::size_t part_ = 0;
  std::size_t block_number_ = 0;
  PostingBlock block_;
  BitReader bits_{{}};  // of the block, behind the docids
  std::uint32_t at_ = 0;
  bool at_end_ = false;
  bool has_counts_ = false;
  OccurrenceReader occurrences_;  // of the block, once they are asked for
  bool has_occurrences_ = false;
};

}  // namespace tenet::store
