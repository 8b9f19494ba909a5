#include "query/ranking/together.h"

#include <algorithm>

namespace tenet::query {
namespace {

constexpr std::uint32_t word_bits = 64;

}  // namespace

Together::Together(const std::vector<std::string>& terms, const std::vector<PhraseWord>& phrase,
                   store::SegmentWords& words)
    : width_(terms.size()), lengths_(words.lengths()), counts_(rows * width_) {
  for (const std::string& term : terms) words_.push_back({.cursor = words.cursor(term), .column = words_.size()});
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    words_.at(phrase[i].word).places.push_back({.offset = static_cast<std::uint32_t>(i), .form = phrase[i].form});
  }
  std::ranges::stable_sort(words_, {}, [](const Word& word) { return word.cursor.size(); });
}

bool Together::find_more() {
  if (std::ranges::any_of(words_, [](const Word& word) { return word.cursor.at_end(); })) return false;
  begin(words_.front());
  for (auto word = words_.begin() + 1; word != words_.end(); ++word) keep(*word);
  return true;
}

void Together::begin(Word& word) {
  docids_.clear();
  left_.clear();
  starts_.clear();
  starts_at_.clear();
  for (; docids_.size() < rows && !word.cursor.at_end(); word.cursor.next()) {
    const std::size_t row = docids_.size();
    docids_.push_back(word.cursor.docid());
    counts_[row * width_ + word.column] = word.cursor.count();
    if (!word.places.empty()) {
      starts_at_.push_back(starts_.size());
      starts_.resize(starts_.size() + lengths_[docids_.back()] / word_bits + 1, ~std::uint64_t{0});
      if (!keep_starts(word, row)) continue;
    }
    left_.push_back(row);
  }
}

void Together::keep(Word& word) {
  std::size_t kept = 0;
  for (const std::size_t row : left_) {
    word.cursor.skip_to(docids_[row]);
    if (word.cursor.at_end()) break;
    if (word.cursor.docid() != docids_[row]) continue;
    counts_[row * width_ + word.column] = word.cursor.count();
    left_[kept] = row;
    kept += word.places.empty() || keep_starts(word, row) ? 1 : 0;  // written so that nothing has to be guessed
  }
  left_.resize(kept);
}

// Keeps the starts of a row that the word, where it stands in the passage, allows; false where none is left.
bool Together::keep_starts(Word& word, std::size_t row) {
  if (word.part != word.cursor.part()) find_forms(word);
  const std::size_t size = lengths_[docids_[row]] / word_bits + 1;
  std::uint64_t* const starts = &starts_[starts_at_[row]];
  std::uint64_t left = 0;
  for (const Place& place : word.places) {
    if (!place.is_there) return false;
    left = size == 1 ? keep_in_short(word.cursor, place, *starts) : keep_in_long(word.cursor, place, {starts, size});
  }
  return left != 0;
}

// Most passages have less than 64 words. What begins before its passage wraps around, and so is too far.
std::uint64_t Together::keep_in_short(store::WordCursor& cursor, const Place& place, std::uint64_t& starts) {
  std::uint64_t here = 0;
  cursor.each_position(place.form_number, [&](std::uint32_t position) {
    const std::uint32_t start = position - place.offset;
    here |= std::uint64_t{start < word_bits} << start % word_bits;
  });
  return starts &= here;
}

std::uint64_t Together::keep_in_long(store::WordCursor& cursor, const Place& place, std::span<std::uint64_t> starts) {
  here_.assign(starts.size(), 0);
  cursor.each_position(place.form_number, [&](std::uint32_t position) {
    const std::uint32_t start = position - place.offset;
    if (start / word_bits < here_.size()) here_[start / word_bits] |= std::uint64_t{1} << start % word_bits;
  });
  std::uint64_t left = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) left |= starts[i] &= here_[i];
  return left;
}

void Together::find_forms(Word& word) {
  const auto& forms = word.cursor.forms();
  for (Place& place : word.places) {
    if (!place.form) continue;
    const auto found = std::ranges::find(forms, *place.form);
    place.is_there = found != forms.end();
    place.form_number = static_cast<std::uint32_t>(found - forms.begin());
  }
  word.part = word.cursor.part();
}

}  // namespace tenet::query
