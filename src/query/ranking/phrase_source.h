#pragma once

#include <optional>
#include <string>
#include <utility>

#include <xapian.h>

#include "query/ranking/ranking.h"
#include "query/ranking/together.h"
#include "store/snapshot.h"
#include "store/sources.h"

namespace tenet::query {

// The passages that hold words side by side, as a leaf of a Xapian query. `snapshot` must outlive it.
class PhraseSource : public store::TestSource {
 public:
  PhraseSource(const store::Snapshot& snapshot, TermSequence sequence)
      : snapshot_(&snapshot), sequence_(std::move(sequence)) {}

  PhraseSource* clone() const override { return new PhraseSource(*snapshot_, sequence_); }
  std::string get_description() const override;
  void init(const Xapian::Database& segment) override;

 private:
  bool holds(Xapian::docid docid) override { return words_->stand_in(docid); }

  const store::Snapshot* snapshot_;
  TermSequence sequence_;
  std::optional<Together> words_;
};

}  // namespace tenet::query
