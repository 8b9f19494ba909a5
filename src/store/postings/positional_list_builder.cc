#include "store/postings/positional_list_builder.h"

#include <algorithm>

#include "store/postings/common_words.h"
#include "store/postings/posting_list.h"

namespace tenet::store {
namespace {

// A common word, or another.
constexpr std::uint32_t words_before = common_words.size() + 1;

// A form is divided by the word before it where that stands before it so often, and in a batch as often as one of so
// many passages: then going through two lists would take long, and few words are divided.
constexpr std::uint64_t least_divided = 64;
constexpr std::uint32_t share_divided = 16;

}  // namespace

std::uint32_t PositionalListBuilder::number_of_form(std::string_view form) {
  const auto found = std::ranges::find(forms_, form);
  const auto number = static_cast<std::uint32_t>(found - forms_.begin());
  if (found == forms_.end()) forms_.emplace_back(form);
  return number;
}

void PositionalListBuilder::add(std::uint32_t docid, Occurrence occurrence, std::uint32_t behind) {
  has_positions_ = true;
  if (docid != last_) {
    end_posting();
    pack_number(packed_, docid - last_);
    last_ = docid;
    ++size_;
  }
  occurrence.form = occurrence.form * words_before + behind;
  occurrences_.push_back(occurrence);
}

void PositionalListBuilder::add_number(std::uint32_t docid, std::uint32_t number) {
  if (docid == last_) return;
  end_posting();
  pack_number(packed_, docid - last_);
  last_ = docid;
  ++size_;
  number_ = number;
}

void PositionalListBuilder::end_posting() {
  if (size_ == 0) return;
  if (has_positions_) {
    number_ = static_cast<std::uint32_t>(occurrences_.size());
    most_often_ = std::max(most_often_, number_);
  }
  pack_number(packed_, number_);
  sum_ += number_;
  for (const Occurrence& occurrence : occurrences_) {
    pack_number(packed_, occurrence.position);
    pack_number(packed_, occurrence.form);
  }
  occurrences_.clear();
}

// How often each form stands behind each of the common words, and behind others.
std::vector<std::uint64_t> PositionalListBuilder::count_forms() const {
  std::vector<std::uint64_t> counts(forms_.size() * words_before);
  const char* at = packed_.data();
  for (std::uint32_t left = has_positions_ ? size_ : 0; left > 0; --left) {
    (void)unpack_number(at);
    for (std::uint32_t k = unpack_number(at); k > 0; --k) {
      (void)unpack_number(at);
      ++counts[unpack_number(at)];
    }
  }
  return counts;
}

namespace {

// The forms of a list, those behind a common word by themselves where they are many; the commonest first.
struct Forms {
  std::vector<std::string> names = {};
  std::vector<std::uint32_t> places = {};  // by form and word before, as they are counted
};

Forms divide_forms(const std::vector<std::string>& forms, const std::vector<std::uint64_t>& counts,
                   std::uint64_t many) {
  struct Divided {
    std::string name = {};
    std::uint64_t count = 0;
    std::vector<std::size_t> counted = {};  // places of `counts`
  };
  std::vector<Divided> divided;
  for (std::size_t form = 0; form < forms.size(); ++form) {
    Divided others{.name = forms[form]};
    for (std::size_t before = 0; before < words_before; ++before) {
      const std::size_t place = form * words_before + before;
      if (before > 0 && counts[place] >= many) {
        divided.push_back({form_behind(common_words[before - 1], forms[form]), counts[place], {place}});
      } else {
        others.count += counts[place];
        others.counted.push_back(place);
      }
    }
    divided.push_back(std::move(others));
  }
  std::ranges::stable_sort(divided, std::ranges::greater{}, &Divided::count);
  Forms result{.places = std::vector<std::uint32_t>(counts.size())};
  for (std::uint32_t place = 0; place < divided.size(); ++place) {
    for (const std::size_t counted : divided[place].counted) result.places[counted] = place;
    result.names.push_back(std::move(divided[place].name));
  }
  return result;
}

}  // namespace

void PositionalListBuilder::finish(std::string_view term, std::uint32_t batch, std::uint32_t passages,
                                   std::vector<TableEntry>& entries) {
  end_posting();
  Forms forms = divide_forms(forms_, count_forms(), std::max<std::uint64_t>(least_divided, passages / share_divided));

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
        occurrences_.push_back({position, forms.places[unpack_number(at)]});
      }
    }
    BitWriter bits;
    BitWriter occurrence_bits;
    if (has_positions_) pack_occurrences(occurrences_, occurrence_bits);
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
                  .forms = std::move(forms.names)},
                 blocks, entries);
}

}  // namespace tenet::store
