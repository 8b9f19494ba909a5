#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "query/ranking/ranking.h"
#include "store/snapshot.h"

namespace tenet::query {

// The passages that say something in any of some ways, which weigh as one word, as a leaf of a Xapian query; `snapshot`
// must outlive it.
class WordSource : public Xapian::PostingSource {
 public:
  // Only passages that have it at least so often count.
  WordSource(const store::Snapshot& snapshot, std::vector<TermSequence> ways, WordWeight weight,
             std::uint32_t least = 1)
      : snapshot_(&snapshot), ways_(std::move(ways)), weight_(weight), least_(least) {}

  WordSource* clone() const override { return new WordSource(*snapshot_, ways_, weight_, least_); }
  std::string get_description() const override;
  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return size_; }
  Xapian::doccount get_termfreq_est() const override { return size_; }
  Xapian::doccount get_termfreq_max() const override { return size_; }
  double get_weight() const override;
  void next(double least_weight) override;
  void skip_to(Xapian::docid docid, double least_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;

 private:
  // Of several ways together: each passage with how often it has any of them.
  using Union = std::vector<std::pair<Xapian::docid, std::uint32_t>>;
  void unite(store::SegmentWords& words, Xapian::docid last);
  void skip_rare();

  const store::Snapshot* snapshot_;
  std::vector<TermSequence> ways_;
  WordWeight weight_;
  std::uint32_t least_;
  Xapian::doccount size_ = 0;
  const store::PassageLengths* lengths_ = nullptr;
  mutable std::optional<store::WordCursor> cursor_;  // of a word alone; Xapian asks for weights in a const member
  Union union_;                                      // of several
  Union::const_iterator at_;
  bool begun_ = false;
};

}  // namespace tenet::query
