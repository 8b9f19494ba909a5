#include "query/ranking/together.h"

#include <algorithm>
#include <utility>

#include "store/words/common_words.h"

namespace tenet::query {
namespace {

constexpr std::uint32_t word_bits = 64;
// Words of a phrase, the first ones, that are kept account of.
constexpr std::size_t most_told = 64;

bool is_common(const std::optional<std::string>& form) {
  return form && store::number_of_common_word(*form) != 0;
}

}  // namespace

Together::Together(const std::vector<std::string>& terms, const std::vector<PhraseWord>& phrase,
                   const std::vector<bool>& counted, store::SegmentWords& words)
    : width_(terms.size()),
      phrase_words_(phrase.size()),
      lengths_(words.lengths()),
      counts_(rows * width_),
      starts_at_(rows),
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

bool Together::find_more() {
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

void Together::begin() {
  docids_.clear();
  left_.clear();
  starts_.clear();
  store::WordCursor& cursor = ahead_ ? *ahead_ : words_.front().cursor;
  for (; docids_.size() < rows && !cursor.at_end(); cursor.next()) {
    const std::size_t row = docids_.size();
    docids_.push_back(cursor.docid());
    if (ahead_ || look_up(words_.front(), row)) left_.push_back(row);
  }
}

template <typename Holds>
void Together::keep(const Holds& holds) {
  std::size_t kept = 0;
  for (const std::size_t row : left_) {
    left_[kept] = row;
    kept += holds(row) ? 1 : 0;
  }
  left_.resize(kept);
}

bool Together::is_there(Word& word, std::size_t row) {
  word.cursor.skip_to(docids_[row]);
  return !word.cursor.at_end() && word.cursor.docid() == docids_[row];
}

bool Together::look_up(Word& word, std::size_t row) {
  if (word.counted) counts_[row * width_ + word.column] = word.cursor.count();
  if (word.places.empty()) return true;
  if (word.part != word.cursor.part()) find_forms(word);
  if (&word != &words_.front()) return is_told(word, row) || keep_starts(word, row);
  told_[row] = 0;
  if (is_phrase(word)) {
    bool found = false;
    word.cursor.each_position(word.places.front().forms, [&](std::uint32_t) { found = true; });
    told_[row] = 1;
    return found;
  }
  starts_at_[row] = starts_.size();
  starts_.resize(starts_.size() + lengths_[docids_[row]] / word_bits + 1, ~std::uint64_t{0});
  return keep_starts(word, row);
}

bool Together::is_told(const Word& word, std::size_t row) const {
  return std::ranges::all_of(word.places, [&](const Place& place) { return (told_[row] >> place.offset & 1) != 0; });
}

bool Together::is_phrase(const Word& word) const {
  return phrase_words_ == 1 || (phrase_words_ == 2 && word.places.size() == 1 && word.places.front().tells_before);
}

// Keeps the starts of a row that the word, where it stands in the passage, allows; false where none is left.
bool Together::keep_starts(Word& word, std::size_t row) {
  const std::size_t size = lengths_[docids_[row]] / word_bits + 1;
  std::uint64_t* const starts = &starts_[starts_at_[row]];
  for (const Place& place : word.places) {
    if (!place.is_there) return false;
    const std::uint64_t left =
        size == 1 ? keep_in_short(word.cursor, place, *starts) : keep_in_long(word.cursor, place, {starts, size});
    if (left == 0) return false;
    if (place.tells_before) told_[row] |= std::uint64_t{1} << (place.offset - 1);
  }
  return true;
}

// Most passages have less than 64 words. What begins before its passage wraps around, and so is too far.
std::uint64_t Together::keep_in_short(store::WordCursor& cursor, const Place& place, std::uint64_t& starts) {
  std::uint64_t here = 0;
  cursor.each_position(place.forms, [&](std::uint32_t position) {
    const std::uint32_t start = position - place.offset;
    here |= std::uint64_t{start < word_bits} << start % word_bits;
  });
  return starts &= here;
}

std::uint64_t Together::keep_in_long(store::WordCursor& cursor, const Place& place, std::span<std::uint64_t> starts) {
  here_.assign(starts.size(), 0);
  cursor.each_position(place.forms, [&](std::uint32_t position) {
    const std::uint32_t start = position - place.offset;
    if (start / word_bits < here_.size()) here_[start / word_bits] |= std::uint64_t{1} << start % word_bits;
  });
  std::uint64_t left = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) left |= starts[i] &= here_[i];
  return left;
}

void Together::find_forms(Word& word) {
  for (Place& place : word.places) {
    if (place.form) find_forms(word.cursor.forms(), place);
  }
  word.part = word.cursor.part();
}

// Behind a common word the form is one of its own, or else among those that are no other's; behind another it may be
// any.
void Together::find_forms(const std::vector<std::string>& forms, Place& place) {
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
