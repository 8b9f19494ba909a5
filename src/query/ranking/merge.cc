#include "query/ranking/merge.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tenet::query {
namespace {

bool by_score(Sorting sorting) {
  return sorting.order == SearchOptions::Order::score;
}

// A part, and how far it has been used up.
class Head {
 public:
  Head(const Ranked& part, store::PassageReader& reader) : part_(&part), reader_(&reader) {}

  [[nodiscard]] bool at_end() const { return next_ == part_->hits.size(); }
  [[nodiscard]] const Scored::value_type& hit() const { return part_->hits[next_]; }
  [[nodiscard]] std::string_view date() const {
    return part_->dates.empty() ? std::string_view() : std::string_view(part_->dates.at(next_));
  }
  // Read only where hits are equal.
  [[nodiscard]] const PassageKey& key() {
    if (!part_->keys.empty()) return part_->keys.at(next_);
    if (!key_) key_ = key_of(hit().first, *reader_);
    return *key_;
  }
  void advance() {
    ++next_;
    key_.reset();
  }

 private:
  const Ranked* part_;
  store::PassageReader* reader_;
  std::size_t next_ = 0;
  std::optional<PassageKey> key_;
};

bool stands_before(Head& left, Head& right, Sorting sorting) {
  const int order = compare(left.hit().second, left.date(), right.hit().second, right.date(), sorting);
  if (order != 0) return order < 0;
  return is_descending(sorting) ? left.key() > right.key() : left.key() < right.key();
}

}  // namespace

int compare(double left_score, std::string_view left_date, double right_score, std::string_view right_date,
            Sorting sorting) {
  if (left_date.empty() != right_date.empty()) return right_date.empty() ? -1 : 1;
  if (left_date != right_date) return (left_date < right_date) != sorting.reverse ? -1 : 1;
  if (by_score(sorting) && left_score != right_score) return (left_score > right_score) != sorting.reverse ? -1 : 1;
  return 0;
}

bool is_descending(Sorting sorting) {
  return sorting.reverse && sorting.order == SearchOptions::Order::document;
}

Ordered merge(std::vector<Ranked> parts, const Match& match, std::size_t offset, std::size_t end,
              store::PassageReader& reader) {
  Ordered ordered;
  std::vector<Head> heads;
  for (const Ranked& part : parts) {
    ordered.total += part.total;
    ordered.folded += part.folded;
    ordered.within.insert(ordered.within.end(), part.within.begin(), part.within.end());
    if (!part.hits.empty()) heads.emplace_back(part, reader);
  }
  std::ranges::sort(ordered.within, std::ranges::greater{}, &Scored::value_type::second);
  if (match.words && ordered.within.size() > match.words->most_within) ordered.within.resize(match.words->most_within);
  // Parts are few: the best head is looked for anew each time.
  for (std::size_t place = 0; place < end && !heads.empty(); ++place) {
    auto best = heads.begin();
    for (auto head = std::next(best); head != heads.end(); ++head) {
      if (stands_before(*head, *best, match.sorting)) best = head;
    }
    if (place >= offset) ordered.hits.push_back(best->hit());
    best->advance();
    if (best->at_end()) heads.erase(best);
  }
  return ordered;
}

}  // namespace tenet::query
