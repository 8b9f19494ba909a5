#include "query/match/cursors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace tenet::query {
namespace {

class AllPassages : public Cursor {
 public:
  explicit AllPassages(Docid last) : Cursor(last, Check::none), last_(last) {}

 private:
  Docid find(Docid docid) override { return docid <= last_ ? docid : end; }

  Docid last_;
};

// Of a cursor of the store's.
template <typename List>
class Postings : public Cursor {
 public:
  explicit Postings(List list) : Cursor(list.size(), Check::none), list_(std::move(list)) {}

 private:
  Docid find(Docid docid) override {
    if (!list_.at_end()) list_.skip_to(docid);
    return list_.at_end() ? end : list_.docid();
  }

  List list_;
};

class WeighedPostings : public Cursor {
 public:
  WeighedPostings(store::PostingCursor list, WordWeight weight, std::uint32_t least,
                  const store::PassageLengths& lengths)
      : Cursor(list.size(), Check::none), list_(std::move(list)), weight_(weight), least_(least), lengths_(lengths) {}

  double score() override { return weight_.most == 0 ? 0 : weight_(list_.count(), lengths_[docid()]); }

 private:
  Docid find(Docid docid) override {
    list_.skip_to(docid);
    if (least_ > 1) {
      while (!list_.at_end() && list_.count() < least_) list_.next();
    }
    return list_.at_end() ? end : list_.docid();
  }

  store::PostingCursor list_;
  WordWeight weight_;
  std::uint32_t least_;
  const store::PassageLengths& lengths_;
};

// Adds up how often each way is said, a window of passages after the other.
class AnyWay : public Cursor {
 public:
  // Passages of a way of several words, each of which counts once, and the next one.
  struct Phrase {
    std::vector<Docid> passages = {};
    std::size_t next = 0;
  };
  AnyWay(std::vector<store::PostingCursor> words, std::vector<Phrase> phrases, std::uint64_t size, WordWeight weight,
         const store::PassageLengths& lengths)
      : Cursor(size, Check::none),
        words_(std::move(words)),
        phrases_(std::move(phrases)),
        weight_(weight),
        lengths_(lengths) {}

  double score() override { return weight_.most == 0 ? 0 : weight_(counts_[docid() - begin_], lengths_[docid()]); }

 private:
  static constexpr Docid window = 4096;
  static constexpr Docid bits = 64;

  Docid find(Docid docid) override {
    while (true) {
      if (docid >= window_end_ && !fill(docid)) return end;
      docid = std::max(docid, begin_);
      for (Docid place = docid - begin_; place < window; place = (place / bits + 1) * bits) {
        const std::uint64_t held = held_[place / bits] >> place % bits;
        if (held != 0) return begin_ + place + static_cast<Docid>(std::countr_zero(held));
      }
      docid = window_end_;
    }
  }

  // Makes the window begin with the first passage at `docid` or behind it; false if there is none.
  bool fill(Docid docid) {
    counts_.fill(0);
    held_.fill(0);
    begin_ = end;
    for (store::PostingCursor& word : words_) {
      word.skip_to(docid);
      if (!word.at_end()) begin_ = std::min(begin_, word.docid());
    }
    for (Phrase& phrase : phrases_) {
      while (phrase.next < phrase.passages.size() && phrase.passages[phrase.next] < docid) ++phrase.next;
      if (phrase.next < phrase.passages.size()) begin_ = std::min(begin_, phrase.passages[phrase.next]);
    }
    if (begin_ == end) return false;
    window_end_ = begin_ + window;
    const auto add = [&](Docid found, std::uint32_t count) {
      const Docid place = found - begin_;
      counts_[place] += count;
      held_[place / bits] |= std::uint64_t{1} << place % bits;
    };
    for (store::PostingCursor& word : words_) word.each_before(window_end_, add);
    for (Phrase& phrase : phrases_) {
      for (; phrase.next < phrase.passages.size() && phrase.passages[phrase.next] < window_end_; ++phrase.next) {
        add(phrase.passages[phrase.next], 1);
      }
    }
    return true;
  }

  std::vector<store::PostingCursor> words_;
  std::vector<Phrase> phrases_;
  WordWeight weight_;
  const store::PassageLengths& lengths_;
  Docid begin_ = 0;  // of the window
  Docid window_end_ = 0;
  std::array<std::uint32_t, window> counts_ = {};
  std::array<std::uint64_t, window / bits> held_ = {};
};

std::uint64_t smallest(const std::vector<CursorPointer>& parts) {
  std::uint64_t size = std::numeric_limits<std::uint64_t>::max();
  for (const CursorPointer& part : parts) size = std::min(size, part->size());
  return size;
}

std::uint64_t sum(const std::vector<CursorPointer>& parts) {
  std::uint64_t size = 0;
  for (const CursorPointer& part : parts) size += part->size();
  return size;
}

Check dearest(const std::vector<CursorPointer>& parts) {
  Check check = Check::none;
  for (const CursorPointer& part : parts) check = std::max(check, part->check());
  return check;
}

class Intersection : public Cursor {
 public:
  explicit Intersection(std::vector<CursorPointer> parts)
      : Cursor(smallest(parts), dearest(parts)), parts_(std::move(parts)) {
    std::ranges::stable_sort(parts_, {}, [](const CursorPointer& part) { return part->size(); });
    for (const CursorPointer& part : parts_) {
      if (part->check() != Check::none) checked_.push_back(part.get());
    }
    std::ranges::stable_sort(checked_, {}, [](const Cursor* part) { return part->check(); });
  }

  bool holds() override {
    return std::ranges::all_of(checked_, [](Cursor* part) { return part->holds(); });
  }
  double score() override {
    double sum = 0;
    for (const CursorPointer& part : parts_) sum += part->score();
    return sum;
  }

 private:
  Docid find(Docid docid) override {
    for (std::size_t agreed = 0; agreed < parts_.size();) {
      Cursor& part = *parts_[agreed];
      part.skip_to(docid);
      if (part.docid() == docid) {
        ++agreed;
        continue;
      }
      docid = part.docid();
      if (docid == end) return end;
      agreed = agreed == 0 ? 1 : 0;
    }
    return docid;
  }

  std::vector<CursorPointer> parts_;  // the rarest first
  std::vector<Cursor*> checked_;      // those that look at passages, the cheapest first
};

class Union : public Cursor {
 public:
  explicit Union(std::vector<CursorPointer> parts)
      : Cursor(sum(parts), dearest(parts)), parts_(std::move(parts)), failed_(parts_.size()) {}

  bool holds() override {
    bool any = false;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      failed_[i] = parts_[i]->docid() == docid() && !parts_[i]->holds();
      any = any || (parts_[i]->docid() == docid() && !failed_[i]);
    }
    return any;
  }
  // Without checks holds() need not have been asked.
  double score() override {
    double sum = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i]->docid() == docid() && !failed_[i]) sum += parts_[i]->score();
    }
    return sum;
  }

 private:
  Docid find(Docid docid) override {
    Docid first = end;
    for (const CursorPointer& part : parts_) {
      part->skip_to(docid);
      first = std::min(first, part->docid());
    }
    return first;
  }

  std::vector<CursorPointer> parts_;
  std::vector<bool> failed_;  // which of them stand at the passage, but it does not hold
};

// A cursor that stands where another one does.
class Within : public Cursor {
 public:
  Within(CursorPointer part, Check check) : Cursor(part->size(), check), part_(std::move(part)) {}

  double score() override { return part_->score(); }

 protected:
  [[nodiscard]] Cursor& part() const { return *part_; }
  Docid find(Docid docid) override {
    part_->skip_to(docid);
    return part_->docid();
  }

 private:
  CursorPointer part_;
};

class Difference : public Within {
 public:
  Difference(CursorPointer part, CursorPointer without, Check check)
      : Within(std::move(part), check), without_(std::move(without)) {}

  bool holds() override {
    if (without_->docid() != docid()) return part().holds();
    if (without_->check() < part().check()) return !without_->holds() && part().holds();
    return part().holds() && !without_->holds();
  }

 private:
  Docid find(Docid docid) override {
    while (true) {
      docid = Within::find(docid);
      if (docid == end) return docid;
      without_->skip_to(docid);
      if (without_->docid() != docid || without_->check() != Check::none) return docid;
      ++docid;
    }
  }

  CursorPointer without_;
};

class Optional : public Within {
 public:
  Optional(CursorPointer part, CursorPointer more, Check check)
      : Within(std::move(part), check), more_(std::move(more)) {}

  bool holds() override { return part().holds(); }
  double score() override {
    more_->skip_to(docid());
    const bool has_more = more_->docid() == docid() && more_->holds();
    return part().score() + (has_more ? more_->score() : 0);
  }

 private:
  CursorPointer more_;
};

class Filter : public Within {
 public:
  Filter(CursorPointer part, Check check, std::function<bool(Docid)> holds)
      : Within(std::move(part), check), holds_(std::move(holds)) {}

  bool holds() override { return part().holds() && holds_(docid()); }

 private:
  std::function<bool(Docid)> holds_;
};

}  // namespace

CursorPointer all_passages(Docid last) {
  return std::make_unique<AllPassages>(last);
}

CursorPointer postings(store::TermCursor term) {
  return std::make_unique<Postings<store::TermCursor>>(std::move(term));
}

CursorPointer postings(store::PostingCursor word, WordWeight weight, std::uint32_t least,
                       const store::PassageLengths& lengths) {
  return std::make_unique<WeighedPostings>(std::move(word), weight, least, lengths);
}

CursorPointer postings(store::DocumentCursor documents) {
  return std::make_unique<Postings<store::DocumentCursor>>(std::move(documents));
}

CursorPointer any_way(const std::vector<TermSequence>& ways, WordWeight weight, store::PostingCache& words) {
  if (ways.size() == 1 && is_one_word(ways.front())) {
    return postings(words.cursor(ways.front().terms.front()), weight, 1, words.lengths());
  }
  std::vector<store::PostingCursor> alone;
  std::vector<AnyWay::Phrase> phrases;
  std::uint64_t size = 0;
  for (const TermSequence& way : ways) {
    if (is_one_word(way)) {
      alone.push_back(words.cursor(way.terms.front()));
      size += alone.back().size();
    } else {
      AnyWay::Phrase& phrase = phrases.emplace_back();
      const std::vector<bool> counted(way.terms.size(), false);
      Conjunction(way.terms, way.phrase, counted, words).each([&](Docid docid, auto) {
        phrase.passages.push_back(docid);
      });
      size += phrase.passages.size();
    }
  }
  return std::make_unique<AnyWay>(std::move(alone), std::move(phrases), size, weight, words.lengths());
}

CursorPointer intersection(std::vector<CursorPointer> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  return std::make_unique<Intersection>(std::move(parts));
}

// Many are a tree of unions, so that those that stand elsewhere are seldom looked at.
CursorPointer union_of(std::vector<CursorPointer> parts) {
  constexpr std::size_t most = 8;
  while (parts.size() > most) {
    std::vector<CursorPointer> fewer;
    for (auto part = parts.begin(); part != parts.end();) {
      std::vector<CursorPointer> some;
      for (; part != parts.end() && some.size() < most; ++part) some.push_back(std::move(*part));
      fewer.push_back(union_of(std::move(some)));
    }
    parts = std::move(fewer);
  }
  if (parts.size() == 1) return std::move(parts.front());
  return std::make_unique<Union>(std::move(parts));
}

CursorPointer difference(CursorPointer part, CursorPointer without) {
  const Check check = std::max(part->check(), without->check());
  return std::make_unique<Difference>(std::move(part), std::move(without), check);
}

CursorPointer optional(CursorPointer part, CursorPointer more) {
  const Check check = part->check();
  return std::make_unique<Optional>(std::move(part), std::move(more), check);
}

CursorPointer filter(CursorPointer part, Check check, std::function<bool(Docid)> holds) {
  check = std::max(check, part->check());
  return std::make_unique<Filter>(std::move(part), check, std::move(holds));
}

}  // namespace tenet::query
