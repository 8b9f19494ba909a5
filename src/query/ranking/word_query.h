#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
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
  Scored within = {};        // by score: the best of WordQuery::within
};

// Passages that were scored before the rest, by score; no other passage has more than `bound`.
struct Candidates {
  Scored hits = {};
  double bound = 0;
  std::uint64_t total = 0;  // passages that answer
};

// A query of words alone: most are. Its best passages are found in the lists of words, without Xapian.
struct WordQuery {
  struct Word {
    std::string term = {};
    WordWeight weight = {};
  };
  std::vector<Word> words = {};  // none twice
  bool all = false;              // a passage must hold all of them, else any
  // Where above 0 words are evidence: a passage must hold at least this share of their weight, and its score is scaled
  // by the share that it holds.
  double least_share = 0;
  std::vector<PhraseWord> phrase = {};  // of all words, side by side; empty: they may stand anywhere
  std::vector<TitleBonus> titles = {};  // of one term each; synonyms are no words
  // Terms such as topics: of passages that have one of them, the best `most_within` are found beside the best of all.
  std::vector<std::string> within = {};
  std::uint64_t most_within = 0;
  // What some passages get besides, by UUID of the segment and then by docid.
  std::map<std::string, Scored> raised = {};
  std::shared_ptr<const Candidates> candidates = {};  // the same passages with their whole scores
  // Where documents are ranked: the score of each by its number.
  std::shared_ptr<const std::vector<double>> document_scores = {};
};

// Whether it is a word in any of its forms.
[[nodiscard]] bool is_one_word(const TermSequence& sequence);

}  // namespace tenet::query
