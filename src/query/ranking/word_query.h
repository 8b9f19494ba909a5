#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <xapian.h>

#include "query/ranking/ranking.h"
#include "store/words/segment_words.h"

namespace tenet::query {

// A query of words alone: most are. Its best passages are found in the lists of words, without Xapian.
struct WordQuery {
  struct Word {
    std::string term = {};
    WordWeight weight = {};

    auto members() { return std::tie(term, weight); }
  };
  std::vector<Word> words = {};         // none twice
  bool all = false;                     // a passage must hold all of them, else any
  std::vector<PhraseWord> phrase = {};  // of all words, side by side; empty: they may stand anywhere
  std::vector<TitleBonus> titles = {};  // of one term each; synonyms are no words
  // Words fed back, which lend weight to these passages alone: by UUID of the segment, ascending.
  std::vector<Word> learnt = {};
  std::map<std::string, std::vector<Xapian::docid>> lent_to = {};
  // Where documents are ranked: the model that scores them, in bytes for a server, and the score of each by its number.
  std::string document_model = {};
  std::shared_ptr<const std::vector<double>> document_scores = {};

  auto members() { return std::tie(words, all, phrase, titles, learnt, lent_to, document_model); }
};

// Throw IndexError for a phrase of words that there are not, and for titles without a word.
void check(const Wording& wording);
void check(const WordQuery& query);
// Whether it is a word in any of its forms.
[[nodiscard]] bool is_one_word(const Wording& wording);

// Goes through the passages that hold some words, side by side where they make a phrase.
class Together {
 public:
  // The cursors are those of the words that `phrase` speaks of; they must outlive it.
  Together(std::vector<store::WordCursor>& cursors, const std::vector<PhraseWord>& phrase);

  // To the first such passage, or the next one, where all cursors then stand; false when there is none.
  [[nodiscard]] bool next();
  [[nodiscard]] Xapian::docid docid() const { return steps_.front().cursor->docid(); }

 private:
  // Where in the phrase a word stands, and in which form.
  struct Place {
    std::uint32_t offset = 0;
    std::optional<std::string> form = {};
    std::uint32_t form_number = store::any_form;  // in the part of the list
    bool is_there = true;                         // the form, in the part
  };
  // The words from the rarest to the commonest: each must be in the passage, and leave a place for the phrase.
  struct Step {
    store::WordCursor* cursor = nullptr;
    std::vector<Place> places = {};
    std::size_t part = static_cast<std::size_t>(-1);  // of the list, that form_number is of
  };
  [[nodiscard]] bool holds_phrase(Step& step, bool first);
  static void find_forms(Step& step);
  void begin_at(std::uint32_t offset);
  void keep_at(std::uint32_t offset);

  std::vector<Step> steps_;
  std::vector<std::uint32_t> positions_;  // of a word in the passage
  std::vector<std::uint32_t> begins_;     // where the phrase may still begin in the passage
  bool begun_ = false;
};

// Calls `visit` with each passage of a segment in which the words stand side by side.
template <typename Visit>
void for_each_passage(const Wording& wording, store::SegmentWords& words, const Visit& visit) {
  std::vector<store::WordCursor> cursors;
  for (const std::string& term : wording.terms) cursors.push_back(words.cursor(term));
  for (Together at(cursors, wording.phrase); at.next();) visit(at.docid());
}

}  // namespace tenet::query
