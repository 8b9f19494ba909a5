#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "query/match/near.h"
#include "store/snapshot.h"
#include "store/sources.h"

namespace tenet::query {

// The passages in which words are near each other, as a leaf of a Xapian query. `snapshot` must outlive it.
class NearSource : public store::TestSource {
 public:
  // A word may be asked for twice.
  NearSource(const store::Snapshot& snapshot, std::vector<std::string> terms, std::size_t distance)
      : snapshot_(&snapshot), terms_(std::move(terms)), distance_(distance) {}

  NearSource* clone() const override { return new NearSource(*snapshot_, terms_, distance_); }
  std::string get_description() const override;
  void init(const Xapian::Database& segment) override;

 private:
  bool holds(Xapian::docid docid) override;

  const store::Snapshot* snapshot_;
  std::vector<std::string> terms_;
  std::size_t distance_;
  std::vector<store::WordCursor> cursors_;
  std::vector<Spans> places_;  // of each word in the passage
};

}  // namespace tenet::query
