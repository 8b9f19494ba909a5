#include "query/ranking/best_passages.h"

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
#include "query/ranking/best.h"
#include "query/ranking/together.h"
#include "store/struck_out.h"

namespace tenet::query {
namespace {

// What comes to the score of passages, and which of them are shown: they are given in ascending order.
class Shown {
 public:
  struct Documents {
    const store::DocumentEnds::Part* part = nullptr;  // nullptr where documents do not matter
    const std::vector<double>* scores = nullptr;      // by number of the document
    bool fold = false;                                // the best passage of each alone
  };
  // Passage 1 has the docid `first` in the snapshot, the next ones are `stride` apart. `raised` is what some passages
  // get besides, by docid.
  Shown(Scored raised, const Documents& documents, Xapian::docid first, Xapian::docid stride, Best& best)
      : raised_(std::move(raised)), documents_(documents), first_(first), stride_(stride), best_(best) {}

  void show(Xapian::docid docid, double score) {
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
  void go_to_document(Xapian::docid docid) {
    if (best_here_.first != 0) give(best_here_);
    best_here_ = {};
    const std::size_t place = documents_.part->place(docid);
    document_end_ = documents_.part->last[place];
    document_score_ = documents_.scores == nullptr ? 0 : (*documents_.scores)[documents_.part->first + place];
  }

  Scored raised_;
  std::size_t next_raised_ = 0;
  Documents documents_;
  Xapian::docid first_;
  Xapian::docid stride_;
  Best& best_;
  Xapian::docid document_end_ = 0;
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

  [[nodiscard]] double of(Xapian::docid docid, std::uint32_t count) const {
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

// The documents that have a word in their title, as ranges of passages.
class TitledDocuments {
 public:
  TitledDocuments(const TitleBonus& bonus, store::SegmentWords& words)
      : cursor_(words.cursor(bonus.terms.front())), weight_(bonus.weight) {}

  // What the passage gets; passages are asked for in ascending order.
  double of(Xapian::docid docid) {
    cursor_.skip_to(docid);
    return !cursor_.at_end() && first() <= docid ? weight_ : 0;
  }
  // Calls `give` with the weight and each range of passages, half-open, from `begin` on and before `end`; ranges ascend
  // from call to call.
  template <typename Give>
  void each(Xapian::docid begin, Xapian::docid end, const Give& give) {
    for (cursor_.skip_to(begin); !cursor_.at_end() && first() < end; cursor_.next()) {
      give(weight_, std::max(begin, first()), std::min(end, cursor_.docid() + 1));
      if (cursor_.docid() >= end) return;
    }
  }

 private:
  [[nodiscard]] Xapian::docid first() { return cursor_.docid() + 1 - cursor_.count(); }

  store::WordCursor cursor_;
  double weight_;
};

// The passages of one segment that hold enough of the words.
class SegmentSearch {
 public:
  SegmentSearch(const WordQuery& query, std::size_t segment, const Shown::Documents& documents,
                const store::Snapshot& snapshot, Best& best, Best& within)
      : query_(query),
        segment_(segment),
        snapshot_(snapshot),
        words_(snapshot.words_of(segment)),
        shown_(raised(), documents, static_cast<Xapian::docid>(segment + 1), snapshot.stride(), best),
        within_(within) {
    for (const WordQuery::Word& word : query.words) {
      if (word.weight.most != 0) weighing_.push_back(scores_.size());
      scores_.emplace_back(word.weight, words_.lengths());
      whole_ += word.weight.most;
    }
    for (const TitleBonus& bonus : query.titles) titles_.emplace_back(bonus, words_);
  }

  // Adds how many answer.
  void run(BestPassages& found) {
    if (scores_.empty()) return;
    found.total += query_.all || (scores_.size() == 1 && query_.within.empty()) ? find_all() : find_some();
    found.folded += shown_.end();
  }

 private:
  [[nodiscard]] Scored raised() const {
    const auto raised = query_.raised.find(snapshot_.uuid_of(segment_));
    return raised == query_.raised.end() ? Scored() : raised->second;
  }

  std::uint64_t find_all() {
    store::StruckOut is_struck_out(snapshot_.struck_out(segment_));
    std::uint64_t total = 0;
    std::vector<std::string> terms;
    for (const WordQuery::Word& word : query_.words) terms.push_back(word.term);
    std::vector<bool> counted(terms.size());
    for (const std::size_t i : weighing_) counted[i] = true;
    Together(terms, query_.phrase, counted, words_)
        .each([&](Xapian::docid docid, std::span<const std::uint32_t> counts) {
          if (is_struck_out(docid)) return;
          ++total;
          shown_.show(docid, score(docid, counts));
        });
    return total;
  }

  double score(Xapian::docid docid, std::span<const std::uint32_t> counts) {
    double sum = 0;
    for (const std::size_t i : weighing_) sum += scores_[i].of(docid, counts[i]);
    for (TitledDocuments& title : titles_) sum += title.of(docid);
    return sum;
  }

  // A stretch of passages after the other: the lists are added up in a table that stays in the processor's cache.
  std::uint64_t find_some() {
    std::uint64_t total = 0;
    if (query_.least_share > 0) weights_held_ = std::make_unique<Sums>();
    std::vector<store::WordCursor> cursors;
    for (const WordQuery::Word& word : query_.words) cursors.push_back(words_.cursor(word.term));
    std::vector<store::TermCursor> within;
    for (const std::string& term : query_.within) within.push_back(snapshot_.cursor(term, segment_));
    const auto last = static_cast<Xapian::docid>(words_.lengths().size());
    for (Xapian::docid begin = 1; begin <= last; begin += stretch) {
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

  void add_word(store::WordCursor& cursor, const WordScores& scores, Xapian::docid begin) {
    cursor.each_before(begin + stretch, [&](Xapian::docid docid, std::uint32_t count) {
      const Xapian::docid place = docid - begin;
      sums_[place] += scores.of(docid, count);
      held_[place / word_bits] |= std::uint64_t{1} << place % word_bits;
    });
  }

  // The same, and adds up the weight of the words that the passage holds.
  void add_evidence(store::WordCursor& cursor, std::size_t word, Xapian::docid begin) {
    const WordScores& scores = scores_[word];
    const double weight = query_.words[word].weight.most;
    cursor.each_before(begin + stretch, [&](Xapian::docid docid, std::uint32_t count) {
      const Xapian::docid place = docid - begin;
      sums_[place] += scores.of(docid, count);
      (*weights_held_)[place] += weight;
      held_[place / word_bits] |= std::uint64_t{1} << place % word_bits;
    });
  }

  void mark_within(std::vector<store::TermCursor>& within, Xapian::docid begin) {
    marked_.fill(0);
    for (store::TermCursor& cursor : within) {
      for (cursor.skip_to(begin); !cursor.at_end() && cursor.docid() < begin + stretch; cursor.next()) {
        const Xapian::docid place = cursor.docid() - begin;
        marked_[place / word_bits] |= std::uint64_t{1} << place % word_bits;
      }
    }
  }
  [[nodiscard]] bool is_marked(Xapian::docid place) const {
    return (marked_[place / word_bits] >> place % word_bits & 1) != 0;
  }

  void add_titles(Xapian::docid begin) {
    for (TitledDocuments& title : titles_) {
      title.each(begin, begin + stretch, [&](double weight, Xapian::docid from, Xapian::docid to) {
        for_each_held(from - begin, to - begin, [&](Xapian::docid place) { sums_[place] += weight; });
      });
    }
  }

  void strike_out(Xapian::docid begin) {
    const auto& deleted = snapshot_.struck_out(segment_);
    for (auto gone = std::ranges::upper_bound(deleted, begin, {}, store::end_of);
         gone != deleted.end() && gone->first < begin + stretch; ++gone) {
      const Xapian::docid from = std::max(gone->first, begin) - begin;
      const Xapian::docid to = std::min(store::end_of(*gone), begin + stretch) - begin;
      for_each_held(from, to, [&](Xapian::docid place) {
        sums_[place] = 0;
        if (weights_held_) (*weights_held_)[place] = 0;
        held_[place / word_bits] &= ~(std::uint64_t{1} << place % word_bits);
      });
    }
  }

  // Shows what has been added up, and clears the table.
  std::uint64_t show(Xapian::docid begin) {
    std::uint64_t total = 0;
    double least = shown_.least();
    for_each_held(0, stretch, [&](Xapian::docid place) {
      double score = std::exchange(sums_[place], 0);
      if (weights_held_) {
        const double share = std::exchange((*weights_held_)[place], 0) / whole_;
        if (share < query_.least_share) return;
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
  void for_each_held(Xapian::docid from, Xapian::docid to, const Visit& visit) {
    for (Xapian::docid word = from / word_bits; word * word_bits < to; ++word) {
      std::uint64_t held = held_[word];
      if (word == from / word_bits) held &= ~std::uint64_t{0} << from % word_bits;
      if (to - word * word_bits < word_bits) held &= (std::uint64_t{1} << to % word_bits) - 1;
      for (; held != 0; held &= held - 1) {
        visit(word * word_bits + static_cast<Xapian::docid>(std::countr_zero(held)));
      }
    }
  }

  static constexpr Xapian::docid word_bits = 64;
  static constexpr Xapian::docid stretch = 8192;  // 64 KB of sums

  const WordQuery& query_;
  std::size_t segment_;
  const store::Snapshot& snapshot_;
  store::SegmentWords& words_;
  Shown shown_;
  Best& within_;
  std::vector<WordScores> scores_;
  std::vector<std::size_t> weighing_;  // the words that give anything
  std::vector<TitledDocuments> titles_;
  double whole_ = 0;  // the weight of all words
  using Sums = std::array<double, stretch>;
  Sums sums_ = {};
  std::unique_ptr<Sums> weights_held_ = {};  // of the words, by passage; null where words are conditions
  std::array<std::uint64_t, stretch / word_bits> held_ = {};
  std::array<std::uint64_t, stretch / word_bits> marked_ = {};  // passages of WordQuery::within
};

}  // namespace

BestPassages best_passages(const WordQuery& query, std::size_t size, bool fold, const store::DocumentEnds* ends,
                           const store::Snapshot& snapshot) {
  if (query.candidates && !fold) {
    const Candidates& known = *query.candidates;
    if (known.hits.size() == known.total ||
        (size <= known.hits.size() && (size == 0 || known.hits[size - 1].second > known.bound))) {
      const auto end = known.hits.begin() + static_cast<std::ptrdiff_t>(std::min(size, known.hits.size()));
      return {.hits = {known.hits.begin(), end}, .total = known.total};
    }
  }
  Best best(size);
  Best within(query.most_within);
  BestPassages found;
  for (std::size_t segment = 0; segment < snapshot.stride(); ++segment) {
    Shown::Documents documents{.scores = query.document_scores.get(), .fold = fold};
    if (ends != nullptr && (fold || query.document_scores)) documents.part = &ends->parts()[segment];
    std::make_unique<SegmentSearch>(query, segment, documents, snapshot, best, within)->run(found);
  }
  found.hits = best.take();
  found.within = within.take();
  return found;
}

}  // namespace tenet::query
