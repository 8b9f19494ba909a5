#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/docid.h"
#include "query/ranking/ranking.h"
#include "store/postings/posting_cache.h"

namespace tenet::query {

// Finds the passages of a segment that hold some words, side by side where they make a phrase. Some hundred passages of
// the rarest word are looked up in one list after the other: so a list is gone through in one go, and where the phrase
// may begin is a set of bits.
class Conjunction {
 public:
  // Of all words that `phrase`, which may be empty, speaks of; each once. Only words that are `counted` need be gone
  // through when another one tells that they are there.
  Conjunction(const std::vector<std::string>& terms, const std::vector<PhraseWord>& phrase,
              const std::vector<bool>& counted, store::PostingCache& words);
  Conjunction(const Conjunction&) = delete;
  Conjunction& operator=(const Conjunction&) = delete;

  // Calls `visit` with each passage, ascending, and with how often it has each of the words that are counted.
  template <typename Visit>
  void each(const Visit& visit) {
    while (find_more()) {
      for (const std::size_t row : left_) visit(docids_[row], std::span(counts_).subspan(row * width_, width_));
    }
  }
  // Whether the words stand in this one passage; passages ascend from call to call, without each() beside it.
  [[nodiscard]] bool stand_in(Docid docid);

 private:
  // Where in the phrase a word stands, and in which form.
  struct Place {
    std::uint32_t offset = 0;
    std::optional<std::string> form = {};
    std::optional<std::string> behind = {};  // the form before it in the phrase, if that is a common word
    // In the part of the list:
    store::FormSet forms = {};
    bool is_there = true;       // in any of them
    bool tells_before = false;  // all of them stand behind the common word
  };
  struct Word {
    store::PostingCursor cursor;
    std::size_t column = 0;  // of its counts
    bool counted = true;
    bool can_be_told = false;  // by what stands behind it, wherever it stands in the phrase
    std::vector<Place> places = {};
    std::size_t part = static_cast<std::size_t>(-1);  // of the list, that the forms are of
  };
  static constexpr std::size_t rows = 512;

  // Goes on to the next rows; none of them may be left. False at the end.
  bool find_more();
  // Makes rows of the next passages of the rarest word; it is looked up there when the next word is there, too.
  void begin();
  // Keeps the rows for which `holds` is true.
  template <typename Holds>
  void keep(const Holds& holds);
  // Whether the passage of a row has the word; whether it leaves the phrase a place there.
  bool is_there(Word& word, std::size_t row);
  bool look_up(Word& word, std::size_t row);
  // Finds where the phrase may begin; keeps what the word allows of that. False where nothing is left.
  bool find_starts(Word& word, std::size_t row);
  bool keep_starts(Word& word, std::size_t row);
  bool keep_starts(store::PostingCursor& cursor, const Place& place, std::size_t row);
  [[nodiscard]] bool is_told(const Word& word, std::size_t row) const;
  // Whether the phrase is where the word is, in one of the forms of its only place.
  [[nodiscard]] bool is_phrase(const Word& word) const;
  static void find_forms(Word& word);
  static void find_forms(const std::vector<std::string>& forms, Place& place);

  std::size_t width_;
  std::size_t phrase_words_;
  std::vector<Word> words_;                    // the rarest first, those that can be told last
  Word* second_ = nullptr;                     // the next one, if it must be looked up
  std::optional<store::PostingCursor> ahead_;  // then goes through the list of the first, which is behind it
  std::vector<Docid> docids_;
  std::vector<std::uint32_t> counts_;  // a column for each word
  std::vector<std::size_t> left_;      // the rows whose passages hold the words so far
  // Where the phrase may still begin, as places of words, those of a row ascending.
  std::vector<std::uint32_t> starts_;
  struct Starts {
    std::uint32_t begin = 0;  // in starts_
    std::uint32_t size = 0;
  };
  std::vector<Starts> starts_of_;    // of rows that have been looked up
  std::vector<std::uint64_t> told_;  // of each row: the places of the phrase, a bit each, that another word tells
};

}  // namespace tenet::query
