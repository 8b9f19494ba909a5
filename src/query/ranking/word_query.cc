#include "query/ranking/word_query.h"

#include <algorithm>
#include <utility>

#include "store/sources.h"

namespace tenet::query {

void check(const Wording& wording) {
  const auto is_there = [&](const PhraseWord& place) { return place.word < wording.terms.size(); };
  if (wording.terms.empty() || !std::ranges::all_of(wording.phrase, is_there)) store::damaged_query();
}

void check(const WordQuery& query) {
  const auto is_there = [&](const PhraseWord& place) { return place.word < query.words.size(); };
  const auto has_term = [](const TitleBonus& title) { return !title.terms.empty(); };
  if (!std::ranges::all_of(query.phrase, is_there) || !std::ranges::all_of(query.titles, has_term)) {
    store::damaged_query();
  }
}

bool is_one_word(const Wording& wording) {
  return wording.terms.size() == 1 && wording.phrase.size() < 2 &&
         (wording.phrase.empty() || !wording.phrase.front().form);
}

Together::Together(std::vector<store::WordCursor>& cursors, const std::vector<PhraseWord>& phrase) {
  for (store::WordCursor& cursor : cursors) steps_.push_back({.cursor = &cursor});
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    steps_.at(phrase[i].word).places.push_back({.offset = static_cast<std::uint32_t>(i), .form = phrase[i].form});
  }
  std::ranges::sort(steps_, {}, [](const Step& step) { return step.cursor->size(); });
}

bool Together::next() {
  store::WordCursor& lead = *steps_.front().cursor;
  if (std::exchange(begun_, true)) lead.next();
  for (; !lead.at_end(); lead.next()) {
    if (steps_.size() == 1 && holds_phrase(steps_.front(), true)) return true;
    std::size_t agreed = 1;
    while (agreed < steps_.size()) {
      store::WordCursor& other = *steps_[agreed].cursor;
      other.skip_to(lead.docid());
      if (other.at_end()) return false;
      if (other.docid() != lead.docid()) {
        lead.skip_to(other.docid());
        if (lead.at_end()) return false;
        agreed = 1;
        continue;
      }
      // Where the first word stands is read when the second is there, too.
      if (agreed == 1 && !holds_phrase(steps_.front(), true)) break;
      if (!holds_phrase(steps_[agreed], false)) break;
      ++agreed;
    }
    if (steps_.size() > 1 && agreed == steps_.size()) return true;
  }
  return false;
}

// Whether the phrase can stand somewhere in the passage as far as this word and those before tell.
bool Together::holds_phrase(Step& step, bool first) {
  if (step.places.empty()) return true;
  if (step.part != step.cursor->part()) find_forms(step);
  for (const Place& place : step.places) {
    if (!place.is_there) return false;
    step.cursor->read_positions(place.form_number, positions_);
    if (std::exchange(first, false)) {
      begin_at(place.offset);
    } else {
      keep_at(place.offset);
    }
    if (begins_.empty()) return false;
  }
  return true;
}

void Together::find_forms(Step& step) {
  const auto& forms = step.cursor->forms();
  for (Place& place : step.places) {
    if (!place.form) continue;
    const auto found = std::ranges::find(forms, *place.form);
    place.is_there = found != forms.end();
    place.form_number = static_cast<std::uint32_t>(found - forms.begin());
  }
  step.part = step.cursor->part();
}

void Together::begin_at(std::uint32_t offset) {
  begins_.clear();
  for (const std::uint32_t position : positions_) {
    if (position >= offset) begins_.push_back(position - offset);
  }
}

void Together::keep_at(std::uint32_t offset) {
  auto position = positions_.begin();
  std::erase_if(begins_, [&](std::uint32_t begin) {
    while (position != positions_.end() && *position < begin + offset) ++position;
    return position == positions_.end() || *position != begin + offset;
  });
}

}  // namespace tenet::query
