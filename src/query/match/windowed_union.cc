#include "query/match/windowed_union.h"

#include <algorithm>
#include <utility>

#include "limit_scope.h"
#include "store/struck_out.h"

namespace tenet::query {

WindowedUnion::WindowedUnion(const PhysicalPlan& plan, std::size_t segment, const store::Snapshot& snapshot,
                             PlanScores& scores, Collapser& shown, TopK& within)
    : plan_(plan),
      segment_(segment),
      snapshot_(snapshot),
      words_(snapshot.words_of(segment)),
      scores_(scores),
      shown_(shown),
      best_within_(within),
      prunes_(plan.least_share == 0 && plan.within.empty()) {
  for (std::size_t i = 0; i < plan.words.size(); ++i) {
    lists_.push_back({.word = i, .cursor = words_.cursor(plan.words[i].term), .scores = &scores.of_words[i]});
    whole_ += plan.words[i].weight.most;
  }
  std::ranges::stable_sort(lists_, {}, [](const List& list) { return list.scores->bound(); });
  for (const List& list : lists_) reach_.push_back(reach_.back() + list.scores->bound());
  if (plan.least_share > 0) weights_held_ = std::make_unique<Sums>();
  for (const std::string& term : plan.within) within_lists_.push_back(snapshot.cursor(term, segment));
}

std::uint64_t WindowedUnion::run() {
  std::uint64_t total = 0;
  const auto last = static_cast<Docid>(words_.lengths().size());
  for (begin_ = 1; begin_ <= last; begin_ += stretch) {
    check_limits();
    find_titles(begin_);
    if (!within_lists_.empty()) mark_within(begin_);
    const std::size_t optional = optional_lists(0);
    Docid from = begin_;
    for (const Titled document : titled_) {
      const std::size_t optional_here = optional_lists(document.weight);
      if (optional_here >= optional) continue;
      total += search(from, document.first, optional);
      total += search(document.first, document.end, optional_here);
      from = document.end;
    }
    total += search(from, begin_ + stretch, optional);
    held_.fill(0);
    met_.fill(0);
  }
  return total;
}

void WindowedUnion::find_titles(Docid begin) {
  titled_.clear();
  next_titled_ = 0;
  for (TitledDocuments& title : scores_.titles) {
    title.each(begin, begin + stretch, [&](Docid first, Docid end) {
      titled_.push_back({first, end, title.weight()});
    });
  }
  if (scores_.titles.size() < 2 || titled_.empty()) return;
  std::ranges::sort(titled_, {}, &Titled::first);
  std::size_t kept = 0;
  for (std::size_t i = 1; i < titled_.size(); ++i) {
    if (titled_[i].first == titled_[kept].first) {
      titled_[kept].weight += titled_[i].weight;
    } else {
      titled_[++kept] = titled_[i];
    }
  }
  titled_.resize(kept + 1);
}

std::size_t WindowedUnion::optional_lists(double title) const {
  std::size_t lists = 0;
  if (!prunes_) return lists;
  while (lists < lists_.size() && reach_[lists + 1] + title < shown_.least()) ++lists;
  return lists;
}

std::uint64_t WindowedUnion::search(Docid from, Docid to, std::size_t optional) {
  if (from == to) return 0;
  for (std::size_t i = optional; i < lists_.size(); ++i) {
    lists_[i].cursor.skip_to(from);
    if (weights_held_) {
      add_evidence(lists_[i], to);
    } else {
      add(lists_[i], to);
    }
  }
  add_titles(to);
  const bool counts_all = plan_.exact_total || optional == 0;
  counted_all_ = counted_all_ && counts_all;
  if (counts_all) count_optional(from, to, optional);
  strike_out(from, to);
  return show(from, to, optional);
}

void WindowedUnion::add(List& list, Docid to) {
  const WordScores& scores = *list.scores;
  list.cursor.each_before(to, [&](Docid docid, std::uint32_t count) {
    sums_[docid - begin_] += scores.of(docid, count);
    set(held_, docid);
  });
}

// The same, and adds up the weight of the words that the passage holds.
void WindowedUnion::add_evidence(List& list, Docid to) {
  const WordScores& scores = *list.scores;
  const double weight = plan_.words[list.word].weight.most;
  list.cursor.each_before(to, [&](Docid docid, std::uint32_t count) {
    sums_[docid - begin_] += scores.of(docid, count);
    (*weights_held_)[docid - begin_] += weight;
    set(held_, docid);
  });
}

void WindowedUnion::count_optional(Docid from, Docid to, std::size_t optional) {
  const double least = shown_.least();
  for (std::size_t i = optional; i-- > 0;) {
    List& list = lists_[i];
    const double enough = least - reach_[i + 1];
    list.cursor.skip_to(from);
    list.cursor.each_docid_before(to, [&](Docid docid) {
      const Docid place = docid - begin_;
      if ((held_[place / word_bits] >> place % word_bits & 1) == 0) {
        set(met_, docid);
      } else if (sums_[place] >= enough) {
        sums_[place] += list.scores->of(docid, list.cursor.count());
      }
    });
  }
}

void WindowedUnion::mark_within(Docid begin) {
  within_.fill(0);
  for (store::TermCursor& cursor : within_lists_) {
    for (cursor.skip_to(begin); !cursor.at_end() && cursor.docid() < begin + stretch; cursor.next()) {
      set(within_, cursor.docid());
    }
  }
}

void WindowedUnion::add_titles(Docid to) {
  for (; next_titled_ < titled_.size() && titled_[next_titled_].first < to; ++next_titled_) {
    const Titled& document = titled_[next_titled_];
    each_held(document.first, document.end, [&](Docid place) { sums_[place] += document.weight; });
  }
}

void WindowedUnion::strike_out(Docid from, Docid to) {
  const auto& deleted = snapshot_.struck_out(segment_);
  for (auto gone = std::ranges::upper_bound(deleted, from, {}, store::end_of);
       gone != deleted.end() && gone->first < to; ++gone) {
    for (Docid docid = std::max(gone->first, from); docid < std::min(store::end_of(*gone), to); ++docid) {
      const Docid place = docid - begin_;
      sums_[place] = 0;
      if (weights_held_) (*weights_held_)[place] = 0;
      held_[place / word_bits] &= ~(std::uint64_t{1} << place % word_bits);
      met_[place / word_bits] &= ~(std::uint64_t{1} << place % word_bits);
    }
  }
}

// Clears the sums as well.
std::uint64_t WindowedUnion::show(Docid from, Docid to, std::size_t optional) {
  const bool are_whole = plan_.exact_total;  // optional lists are in the sums already
  const std::size_t left = are_whole ? 0 : optional;
  const double reach = reach_[left];
  std::uint64_t total = 0;
  double least = shown_.least();
  each_held(from, to, [&](Docid place) {
    double score = std::exchange(sums_[place], 0);
    if (weights_held_) {
      const double share = std::exchange((*weights_held_)[place], 0) / whole_;
      if (share < plan_.least_share) return;
      score = rounded(score * share);
    }
    ++total;
    const Docid docid = begin_ + place;
    if ((within_[place / word_bits] >> place % word_bits & 1) != 0) {
      best_within_.show(snapshot_.docid_of(segment_, docid), score);
    }
    if (score + reach < least || !complete(docid, left, least, score)) return;
    shown_.show(docid, score);
    least = shown_.least();
  });
  return are_whole && optional > 0 ? count_met(from, to) : total;
}

bool WindowedUnion::complete(Docid docid, std::size_t optional, double least, double& score) {
  for (std::size_t i = optional; i-- > 0;) {
    store::PostingCursor& cursor = lists_[i].cursor;
    cursor.skip_to(docid);
    if (!cursor.at_end() && cursor.docid() == docid) score += lists_[i].scores->of(docid, cursor.count());
    if (score + reach_[i] < least) return false;
  }
  return true;
}

std::uint64_t WindowedUnion::count_met(Docid from, Docid to) const {
  std::uint64_t met = 0;
  from -= begin_;
  to -= begin_;
  for (Docid word = from / word_bits; word * word_bits < to; ++word) {
    met += static_cast<std::uint64_t>(std::popcount(bits_between(held_[word] | met_[word], word, from, to)));
  }
  return met;
}

}  // namespace tenet::query
