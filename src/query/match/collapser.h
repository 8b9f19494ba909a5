#pragma once

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "base/docid.h"
#include "query/match/top_k.h"
#include "query/ranking/scored.h"
#include "store/document_map.h"

namespace tenet::query {

// Adds to the score of each passage what its document gives, and leaves the best passage of each document where that is
// asked for. Passages of one segment are given in ascending order.
class Collapser {
 public:
  struct Documents {
    const store::DocumentMap::Part* part = nullptr;  // nullptr where documents do not matter
    const std::vector<double>* scores = nullptr;     // by number of the document
    bool fold = false;                               // the best passage of each alone
  };
  // Passage 1 has the docid `first` in the snapshot, the next ones are `stride` apart. `raised` is what some passages
  // get besides, by docid.
  Collapser(Scored raised, const Documents& documents, Docid first, Docid stride, TopK& best)
      : raised_(std::move(raised)), documents_(documents), first_(first), stride_(stride), best_(best) {}

  void show(Docid docid, double score) {
    while (next_raised_ < raised_.size() && raised_[next_raised_].first < docid) ++next_raised_;
    if (next_raised_ < raised_.size() && raised_[next_raised_].first == docid) score += raised_[next_raised_].second;
    if (documents_.part == nullptr) {
      give({docid, score});
      return;
    }
    if (docid > document_end_) go_to_document(docid);
    score += document_score_;
    if (!documents_.fold) {
      give({docid, score});
      return;
    }
    if (best_here_.first != 0) ++folded_;
    if (best_here_.first == 0 || score > best_here_.second) best_here_ = {docid, score};
  }
  // A passage of a lower score than this need not be shown.
  [[nodiscard]] double least() const {
    const bool as_they_are = documents_.part == nullptr && raised_.empty();
    return as_they_are ? best_.least() : -std::numeric_limits<double>::infinity();
  }
  // After the last passage. Gives how many were left out because their documents have better ones.
  std::uint64_t end() {
    if (best_here_.first != 0) give(best_here_);
    return folded_;
  }

 private:
  void give(const Scored::value_type& hit) { best_.show((hit.first - 1) * stride_ + first_, hit.second); }
  void go_to_document(Docid docid) {
    if (best_here_.first != 0) give(best_here_);
    best_here_ = {};
    const std::size_t place = documents_.part->place(docid);
    document_end_ = documents_.part->last[place];
    document_score_ = documents_.scores == nullptr ? 0 : (*documents_.scores)[documents_.part->first + place];
  }

  Scored raised_;
  std::size_t next_raised_ = 0;
  Documents documents_;
  Docid first_;
  Docid stride_;
  TopK& best_;
  Docid document_end_ = 0;
  double document_score_ = 0;
  Scored::value_type best_here_ = {};  // in the document, none yet
  std::uint64_t folded_ = 0;
};

}  // namespace tenet::query
