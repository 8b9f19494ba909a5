#pragma once

#include <algorithm>
#include <vector>

#include <xapian.h>

#include "store/manifest.h"

// What the manifest strikes out of a segment: ranges of passages, ascending. Lists still have them, and counts leave
// them out.
namespace tenet::store {

// Behind the last passage.
[[nodiscard]] inline Xapian::docid end_of(const Deleted& gone) {
  return gone.first + gone.count;
}

// Calls `visit` with a cursor of a list at each of its passages that is struck out. Passes over all others, so that it
// costs little where few are.
template <typename Cursor, typename Visit>
void each_struck_out(const std::vector<Deleted>& deleted, Cursor& at, const Visit& visit) {
  for (auto gone = deleted.begin(); gone != deleted.end() && !at.at_end();) {
    at.skip_to(gone->first);
    for (; !at.at_end() && at.docid() < end_of(*gone); at.next()) visit();
    if (at.at_end()) return;
    gone = std::upper_bound(gone, deleted.end(), at.docid(),
                            [](Xapian::docid docid, const Deleted& later) { return docid < end_of(later); });
  }
}

// Whether passages were struck out, asked in ascending order.
class StruckOut {
 public:
  // `deleted` must outlive it.
  explicit StruckOut(const std::vector<Deleted>& deleted) : deleted_(&deleted) {}

  bool operator()(Xapian::docid passage) {
    while (next_ < deleted_->size() && end_of((*deleted_)[next_]) <= passage) ++next_;
    return next_ < deleted_->size() && (*deleted_)[next_].first <= passage;
  }

 private:
  const std::vector<Deleted>* deleted_;
  std::size_t next_ = 0;
};

}  // namespace tenet::store
