#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/tokens.h"

namespace tenet::analysis {

// Counts words by stem, with the forms they have and where they stand. The words come from one Analyser, which must
// outlive the tally and not be trimmed.
class Tally {
 public:
  struct Entry {
    std::string stem = {};
    std::uint64_t count = 0;
    std::uint64_t passages = 0;
    std::uint64_t documents = 0;
    std::string example = {};  // id of the first passage

    std::uint64_t last_passage = 0;   // number of the passage it was last counted in, from 1
    std::uint64_t last_document = 0;  // the same of its document
  };

  // What is counted from now on stands in that passage; passages come in reading order.
  void begin_passage(const std::string& id, const std::string& document);
  void count(const text::Word* word);

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  // The entry of a stem, or nullptr.
  [[nodiscard]] const Entry* find(const std::string& stem) const;
  // The forms of each entry, in their order; in it the commonest first, ties by form.
  using Forms = std::vector<std::pair<std::string, std::uint64_t>>;
  [[nodiscard]] std::vector<Forms> forms() const;

  [[nodiscard]] std::uint64_t words() const { return words_; }
  [[nodiscard]] std::uint64_t passages() const { return passages_; }
  [[nodiscard]] std::uint64_t documents() const { return documents_; }

 private:
  struct Seen {
    std::size_t entry = 0;
    std::uint64_t count = 0;
  };

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> by_stem_;
  std::unordered_map<const text::Word*, Seen> seen_;
  std::uint64_t words_ = 0;
  std::uint64_t passages_ = 0;
  std::uint64_t documents_ = 0;
  std::string passage_;
  std::string document_;
};

}  // namespace tenet::analysis
