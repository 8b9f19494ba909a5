#include "query/match/top_passages.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "limit_scope.h"
#include "query/match/conjunction.h"
#include "query/match/make_cursor.h"
#include "query/match/top_k.h"
#include "store/struck_out.h"

namespace tenet::query {
namespace {

// What comes to the score of passages, and which of them are shown: they are given in ascending order.
class Collapser {
 public:
  struct Documents {
    const store::DocumentEnds::Part* part = nullptr;  // nullptr where documents do not matter
    const std::vector<double>* scores = nullptr;      // by number of the document
    bool fold = false;                                // the best passage of each alone
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

// What a word gives to passages, from a table where it pays: most say it once or twice, in less than 255 words.
class WordScores {
 public:
  WordScores(WordWeight weight, const store::PassageLengths& lengths) : weight_(weight), lengths_(&lengths) {
    if (weight.is_topic) return;
    for (std::size_t length = 0; length < lengths_in_table; ++length) {
      for (std::size_t count = 0; count < counts_in_table; ++count) {
        table_[count][length] = weight_(static_cast<double>(count + 1), static_cast<double>(length));
      }
    }
  }

  [[nodiscard]] double of(Docid docid, std::uint32_t count) const {
    if (weight_.is_topic) return weight_(count, 0);
    const std::uint8_t length = lengths_->shorts()[docid - 1];
    if (count <= counts_in_table && length < lengths_in_table) return table_[count - 1][length];
    return weight_(count, (*lengths_)[docid]);
  }

 private:
  static constexpr std::size_t counts_in_table = 2;
  static constexpr std::size_t lengths_in_table = store::PassageLengths::long_mark;

  WordWeight weight_;
  const store::PassageLengths* lengths_;
  std::array<std::array<double, lengths_in_table>, counts_in_table> table_ = {};
};

// The documents that have one of some words in their title, as ranges of passages.
class TitledDocuments {
 public:
  TitledDocuments(const TitleBonus& bonus, store::SegmentWords& words) : weight_(bonus.weight) {
    for (const std::string& term : bonus.terms) cursors_.push_back(words.cursor(term));
  }

  // What the passage gets; passages are asked for in ascending order.
  double of(Docid docid) {
    bool has_any = false;
    for (store::WordCursor& cursor : cursors_) {
      cursor.skip_to(docid);
      has_any = has_any || (!cursor.at_end() && first(cursor) <= docid);
    }
    return has_any ? weight_ : 0;
  }
  // Of one word: calls `give` with the weight and each range of passages, half-open, from `begin` on and before `end`;
  // ranges ascend from call to call.
  template <typename Give>
  void each(Docid begin, Docid end, const Give& give) {
    store::WordCursor& cursor = cursors_.front();
    for (cursor.skip_to(begin); !cursor.at_end() && first(cursor) < end; cursor.next()) {
      give(weight_, std::max(begin, first(cursor)), std::min(end, cursor.docid() + 1));
      if (cursor.docid() >= end) return;
    }
  }

 private:
  // A title counts the passages of its document, at the last one.
  static Docid first(store::WordCursor& cursor) { return cursor.docid() + 1 - cursor.count(); }

  std::vector<store::WordCursor> cursors_;
  double weight_;
};

// The passages of one segment that hold enough of the words.
class SegmentSearch {
 public:
  SegmentSearch(const PhysicalPlan& plan, std::size_t segment, const Collapser::Documents& documents,
                const store::Snapshot& snapshot, TopK& best, TopK& within)
      : plan_(plan),
        segment_(segment),
        snapshot_(snapshot),
        words_(snapshot.words_of(segment)),
        shown_(raised(), documents, static_cast<Docid>(segment + 1), snapshot.stride(), best),
        within_(within) {
    for (const PhysicalPlan::Word& word : plan.words) {
      if (word.weight.most != 0) weighing_.push_back(scores_.size());
      scores_.emplace_back(word.weight, words_.lengths());
      whole_ += word.weight.most;
    }
    for (const TitleBonus& bonus : plan.titles) titles_.emplace_back(bonus, words_);
  }

  // Adds how many answer.
  void run(TopPassages& found) {
    if (plan_.root) {
      found.total += find_by_cursor();
      found.folded += shown_.end();
    }
    if (scores_.empty()) return;
    found.total += plan_.all || (scores_.size() == 1 && plan_.within.empty()) ? find_all() : find_some();
    found.folded += shown_.end();
  }

 private:
  // What passages of this segment get besides, by their docids here.
  [[nodiscard]] Scored raised() const {
    Scored here;
    for (const auto& [docid, gain] : plan_.raised) {
      if ((docid - 1) % snapshot_.stride() == segment_) here.emplace_back((docid - 1) / snapshot_.stride() + 1, gain);
    }
    return here;
  }

  std::uint64_t find_by_cursor() {
    std::uint64_t total = 0;
    TextTester texts(snapshot_, segment_, *plan_.analyser);
    const CursorPointer cursor = make_cursor(*plan_.root, snapshot_, segment_, texts);
    each_match(*cursor, snapshot_.struck_out(segment_), [&](Docid docid) {
      ++total;
      shown_.show(docid, plan_.weighs ? cursor->score() + title_score(docid) : 0);
    });
    return total;
  }

  std::uint64_t find_all() {
    store::StruckOut is_struck_out(snapshot_.struck_out(segment_));
    std::uint64_t total = 0;
    std::vector<std::string> terms;
    for (const PhysicalPlan::Word& word : plan_.words) terms.push_back(word.term);
    std::vector<bool> counted(terms.size());
    for (const std::size_t i : weighing_) counted[i] = true;
    Conjunction(terms, plan_.phrase, counted, words_).each([&](Docid docid, std::span<const std::uint32_t> counts) {
      if (is_struck_out(docid)) return;
      ++total;
      shown_.show(docid, score(docid, counts));
    });
    return total;
  }

  double score(Docid docid, std::span<const std::uint32_t> counts) {
    double sum = 0;
    for (const std::size_t i : weighing_) sum += scores_[i].of(docid, counts[i]);
    return sum + title_score(docid);
  }
  double title_score(Docid docid) {
    double sum = 0;
    for (TitledDocuments& title : titles_) sum += title.of(docid);
    return sum;
  }

  // A stretch of passages after the other: the lists are added up in a table that stays in the processor's cache.
  std::uint64_t find_some() {
    std::uint64_t total = 0;
    if (plan_.least_share > 0) weights_held_ = std::make_unique<Sums>();
    std::vector<store::WordCursor> cursors;
    for (const PhysicalPlan::Word& word : plan_.words) cursors.push_back(words_.cursor(word.term));
    std::vector<store::TermCursor> within;
    for (const std::string& term : plan_.within) within.push_back(snapshot_.cursor(term, segment_));
    const auto last = static_cast<Docid>(words_.lengths().size());
    for (Docid begin = 1; begin <= last; begin += stretch) {
      check_limits();
      for (std::size_t i = 0; i < cursors.size(); ++i) {
        if (weights_held_) {
          add_evidence(cursors[i], i, begin);
        } else {
          add_word(cursors[i], scores_[i], begin);
        }
      }
      if (!within.empty()) mark_within(within, begin);
      add_titles(begin);
      strike_out(begin);
      total += show(begin);
    }
    return total;
  }

  void add_word(store::WordCursor& cursor, const WordScores& scores, Docid begin) {
    cursor.each_before(begin + stretch, [&](Docid docid, std::uint32_t count) {
      const Docid place = docid - begin;
      sums_[place] += scores.of(docid, count);
      held_[place / word_bits] |= std::uint64_t{1} << place % word_bits;
    });
  }

  // The same, and adds up the weight of the words that the passage holds.
  void add_evidence(store::WordCursor& cursor, std::size_t word, Docid begin) {
    const WordScores& scores = scores_[word];
    const double weight = plan_.words[word].weight.most;
    cursor.each_before(begin + stretch, [&](Docid docid, std::uint32_t count) {
      const Docid place = docid - begin;
      sums_[place] += scores.of(docid, count);
      (*weights_held_)[place] += weight;
      held_[place / word_bits] |= std::uint64_t{1} << place % word_bits;
    });
  }

  void mark_within(std::vector<store::TermCursor>& within, Docid begin) {
    marked_.fill(0);
    for (store::TermCursor& cursor : within) {
      for (cursor.skip_to(begin); !cursor.at_end() && cursor.docid() < begin + stretch; cursor.next()) {
        const Docid place = cursor.docid() - begin;
        marked_[place / word_bits] |= std::uint64_t{1} << place % word_bits;
      }
    }
  }
  [[nodiscard]] bool is_marked(Docid place) const { return (marked_[place / word_bits] >> place % word_bits & 1) != 0; }

  void add_titles(Docid begin) {
    for (TitledDocuments& title : titles_) {
      title.each(begin, begin + stretch, [&](double weight, Docid from, Docid to) {
        for_each_held(from - begin, to - begin, [&](Docid place) { sums_[place] += weight; });
      });
    }
  }

  void strike_out(Docid begin) {
    const auto& deleted = snapshot_.struck_out(segment_);
    for (auto gone = std::ranges::upper_bound(deleted, begin, {}, store::end_of);
         gone != deleted.end() && gone->first < begin + stretch; ++gone) {
      const Docid from = std::max(gone->first, begin) - begin;
      const Docid to = std::min(store::end_of(*gone), begin + stretch) - begin;
      for_each_held(from, to, [&](Docid place) {
        sums_[place] = 0;
        if (weights_held_) (*weights_held_)[place] = 0;
        held_[place / word_bits] &= ~(std::uint64_t{1} << place % word_bits);
      });
    }
  }

  // Shows what has been added up, and clears the table.
  std::uint64_t show(Docid begin) {
    std::uint64_t total = 0;
    double least = shown_.least();
    for_each_held(0, stretch, [&](Docid place) {
      double score = std::exchange(sums_[place], 0);
      if (weights_held_) {
        const double share = std::exchange((*weights_held_)[place], 0) / whole_;
        if (share < plan_.least_share) return;
        score = rounded(score * share);
      }
      ++total;
      if (is_marked(place)) within_.show(snapshot_.docid_of(segment_, begin + place), score);
      if (score < least) return;
      shown_.show(begin + place, score);
      least = shown_.least();
    });
    held_.fill(0);
    return total;
  }

  // The passages from `from` to before `to` that hold a word, as places in the table.
  template <typename Visit>
  void for_each_held(Docid from, Docid to, const Visit& visit) {
    for (Docid word = from / word_bits; word * word_bits < to; ++word) {
      std::uint64_t held = held_[word];
      if (word == from / word_bits) held &= ~std::uint64_t{0} << from % word_bits;
      if (to - word * word_bits < word_bits) held &= (std::uint64_t{1} << to % word_bits) - 1;
      for (; held != 0; held &= held - 1) {
        visit(word * word_bits + static_cast<Docid>(std::countr_zero(held)));
      }
    }
  }

  static constexpr Docid word_bits = 64;
  static constexpr Docid stretch = 8192;  // 64 KB of sums

  const PhysicalPlan& plan_;
  std::size_t segment_;
  const store::Snapshot& snapshot_;
  store::SegmentWords& words_;
  Collapser shown_;
  TopK& within_;
  std::vector<WordScores> scores_;
  std::vector<std::size_t> weighing_;  // the words that give anything
  std::vector<TitledDocuments> titles_;
  double whole_ = 0;  // the weight of all words
  using Sums = std::array<double, stretch>;
  Sums sums_ = {};
  std::unique_ptr<Sums> weights_held_ = {};  // of the words, by passage; null where words are conditions
  std::array<std::uint64_t, stretch / word_bits> held_ = {};
  std::array<std::uint64_t, stretch / word_bits> marked_ = {};  // passages of PhysicalPlan::within
};

}  // namespace

TopPassages top_passages(const PhysicalPlan& plan, std::size_t size, bool fold, const store::DocumentEnds* ends,
                         const store::Snapshot& snapshot) {
  if (plan.candidates && !fold) {
    const Candidates& known = *plan.candidates;
    if (known.hits.size() == known.total ||
        (size <= known.hits.size() && (size == 0 || known.hits[size - 1].second > known.bound))) {
      const auto end = known.hits.begin() + static_cast<std::ptrdiff_t>(std::min(size, known.hits.size()));
      return {.hits = {known.hits.begin(), end}, .total = known.total};
    }
  }
  TopK best(size);
  TopK within(plan.most_within);
  TopPassages found;
  for (std::size_t segment = 0; segment < snapshot.stride(); ++segment) {
    Collapser::Documents documents{.scores = plan.document_scores.get(), .fold = fold};
    if (ends != nullptr && (fold || plan.document_scores)) documents.part = &ends->parts()[segment];
    std::make_unique<SegmentSearch>(plan, segment, documents, snapshot, best, within)->run(found);
  }
  found.hits = best.take();
  found.within = within.take();
  return found;
}

}  // namespace tenet::query
