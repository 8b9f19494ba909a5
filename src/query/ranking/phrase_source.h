#pragma once

#include <optional>
#include <string>

#include <xapian.h>

#include "query/ranking/ranking.h"
#include "query/ranking/together.h"
#include "store/snapshot.h"

namespace tenet::query {

// The passages that hold words side by side, without weight, as a leaf of a Xapian query beside the words themselves:
// Xapian asks it last, and only about passages that all others hold. `snapshot` must outlive it.
class PhraseSource : public Xapian::PostingSource {
 public:
  PhraseSource(const store::Snapshot& snapshot, Wording wording) : snapshot_(&snapshot), wording_(std::move(wording)) {}

  PhraseSource* clone() const override { return new PhraseSource(*snapshot_, wording_); }
  std::string get_description() const override;
  std::string name() const override { return "phrase"; }
  std::string serialise() const override;
  PhraseSource* unserialise(const std::string& bytes) const override;
  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return last_; }
  Xapian::doccount get_termfreq_max() const override { return last_; }
  void next(double least_weight) override { skip_to(at_ + 1, least_weight); }
  void skip_to(Xapian::docid docid, double least_weight) override;
  bool check(Xapian::docid docid, double least_weight) override;
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }

 private:
  const store::Snapshot* snapshot_;
  Wording wording_;
  std::optional<Together> words_;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

}  // namespace tenet::query
