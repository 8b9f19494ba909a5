#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/docid.h"
#include "query/match/collapser.h"
#include "query/match/physical_plan.h"
#include "query/match/top_k.h"
#include "query/match/word_scores.h"
#include "store/postings/posting_cache.h"
#include "store/snapshot.h"

namespace tenet::query {

// Finds the passages of a segment that hold any of some words. Lists are added up in a window of passages after the
// other, whose sums stay in the processor's cache.
//
// MaxScore (Turtle & Flood 1995) by window: a list is optional once its highest score and those of all lists with lower
// ones do not reach the worst of the best passages. A passage that no other list has is then none of the best. The
// others are looked up in the optional lists while they may be. For an exact total optional lists are gone through for
// their passages alone. Documents with words of the query in their title, which
// raise what their passages may get, are windows of their own where other lists are optional there.
class WindowedUnion {
 public:
  // All arguments must outlive it.
  WindowedUnion(const PhysicalPlan& plan, std::size_t segment, const store::Snapshot& snapshot, PlanScores& scores,
                Collapser& shown, TopK& within);

  // Shows the passages that may be among the best, and gives how many answer: where PhysicalPlan::exact_total is false,
  // no more than there are.
  std::uint64_t run();
  // Whether those are all.
  [[nodiscard]] bool counted_all() const { return counted_all_; }

 private:
  static constexpr Docid word_bits = 64;
  static constexpr Docid stretch = 8192;  // 64 KB of sums
  using Bits = std::array<std::uint64_t, stretch / word_bits>;
  using Sums = std::array<double, stretch>;

  struct List {
    std::size_t word = 0;  // its place in the plan
    store::PostingCursor cursor;
    const WordScores* scores = nullptr;
  };
  // The passages of a document, half-open, and what its title gives them.
  struct Titled {
    Docid first = 0;
    Docid end = 0;
    double weight = 0;
  };

  void find_titles(Docid begin);
  // How many lists are optional for passages that get so much from their title.
  [[nodiscard]] std::size_t optional_lists(double title) const;
  // The passages from `from` to before `to`, all in the window, without the first lists, which are optional there.
  std::uint64_t search(Docid from, Docid to, std::size_t optional);
  void add(List& list, Docid to);
  void add_evidence(List& list, Docid to);
  // Counts the passages of the optional lists, and adds what they give to those that may be among the best.
  void count_optional(Docid from, Docid to, std::size_t optional);
  void mark_within(Docid begin);
  void add_titles(Docid to);
  void strike_out(Docid from, Docid to);
  std::uint64_t show(Docid from, Docid to, std::size_t optional);
  // Adds what optional lists give. False once the passage cannot be among the best.
  bool complete(Docid docid, std::size_t optional, double least, double& score);
  [[nodiscard]] std::uint64_t count_met(Docid from, Docid to) const;

  void set(Bits& bits, Docid docid) const {
    const Docid place = docid - begin_;
    bits[place / word_bits] |= std::uint64_t{1} << place % word_bits;
  }
  [[nodiscard]] static std::uint64_t bits_between(std::uint64_t bits, Docid word, Docid from, Docid to) {
    if (word == from / word_bits) bits &= ~std::uint64_t{0} << from % word_bits;
    if (to - word * word_bits < word_bits) bits &= (std::uint64_t{1} << to % word_bits) - 1;
    return bits;
  }
  // Those from `from` to before `to` that hold a word, as places in the window.
  template <typename Visit>
  void each_held(Docid from, Docid to, const Visit& visit) {
    from -= begin_;
    to -= begin_;
    for (Docid word = from / word_bits; word * word_bits < to; ++word) {
      for (std::uint64_t held = bits_between(held_[word], word, from, to); held != 0; held &= held - 1) {
        visit(word * word_bits + static_cast<Docid>(std::countr_zero(held)));
      }
    }
  }

  const PhysicalPlan& plan_;
  std::size_t segment_;
  const store::Snapshot& snapshot_;
  store::PostingCache& words_;
  PlanScores& scores_;
  Collapser& shown_;
  TopK& best_within_;
  bool prunes_;
  bool counted_all_ = true;
  std::vector<List> lists_ = {};                      // by their highest score, ascending
  std::vector<double> reach_ = {0};                   // the highest scores of the first lists added up, by their number
  double whole_ = 0;                                  // the weight of all words
  std::vector<store::TermCursor> within_lists_ = {};  // of PhysicalPlan::within
  Docid begin_ = 1;                                   // of the window
  std::vector<Titled> titled_ = {};                   // in the window, ascending
  std::size_t next_titled_ = 0;
  Sums sums_ = {};
  std::unique_ptr<Sums> weights_held_ = {};  // of the words, by passage; null where words are conditions
  Bits held_ = {};                           // passages of lists that are added up
  Bits met_ = {};                            // passages of optional lists
  Bits within_ = {};                         // passages of PhysicalPlan::within
};

}  // namespace tenet::query
