#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "store/snapshot.h"

// Postings of one segment without what was struck out. All throw Xapian::Error.
namespace tenet::query {

// Whether passages were struck out, asked in ascending order.
class StruckOut {
 public:
  StruckOut(const store::Snapshot& snapshot, std::size_t segment)
      : deleted_(&snapshot.manifest().segments[segment].deleted) {}

  bool operator()(Xapian::docid passage) {
    while (next_ < deleted_->size() && (*deleted_)[next_].first + (*deleted_)[next_].count <= passage) ++next_;
    return next_ < deleted_->size() && (*deleted_)[next_].first <= passage;
  }

 private:
  const std::vector<store::Deleted>* deleted_;
  std::size_t next_ = 0;
};

[[nodiscard]] std::vector<Xapian::docid> live_postings(const store::Snapshot& snapshot, std::size_t segment,
                                                       const std::string& term);

// Hands over the terms of a segment that begin with `prefix`, without those that have nothing but what was struck out.
void for_each_term(const store::Snapshot& snapshot, std::size_t segment, std::string_view prefix,
                   const std::function<void(const std::string& term, const std::vector<Xapian::docid>&)>& take);

// Whether store::term() has cut the value in `term`, so that it does not say all of it.
[[nodiscard]] bool was_cut(const std::string& term);

}  // namespace tenet::query
