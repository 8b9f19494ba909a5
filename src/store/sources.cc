#include "store/sources.h"

#include <algorithm>
#include <limits>

#include "store/schema.h"

namespace tenet::store {

SpreadSource::SpreadSource(std::vector<std::string> terms, double weight) : terms_(std::move(terms)), weight_(weight) {}

std::string SpreadSource::get_description() const {
  std::string all;
  for (const std::string& term : terms_) all += (all.empty() ? "" : " ") + term;
  return "documents(" + all + ")";
}

void SpreadSource::init(const Xapian::Database& segment) {
  segment_ = segment;
  lists_.clear();
  ends_.clear();
  Xapian::doccount documents = std::numeric_limits<Xapian::doccount>::max();
  for (const std::string& term : terms_) {
    lists_.push_back(segment_.postlist_begin(term));
    ends_.push_back(segment_.postlist_end(term));
    documents = std::min(documents, segment_.get_termfreq(term));
  }
  counts_ = segment_.valuestream_begin(passage_count_slot);
  counts_end_ = segment_.valuestream_end(passage_count_slot);
  // Passages a document has on the average, for what the matcher plans by.
  const double all_documents = std::max<double>(1, segment_.get_value_freq(passage_count_slot));
  const double passages = segment_.get_doccount();
  most_ = documents == 0 ? 0 : segment_.get_doccount();
  estimate_ = static_cast<Xapian::doccount>(std::min(passages, documents * (passages / all_documents)));
  at_ = first_ = last_ = 0;
  done_ = false;
  set_maxweight(weight_);
}

// Stands on the first document whose last passage is at or after `docid` and that has all terms.
void SpreadSource::find_document_from(Xapian::docid docid) {
  for (bool agreed = false; !agreed;) {
    agreed = true;
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      lists_[i].skip_to(docid);
      if (lists_[i] == ends_[i]) {
        done_ = true;
        return;
      }
      agreed = agreed && (i == 0 || *lists_[i] == docid);
      docid = *lists_[i];
    }
  }
  last_ = docid;
  counts_.skip_to(last_);
  first_ = last_ + 1 - static_cast<Xapian::docid>(Xapian::sortable_unserialise(*counts_));
}

void SpreadSource::next(double least_weight) {
  skip_to(at_ + 1, least_weight);
}

void SpreadSource::skip_to(Xapian::docid docid, double least_weight) {
  if (done_) return;
  if (least_weight > weight_) {
    done_ = true;
    return;
  }
  if (docid > last_) find_document_from(docid);
  at_ = std::max(docid, first_);
}

void DocumentScoreSource::init(const Xapian::Database& segment) {
  part_ = &documents_->part_of(segment);
  count_ = segment.get_doccount();
  last_ = segment.get_lastdocid();
  place_ = 0;
  at_ = 0;
  set_maxweight(scores_->empty() ? 0 : std::ranges::max(*scores_));
}

void DocumentScoreSource::skip_to(Xapian::docid docid, double least_weight) {
  at_ = docid;
  if (at_ > last_) return;
  place_ = part_->find(at_, place_);
  while (get_weight() < least_weight) {
    at_ = part_->last[place_] + 1;
    if (at_ > last_) return;
    ++place_;
  }
}

void ChosenSource::init(const Xapian::Database& segment) {
  const auto number = &snapshot_->segment_of(segment) - snapshot_->manifest().segments.data();
  here_.clear();
  for (const Xapian::docid docid : *docids_) {
    if ((docid - 1) % snapshot_->stride() == number) here_.push_back((docid - 1) / snapshot_->stride() + 1);
  }
  place_ = 0;
  begun_ = false;
  set_maxweight(0);
}

void ChosenSource::skip_to(Xapian::docid docid, double) {
  begun_ = true;
  while (place_ < here_.size() && here_[place_] < docid) ++place_;
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

void FilterSource::init(const Xapian::Database& segment) {
  reader_.emplace(segment, 1);
  last_ = segment.get_lastdocid();
  at_ = 0;
  set_maxweight(0);
}

void FilterSource::skip_to(Xapian::docid docid, double) {
  at_ = docid;
  while (at_ <= last_ && !test_(*reader_, at_)) ++at_;
}

bool FilterSource::check(Xapian::docid docid, double) {
  at_ = docid;
  return docid <= last_ && test_(*reader_, docid);
}

Xapian::Query query_of(Xapian::PostingSource* source) {
  return Xapian::Query(source->release());
}

}  // namespace tenet::store
