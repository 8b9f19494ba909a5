#include "store/words/word_postings.h"

#include <algorithm>
#include <numeric>

#include "store/words/word_list.h"

namespace tenet::store {

std::uint32_t WordPostings::number_of_form(std::string_view form) {
  const auto found = std::ranges::find(forms_, form);
  const auto number = static_cast<std::uint32_t>(found - forms_.begin());
  if (found == forms_.end()) {
    forms_.emplace_back(form);
    form_counts_.push_back(0);
  }
  return number;
}

void WordPostings::add(std::uint32_t docid, Occurrence occurrence) {
  has_positions_ = true;
  if (docid != last_) {
    end_posting();
    pack_number(packed_, docid - last_);
    last_ = docid;
    ++size_;
  }
  occurrences_.push_back(occurrence);
  ++form_counts_[occurrence.form];
}

void WordPostings::add_number(std::uint32_t docid, std::uint32_t number) {
  if (docid == last_) return;
  end_posting();
  pack_number(packed_, docid - last_);
  last_ = docid;
  ++size_;
  number_ = number;
}

void WordPostings::end_posting() {
  if (size_ == 0) return;
  if (has_positions_) number_ = static_cast<std::uint32_t>(occurrences_.size());
  pack_number(packed_, number_);
  sum_ += number_;
  for (const Occurrence& occurrence : occurrences_) {
    pack_number(packed_, occurrence.position);
    pack_number(packed_, occurrence.form);
  }
  occurrences_.clear();
}

namespace {

// Gives each form its place when the commonest comes first.
std::vector<std::uint32_t> places_by_count(const std::vector<std::uint64_t>& counts) {
  std::vector<std::uint32_t> order(counts.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t form) { return counts[form]; });
  std::vector<std::uint32_t> places(counts.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) places[order[place]] = place;
  return places;
}

}  // namespace

void WordPostings::finish(std::string_view term, std::uint32_t batch, std::vector<TableEntry>& entries) {
  end_posting();
  const std::vector<std::uint32_t> place = places_by_count(form_counts_);
  std::vector<std::string> forms(forms_.size());
  for (std::size_t i = 0; i < forms_.size(); ++i) forms[place[i]] = std::move(forms_[i]);

  std::vector<PackedBlock> blocks;
  const char* at = packed_.data();
  std::uint32_t before = 0;
  std::uint32_t docid = 0;
  for (std::uint32_t left = size_; left > 0;) {
    PostingBlock block{.size = std::min<std::uint32_t>(left, block_postings)};
    occurrences_.clear();
    for (std::uint32_t i = 0; i < block.size; ++i) {
      docid += unpack_number(at);
      block.docids[i] = docid;
      block.counts[i] = unpack_number(at);
      if (!has_positions_) continue;
      for (std::uint32_t k = 0; k < block.counts[i]; ++k) {
        const std::uint32_t position = unpack_number(at);
        occurrences_.push_back({position, place[unpack_number(at)]});
      }
    }
    BitWriter bits;
    BitWriter occurrence_bits;
    if (has_positions_) pack_occurrences(occurrences_, static_cast<std::uint32_t>(forms.size()), occurrence_bits);
    pack_block(block, before, has_positions_ ? Counts::occurrences : Counts::numbers, bits);
    blocks.push_back({docid, bits.take(), occurrence_bits.take()});
    before = docid;
    left -= block.size;
  }
  packed_ = {};

  pack_word_part(term,
                 {.batch = batch,
                  .passages = size_,
                  .occurrences = sum_,
                  .has_positions = has_positions_,
                  .forms = std::move(forms)},
                 blocks, entries);
}

}  // namespace tenet::store
