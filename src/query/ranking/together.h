#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/ranking/ranking.h"
#include "store/words/segment_words.h"

namespace tenet::query {

// Finds the passages of a segment that hold some words, side by side where they make a phrase. Some hundred passages of
// the rarest word are looked up in one list after the other: so a list is gone through in one go, and where the phrase
// may begin is a set of bits.
class Together {
 public:
  // Of all words that `phrase`, which may be empty, speaks of; each once.
  Together(const std::vector<std::string>& terms, const std::vector<PhraseWord>& phrase, store::SegmentWords& words);

  // Calls `visit` with each passage, ascending, and with how often it has each of the words.
  template <typename Visit>
  void each(const Visit& visit) {
    while (find_more()) {
      for (const std::size_t row : left_) visit(docids_[row], std::span(counts_).subspan(row * width_, width_));
    }
  }

 private:
  // Where in the phrase a word stands, and in which form.
  struct Place {
    std::uint32_t offset = 0;
    std::optional<std::string> form = {};
    std::uint32_t form_number = store::any_form;  // in the part of the list
    bool is_there = true;                         // the form, in the part
  };
  struct Word {
    store::WordCursor cursor;
    std::size_t column = 0;  // of its counts
    std::vector<Place> places = {};
    std::size_t part = static_cast<std::size_t>(-1);  // of the list, that the numbers of forms are of
  };
  static constexpr std::size_t rows = 512;

  // Goes on to the next rows; none of them may be left. False at the end.
  bool find_more();
  void begin(Word& word);
  void keep(Word& word);
  bool keep_starts(Word& word, std::size_t row);
  static std::uint64_t keep_in_short(store::WordCursor& cursor, const Place& place, std::uint64_t& starts);
  std::uint64_t keep_in_long(store::WordCursor& cursor, const Place& place, std::span<std::uint64_t> starts);
  static void find_forms(Word& word);

  std::size_t width_;
  const store::PassageLengths& lengths_;
  std::vector<Word> words_;  // the rarest first
  std::vector<Xapian::docid> docids_;
  std::vector<std::uint32_t> counts_;  // a column for each word
  std::vector<std::size_t> left_;      // the rows whose passages hold the words so far
  // Where the phrase may still begin: a bit for each word of a passage; those of a row begin at starts_at_.
  std::vector<std::uint64_t> starts_;
  std::vector<std::size_t> starts_at_;
  std::vector<std::uint64_t> here_;  // where it may begin as far as one word tells
};

}  // namespace tenet::query
