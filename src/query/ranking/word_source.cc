#include "query/ranking/word_source.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <tenet/error.h>

#include "query/ranking/together.h"
#include "query/ranking/word_query.h"
#include "store/schema.h"
#include "store/sources.h"

namespace tenet::query {

std::string WordSource::get_description() const {
  std::vector<std::string> ways;
  for (const TermSequence& way : ways_) ways.push_back(fmt::format("{}", fmt::join(way.terms, " ")));
  return fmt::format("{}", fmt::join(ways, " or "));
}

void WordSource::init(const Xapian::Database& segment) {
  store::SegmentWords& words = snapshot_->words_of(segment);
  begun_ = false;
  lengths_ = &words.lengths();
  cursor_.reset();
  union_.clear();
  if (ways_.size() == 1 && is_one_word(ways_.front())) {
    auto list = words.list(ways_.front().terms.front());
    size_ = static_cast<Xapian::doccount>(list->passages());
    cursor_.emplace(std::move(list));
  } else {
    unite(words, segment.get_lastdocid());
    size_ = static_cast<Xapian::doccount>(union_.size());
  }
  at_ = union_.begin();
  constexpr double highest = 2.0 * store::squarely_number;  // of topics
  set_maxweight(weight_.is_topic ? weight_.most * highest : weight_.most);
}

void WordSource::unite(store::SegmentWords& words, Xapian::docid last) {
  std::vector<std::uint32_t> counts(std::size_t{last} + 1);
  for (const TermSequence& way : ways_) {
    if (is_one_word(way)) {
      for (store::WordCursor at = words.cursor(way.terms.front()); !at.at_end(); at.next()) {
        counts[at.docid()] += at.count();
      }
    } else {
      const std::vector<bool> counted(way.terms.size(), false);
      Together(way.terms, way.phrase, counted, words).each([&](Xapian::docid docid, auto) { ++counts[docid]; });
    }
  }
  for (Xapian::docid docid = 1; docid <= last; ++docid) {
    if (counts[docid] >= std::max(least_, 1U)) union_.emplace_back(docid, counts[docid]);
  }
}

double WordSource::get_weight() const {
  const Xapian::docid docid = get_docid();
  return weight_(cursor_ ? cursor_->count() : at_->second, (*lengths_)[docid]);
}

// Before the first call it stands nowhere.
void WordSource::next(double) {
  if (std::exchange(begun_, true)) {
    if (cursor_) {
      cursor_->next();
    } else {
      ++at_;
    }
  }
  skip_rare();
}

void WordSource::skip_to(Xapian::docid docid, double) {
  begun_ = true;
  if (cursor_) {
    cursor_->skip_to(docid);
    skip_rare();
  } else {
    at_ = std::ranges::lower_bound(at_, union_.cend(), docid, {}, &Union::value_type::first);
  }
}

void WordSource::skip_rare() {
  if (!cursor_ || least_ < 2) return;
  while (!cursor_->at_end() && cursor_->count() < least_) cursor_->next();
}

bool WordSource::at_end() const {
  return cursor_ ? cursor_->at_end() : at_ == union_.end();
}

Xapian::docid WordSource::get_docid() const {
  return cursor_ ? cursor_->docid() : at_->first;
}

}  // namespace tenet::query
