#include "store/postings/posting_cache.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "store/bytes.h"
#include "store/schema.h"
#include "store/table_writer.h"

namespace tenet::store {
namespace {

// Lists that are kept, in bytes: what a few dozen questions need.
constexpr std::size_t most_kept = std::size_t{32} << 20;

}  // namespace

bool is_listed(std::string_view term) {
  static const std::string_view title = find_field_terms("title")->prefix;
  const bool is_word = term.empty() || term.front() < 'A' || term.front() > 'Z';
  return is_word || term.starts_with(title) || term.starts_with(topic_prefix) || term.starts_with(filed_prefix) ||
         term == block_term;
}

void PostingCache::read_batches() {
  if (!first_.empty()) return;
  const std::string value = postings_->value(metadata_key(batches_key));
  ByteReader in(value);
  const Xapian::docid all = passages_;
  std::vector<Xapian::docid> first;
  Xapian::docid passages = 0;
  while (!in.at_end()) {
    const std::uint64_t batch = in.number();
    // No batch that is between two others can be missing.
    if (batch != first.size()) in.fail();
    first.push_back(passages);
    const std::uint64_t size = in.number();
    if (size > all - passages) in.fail();
    passages += static_cast<Xapian::docid>(size);
  }
  if (passages != all) in.fail();
  first.push_back(passages);
  first_ = std::move(first);
}

std::shared_ptr<PostingList> PostingCache::list(const std::string& term) {
  if (const auto found = lists_.find(term); found != lists_.end()) return found->second;
  read_batches();
  drop_lists();
  auto list = std::make_shared<PostingList>(postings_, term, first_);
  lists_.emplace(term, list);
  return list;
}

// Forgets all lists when they have become large; lists grow while they are read, so that they are looked at now and
// then: the more there are the less often, which keeps that in proportion to them.
void PostingCache::drop_lists() {
  const std::size_t now_and_then = std::max<std::size_t>(32, std::bit_floor(lists_.size()) / 16);
  if (lists_.size() % now_and_then != now_and_then - 1) return;
  std::size_t kept = 0;
  for (const auto& [name, list] : lists_) kept += list->bytes();
  if (kept > most_kept) lists_.clear();
}

const PassageLengths& PostingCache::lengths() {
  if (lengths_) return *lengths_;
  read_batches();
  PassageLengths lengths;
  for (std::uint32_t batch = 0; batch + 1 < first_.size(); ++batch) {
    std::string key(lengths_key);
    pack_ascending(key, batch);
    lengths.append(postings_->value(metadata_key(key)));
    if (lengths.size() != first_[batch + 1]) ByteReader::damaged_record();
  }
  lengths_ = std::move(lengths);
  return *lengths_;
}

TermCursor::TermCursor(const std::string& term, SegmentReader& segment, PostingCache& words) {
  if (is_listed(term)) {
    auto list = words.list(term);
    size_ = list->passages();
    word_.emplace(std::move(list));
    return;
  }
  const Xapian::Database& database = segment.xapian();
  size_ = database.get_termfreq(term);
  at_ = database.postlist_begin(term);
  end_ = database.postlist_end(term);
}

void TermCursor::next() {
  if (word_) {
    word_->next();
  } else {
    ++at_;
  }
}

void TermCursor::skip_to(Xapian::docid docid) {
  if (word_) {
    word_->skip_to(docid);
  } else {
    at_.skip_to(docid);
  }
}

}  // namespace tenet::store
