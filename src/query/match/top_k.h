#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

#include "base/docid.h"
#include "query/ranking/scored.h"

namespace tenet::query {

// The best of the passages that it is shown, by score and then by docid.
class TopK {
 public:
  explicit TopK(std::size_t size) : size_(size) {}

  void show(Docid docid, double score) {
    if (score >= least_) keep({docid, score});
  }
  // The score of a passage that may be among the best.
  [[nodiscard]] double least() const { return least_; }
  Scored take() {
    std::ranges::sort(hits_, stands_before);
    return std::move(hits_);
  }

 private:
  void keep(const Scored::value_type& hit) {
    if (hits_.size() < size_) {
      hits_.push_back(hit);
      if (hits_.size() < size_) return;
      std::ranges::make_heap(hits_, stands_before);
    } else {
      if (size_ == 0 || !stands_before(hit, hits_.front())) return;
      std::ranges::pop_heap(hits_, stands_before);
      hits_.back() = hit;
      std::ranges::push_heap(hits_, stands_before);
    }
    least_ = hits_.front().second;
  }
  static bool stands_before(const Scored::value_type& a, const Scored::value_type& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  }

  std::size_t size_;
  double least_ = -std::numeric_limits<double>::infinity();
  Scored hits_;  // a heap once they are so many, the worst first
};

}  // namespace tenet::query
