#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <xapian.h>

#include "query/ranking/ranking.h"

namespace tenet::query {

// Passages with their scores.
using Scored = std::vector<std::pair<Xapian::docid, double>>;

struct BestPassages {
  Scored hits = {};          // by score, best first, then by docid
  std::uint64_t total = 0;   // that answer
  std::uint64_t folded = 0;  // of them, left out because their documents have better ones
};

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
  // Words fed back, which lend weight to some passages alone. These, by UUID of the segment and then by docid, with
  // what they get besides.
  std::vector<Word> learnt = {};
  std::map<std::string, Scored> lent_to = {};
  // The same passages with the scores that they have so far, the last one with the least; null where servers have some.
  std::shared_ptr<const BestPassages> before = {};
  // Where documents are ranked: the model that scores them, in bytes for a server, and the score of each by its number.
  std::string document_model = {};
  std::shared_ptr<const std::vector<double>> document_scores = {};

  auto members() { return std::tie(words, all, phrase, titles, learnt, lent_to, document_model); }
};

// Throw IndexError for a phrase of words that there are not, and for titles without a word.
void check(const TermSequence& sequence);
void check(const WordQuery& query);
// Whether it is a word in any of its forms.
[[nodiscard]] bool is_one_word(const TermSequence& sequence);

}  // namespace tenet::query
