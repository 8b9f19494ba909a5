#include "query/match/conjunction.h"

#include <algorithm>
#include <utility>

#include "limit_scope.h"
#include "store/postings/common_words.h"

namespace tenet::query {
namespace {

// Words of a phrase, the first ones, that are kept account of.
constexpr std::size_t most_told = 64;

bool is_common(const std::optional<std::string>& form) {
  return form && store::number_of_common_word(*form) != 0;
}

}  // namespace

Conjunction::Conjunction(const std::vector<std::string>& terms, const std::vector<PhraseWord>& phrase,
                         const std::vector<bool>& counted, store::PostingCache& words)
    : width_(terms.size()),
      phrase_words_(phrase.size()),
      docids_(rows),
      counts_(rows * width_),
      starts_of_(rows),
      told_(rows) {
  for (const std::string& term : terms) {
    words_.push_back({.cursor = words.cursor(term), .column = words_.size(), .counted = counted[words_.size()]});
  }
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    Place place{.offset = static_cast<std::uint32_t>(i), .form = phrase[i].form};
    if (i > 0 && i < most_told && place.form && is_common(phrase[i - 1].form)) place.behind = phrase[i - 1].form;
    words_.at(phrase[i].word).places.push_back(std::move(place));
  }
  for (Word& word : words_) {
    word.can_be_told =
        !word.counted && !word.places.empty() && std::ranges::all_of(word.places, [&](const Place& place) {
          return is_common(place.form) && place.offset + 1 < std::min(phrase.size(), most_told);
        });
  }
  std::ranges::stable_sort(words_, {},
                           [](const Word& word) { return std::pair(word.can_be_told, word.cursor.size()); });
  if (words_.size() > 1 && !words_[1].can_be_told) {
    second_ = &words_[1];
    ahead_ = words_.front().cursor;
  }
}

bool Conjunction::find_more() {
  check_limits();
  if (words_.empty() || (ahead_ && ahead_->at_end())) return false;
  if (std::ranges::any_of(words_, [](const Word& word) { return word.cursor.at_end(); })) return false;
  begin();
  Word& first = words_.front();
  if (second_ != nullptr) {
    keep([&](std::size_t row) {
      return is_there(*second_, row) && is_there(first, row) && look_up(first, row) && look_up(*second_, row);
    });
  }
  for (Word& word : std::span(words_).subspan(second_ == nullptr ? 1 : 2)) {
    keep([&](std::size_t row) {
      return (word.can_be_told && is_told(word, row)) || (is_there(word, row) && look_up(word, row));
    });
  }
  return true;
}

bool Conjunction::stand_in(Docid docid) {
  constexpr std::size_t row = 0;
  docids_[row] = docid;
  starts_.clear();
  const Word* const first = words_.data();
  return std::ranges::all_of(words_, [&](Word& word) {
    return (&word != first && word.can_be_told && is_told(word, row)) || (is_there(word, row) && look_up(word, row));
  });
}

void Conjunction::begin() {
  starts_.clear();
  left_.resize(rows);
  store::PostingCursor& cursor = ahead_ ? *ahead_ : words_.front().cursor;
  std::size_t kept = 0;
  for (std::size_t row = 0; row < rows && !cursor.at_end(); ++row, cursor.next()) {
    docids_[row] = cursor.docid();
    left_[kept] = row;
    kept += ahead_ || look_up(words_.front(), row) ? 1 : 0;
  }
  left_.resize(kept);
}

template <typename Holds>
void Conjunction::keep(const Holds& holds) {
  std::size_t kept = 0;
  for (const std::size_t row : left_) {
    left_[kept] = row;
    kept += holds(row) ? 1 : 0;
  }
  left_.resize(kept);
}

bool Conjunction::is_there(Word& word, std::size_t row) {
  word.cursor.skip_to(docids_[row]);
  return !word.cursor.at_end() && word.cursor.docid() == docids_[row];
}

bool Conjunction::look_up(Word& word, std::size_t row) {
  if (word.counted) counts_[row * width_ + word.column] = word.cursor.count();
  if (word.places.empty()) return true;
  if (word.part != word.cursor.part()) find_forms(word);
  if (&word != &words_.front()) return is_told(word, row) || keep_starts(word, row);
  told_[row] = 0;
  if (is_phrase(word)) {
    told_[row] = 1;
    return word.cursor.has(word.places.front().forms);
  }
  return find_starts(word, row);
}

bool Conjunction::is_told(const Word& word, std::size_t row) const {
  return std::ranges::all_of(word.places, [&](const Place& place) { return (told_[row] >> place.offset & 1) != 0; });
}

bool Conjunction::is_phrase(const Word& word) const {
  return phrase_words_ == 1 || (phrase_words_ == 2 && word.places.size() == 1 && word.places.front().tells_before);
}

bool Conjunction::find_starts(Word& word, std::size_t row) {
  const Place& place = word.places.front();
  if (!place.is_there) return false;
  const std::size_t begin = starts_.size();
  word.cursor.each_position(place.forms, [&](std::uint32_t position) {
    if (position >= place.offset) starts_.push_back(position - place.offset);
  });
  starts_of_[row] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(starts_.size() - begin)};
  if (starts_.size() == begin) return false;
  if (place.tells_before) told_[row] |= std::uint64_t{1} << (place.offset - 1);
  return std::ranges::all_of(std::span(word.places).subspan(1),
                             [&](const Place& other) { return keep_starts(word.cursor, other, row); });
}

bool Conjunction::keep_starts(Word& word, std::size_t row) {
  return std::ranges::all_of(word.places, [&](const Place& place) { return keep_starts(word.cursor, place, row); });
}

bool Conjunction::keep_starts(store::PostingCursor& cursor, const Place& place, std::size_t row) {
  if (!place.is_there) return false;
  Starts& starts = starts_of_[row];
  std::uint32_t* const begin = &starts_[starts.begin];
  std::uint32_t* const end = begin + starts.size;
  std::uint32_t* kept = begin;
  const std::uint32_t* next = begin;
  cursor.each_position(place.forms, [&](std::uint32_t position) {
    while (next != end && *next + place.offset < position) ++next;
    if (next != end && *next + place.offset == position) *kept++ = *next++;
  });
  starts.size = static_cast<std::uint32_t>(kept - begin);
  if (kept != begin && place.tells_before) told_[row] |= std::uint64_t{1} << (place.offset - 1);
  return kept != begin;
}

void Conjunction::find_forms(Word& word) {
  for (Place& place : word.places) {
    if (place.form) find_forms(word.cursor.forms(), place);
  }
  word.part = word.cursor.part();
}

// Behind a common word the form is one of its own, or else among those that are no other's; behind another it may be
// any.
void Conjunction::find_forms(const std::vector<std::string>& forms, Place& place) {
  const auto is_form = [&](const std::string& form) {
    const std::size_t space = place.behind ? std::string::npos : form.find(' ');
    return (space == std::string::npos ? form : form.substr(space + 1)) == *place.form;
  };
  const auto told =
      place.behind ? std::ranges::find(forms, store::form_behind(*place.behind, *place.form)) : forms.end();
  place.tells_before = told != forms.end();
  place.forms.assign(store::form_codes(forms.size()), 0);
  for (auto form = forms.begin(); form != forms.end(); ++form) {
    const bool meant = place.tells_before ? form == told : is_form(*form);
    place.forms[static_cast<std::size_t>(form - forms.begin())] = meant ? 1 : 0;
  }
  place.is_there = std::ranges::find(place.forms, 1) != place.forms.end();
  if (std::ranges::find(place.forms, 0) == place.forms.end()) place.forms.clear();
}

}  // namespace tenet::query
