#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <xapian.h>

#include <tenet/query.h>

#include "store/snapshot.h"
#include "text/tokens.h"

// What makes one answer better than another. Passages are ranked by BM25 with a bonus for the title; documents by a
// language model of all their passages, fed back from the best of them. docs/evaluation.md has the trials.
namespace tenet::query {

// Words and how much each counts: 1 for a word that is asked for once. A word is its stem; one that is asked for with
// its synonyms is the stems of all of them, ascending, with a space between.
using WordWeights = std::map<std::string, double>;

// The words that a query asks for, alone or in phrases, by how often and with what boost. Of synonyms, those of one
// word. `query` must have been through simplify().
[[nodiscard]] WordWeights query_words(const Query& query, text::Analyser& analyser);

// The terms of a word in passages or, with the prefix of titles, there.
[[nodiscard]] std::vector<std::string> terms_of(const std::string& word, std::string_view prefix);
[[nodiscard]] std::vector<std::string> title_terms(const std::string& word);
[[nodiscard]] double sum_of(const WordWeights& words);

// The BM25 that ranks passages by the words in them, each weight rounded to a multiple of 2^-32. Xapian adds up the
// weights of a passage in an order that depends on the segment; of such multiples the sum is exact in any order, so
// that passages score the same wherever they are stored.
class PassageWeighting : public Xapian::BM25Weight {
 public:
  PassageWeighting();

  PassageWeighting* clone() const override { return new PassageWeighting(); }
  double get_sumpart(Xapian::termcount count, Xapian::termcount length, Xapian::termcount unique) const override;
  double get_maxpart() const override;
};

// What the words of a query that also stand in the title lend to all passages of the document. They never make a
// passage a hit: a passage that does not hold the words is no answer. Empty when no title has any of them.
[[nodiscard]] Xapian::Query title_bonus(const WordWeights& words, const store::Snapshot& snapshot);

// What one word gives to one passage or document: for --explain.
struct WordScore {
  std::string word = {};    // as WordWeights has it; empty for the length of the document
  double count = 0;         // how often it stands there
  double length = 0;        // words of the passage or document
  std::size_t holding = 0;  // passages, documents or titles that hold it
  double rarity = 0;        // what it is worth there before the boost; in a passage, before how often it is said
  double boost = 1;
  double score = 0;

  auto members() { return std::tie(word, count, length, holding, rarity, boost, score); }
};
// The same summands as those of PassageWeighting and title_bonus(); `last` is the last passage of
// the document. Words that are not there are left out; all are 0 for a stem that is not in the passage.
[[nodiscard]] WordScore score_in_passage(const std::string& stem, double boost, Xapian::docid passage,
                                         const store::Snapshot& snapshot);
[[nodiscard]] std::vector<WordScore> explain_title(const WordWeights& words, Xapian::docid last,
                                                   const store::Snapshot& snapshot);

}  // namespace tenet::query
