#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/docid.h"
#include "query/match/physical_plan.h"
#include "query/ranking/ranking.h"
#include "store/postings/posting_cache.h"

namespace tenet::query {

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
  // No passage gets more.
  [[nodiscard]] double bound() const {
    return weight_.is_topic ? std::numeric_limits<double>::infinity() : rounded(weight_.most);
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
  TitledDocuments(const TitleBonus& bonus, store::PostingCache& words) : weight_(bonus.weight) {
    for (const std::string& term : bonus.terms) cursors_.push_back(words.cursor(term));
  }

  [[nodiscard]] double weight() const { return weight_; }
  // What the passage gets; passages are asked for in ascending order.
  double of(Docid docid) {
    bool has_any = false;
    for (store::PostingCursor& cursor : cursors_) {
      cursor.skip_to(docid);
      has_any = has_any || (!cursor.at_end() && first(cursor) <= docid);
    }
    return has_any ? weight_ : 0;
  }
  // Of one word: calls `give` with each range of passages, half-open, from `begin` on and before `end`; ranges ascend
  // from call to call.
  template <typename Give>
  void each(Docid begin, Docid end, const Give& give) {
    store::PostingCursor& cursor = cursors_.front();
    for (cursor.skip_to(begin); !cursor.at_end() && first(cursor) < end; cursor.next()) {
      give(std::max(begin, first(cursor)), std::min(end, cursor.docid() + 1));
      if (cursor.docid() >= end) return;
    }
  }

 private:
  // A title counts the passages of its document, at the last one.
  static Docid first(store::PostingCursor& cursor) { return cursor.docid() + 1 - cursor.count(); }

  std::vector<store::PostingCursor> cursors_;
  double weight_;
};

// What the words of a plan and their titles give to passages of a segment.
struct PlanScores {
  PlanScores(const PhysicalPlan& plan, store::PostingCache& words) {
    for (const PhysicalPlan::Word& word : plan.words) of_words.emplace_back(word.weight, words.lengths());
    for (const TitleBonus& bonus : plan.titles) titles.emplace_back(bonus, words);
  }

  // What the title gives; passages are asked for in ascending order.
  double title(Docid docid) {
    double sum = 0;
    for (TitledDocuments& documents : titles) sum += documents.of(docid);
    return sum;
  }

  std::vector<WordScores> of_words = {};
  std::vector<TitledDocuments> titles = {};
};

}  // namespace tenet::query
