#include "store/sources.h"

#include <algorithm>

#include "store/bytes.h"
#include "store/schema.h"

namespace tenet::store {

void DocumentSource::init_documents(const Xapian::Database& segment, Xapian::doccount documents) {
  counts_ = segment.valuestream_begin(passage_count_slot);
  counts_end_ = segment.valuestream_end(passage_count_slot);
  // Passages a document has on the average, for what the matcher plans by.
  const double all_documents = std::max<double>(1, segment.get_value_freq(passage_count_slot));
  const double passages = segment.get_doccount();
  most_ = documents == 0 ? 0 : segment.get_doccount();
  estimate_ = static_cast<Xapian::doccount>(std::min(passages, documents * (passages / all_documents)));
  at_ = first_ = last_ = 0;
  done_ = false;
  set_maxweight(weight_);
}

void DocumentSource::next(double least_weight) {
  skip_to(at_ + 1, least_weight);
}

void DocumentSource::skip_to(Xapian::docid docid, double least_weight) {
  if (done_) return;
  if (docid > last_ || least_weight > weight_) {
    last_ = least_weight > weight_ ? 0 : find_end(docid);
    done_ = last_ == 0;
    if (done_) return;
    counts_.skip_to(last_);
    // Every document has its number of passages: check_terms().
    if (counts_ == counts_end_ || counts_.get_docid() != last_) ByteReader::damaged_record();
    first_ = last_ + 1 - static_cast<Xapian::docid>(Xapian::sortable_unserialise(*counts_));
  }
  at_ = std::max(docid, first_);
}

std::string SpreadSource::get_description() const {
  std::string all;
  for (const std::string& term : terms_) all += (all.empty() ? "" : " ") + term;
  return "documents(" + all + ")";
}

void SpreadSource::init(const Xapian::Database& segment) {
  lists_.clear();
  std::uint64_t documents = segment.get_doccount();
  for (const std::string& term : terms_) {
    lists_.emplace_back(term, *snapshot_->reader_of(segment), snapshot_->words_of(segment));
    documents = std::min(documents, lists_.back().size());
  }
  init_documents(segment, static_cast<Xapian::doccount>(documents));
}

Xapian::docid SpreadSource::find_end(Xapian::docid docid) {
  for (bool agreed = false; !agreed;) {
    agreed = true;
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      if (!lists_[i].at_end()) lists_[i].skip_to(docid);
      if (lists_[i].at_end()) return 0;
      agreed = agreed && (i == 0 || lists_[i].docid() == docid);
      docid = lists_[i].docid();
    }
  }
  return docid;
}

void DatedSource::init(const Xapian::Database& segment) {
  date_ = segment.valuestream_begin(date_slot);
  end_ = segment.valuestream_end(date_slot);
  // Half of those with a date: to know better, all would have to be looked at.
  init_documents(segment, (segment.get_value_freq(date_slot) + 1) / 2);
}

Xapian::docid DatedSource::find_end(Xapian::docid docid) {
  if (date_ == end_) return 0;
  for (date_.skip_to(docid); date_ != end_; ++date_) {
    if (const std::string date = *date_; from_ <= date && date <= to_) return date_.get_docid();
  }
  return 0;
}

void DocumentScoreSource::init(const Xapian::Database& segment) {
  part_ = &documents_->part_of(segment);
  count_ = segment.get_doccount();
  last_ = count_ == 0 ? 0 : segment.get_lastdocid();
  place_ = 0;
  at_ = 0;
  set_maxweight(scores_->empty() ? 0 : std::ranges::max(*scores_));
}

void DocumentScoreSource::skip_to(Xapian::docid docid, double least_weight) {
  at_ = docid;
  if (at_ > last_) return;
  place_ = part_->place(at_);
  while (get_weight() < least_weight) {
    at_ = part_->last[place_] + 1;
    if (at_ > last_) return;
    ++place_;
  }
}

void DeletedSource::init(const Xapian::Database& segment) {
  deleted_ = snapshot_->segment_of(segment).deleted;
  total_ = 0;
  for (const Deleted& gone : deleted_) total_ += gone.count;
  next_ = 0;
  at_ = 0;
  set_maxweight(0);
}

void DeletedSource::next(double least_weight) {
  skip_to(at_ + 1, least_weight);
}

void DeletedSource::skip_to(Xapian::docid docid, double) {
  while (next_ < deleted_.size() && deleted_[next_].first + deleted_[next_].count <= docid) ++next_;
  if (next_ < deleted_.size()) at_ = std::max(docid, deleted_[next_].first);
}

void TestSource::init_passages(const Xapian::Database& segment) {
  last_ = segment.get_lastdocid();
  at_ = 0;
  set_maxweight(0);
}

void TestSource::skip_to(Xapian::docid docid, double) {
  at_ = docid;
  while (at_ <= last_ && !holds(at_)) ++at_;
}

bool TestSource::check(Xapian::docid docid, double) {
  at_ = docid;
  return docid <= last_ && holds(docid);
}

void FilterSource::init(const Xapian::Database& segment) {
  reader_.emplace(snapshot_->reader_of(segment));
  init_passages(segment);
}

Xapian::Query query_of(Xapian::PostingSource* source) {
  return Xapian::Query(source->release());
}

}  // namespace tenet::store
