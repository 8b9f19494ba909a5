#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

#include "store/postings/posting_list.h"
#include "store/segment_reader.h"

namespace tenet::store {

// Whether a term has its passages in a list of ours: words of passages and titles, topics, ends of blocks. Those of all
// others are Xapian's.
[[nodiscard]] bool is_listed(std::string_view term);

// The lists of words of a segment, and the lengths of its passages, each read when it is first asked for; those asked
// for last are kept. Not safe to share between threads. All members throw Xapian::Error and IndexError.
class PostingCache {
 public:
  // The table of postings of a segment, and how many passages it has.
  PostingCache(std::shared_ptr<TableReader> postings, Xapian::docid passages)
      : postings_(std::move(postings)), passages_(passages) {}

  [[nodiscard]] std::shared_ptr<PostingList> list(const std::string& term);
  [[nodiscard]] const PassageLengths& lengths();
  // A word's passages from the first one on.
  [[nodiscard]] PostingCursor cursor(const std::string& term) { return PostingCursor(list(term)); }

 private:
  void read_batches();
  void drop_lists();

  std::shared_ptr<TableReader> postings_;
  Xapian::docid passages_;
  std::vector<Xapian::docid> first_;  // by batch: how many passages come before; and behind the last
  std::optional<PassageLengths> lengths_;
  std::unordered_map<std::string, std::shared_ptr<PostingList>> lists_;
};

// The passages of any term of a segment, with how often it stands in each: 0 for terms of Xapian's.
class TermCursor {
 public:
  TermCursor(const std::string& term, SegmentReader& segment, PostingCache& words);

  [[nodiscard]] bool at_end() const { return word_ ? word_->at_end() : at_ == end_; }
  [[nodiscard]] Xapian::docid docid() const { return word_ ? word_->docid() : *at_; }
  [[nodiscard]] std::uint32_t count() { return word_ ? word_->count() : at_.get_wdf(); }
  void next();
  void skip_to(Xapian::docid docid);
  // How many passages there are.
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  std::optional<PostingCursor> word_;
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
  std::uint64_t size_ = 0;
};

}  // namespace tenet::store
