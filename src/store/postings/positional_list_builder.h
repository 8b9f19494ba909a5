#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/list_builders.h"
#include "store/postings/posting_block.h"

// Where a word stands in the passages of a batch, on its way into a segment. docs/index-format.md, "The lists of
// words".
namespace tenet::store {

class PositionalListBuilder {
 public:
  // The number of a form of the word, which is new or not.
  [[nodiscard]] std::uint32_t number_of_form(std::string_view form);
  // The word stands at that place of the passage with that form, behind the common word of that number or, with 0,
  // another; docids, and positions in one passage, ascend.
  void add(std::uint32_t docid, Occurrence occurrence, std::uint32_t behind);
  // The passage has a number instead; a list has such entries alone or none.
  void add_number(std::uint32_t docid, std::uint32_t number);

  // Appends what goes into the table of postings; the batch has so many passages. Nothing may be added afterwards.
  void finish(std::string_view term, std::uint32_t batch, std::uint32_t passages, std::vector<TableEntry>& entries);
  // How often the word stands in the passage that has it most often, once finished; 0 for a list of numbers.
  [[nodiscard]] std::uint32_t most_often() const { return most_often_; }

 private:
  void end_posting();
  [[nodiscard]] std::vector<std::uint64_t> count_forms() const;

  std::uint32_t last_ = 0;
  std::uint32_t size_ = 0;
  std::uint64_t sum_ = 0;
  std::uint32_t most_often_ = 0;
  bool has_positions_ = false;
  std::uint32_t number_ = 0;             // of the last posting
  std::vector<Occurrence> occurrences_;  // of the last posting; not packed yet
  std::vector<std::string> forms_;
  std::string packed_;  // for each posting: distance to the one before, number, and each position and form
};

}  // namespace tenet::store
