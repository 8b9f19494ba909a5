#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/docid.h"
#include "store/snapshot.h"

// What makes one answer better than another. Passages are ranked by BM25 with a bonus for the title; documents by a
// language model of all their passages, fed back from the best of them. docs/evaluation.md has the trials.
namespace tenet::query {

// Words and how much each counts: 1 for a word that is asked for once. A word is its stem; one that is asked for with
// its synonyms is the stems of all of them, ascending, with a space between.
using WordWeights = std::map<std::string, double>;

// The terms of a word in passages or, with the prefix of titles, there.
[[nodiscard]] std::vector<std::string> terms_of(const std::string& word, std::string_view prefix);
[[nodiscard]] std::vector<std::string> title_terms(const std::string& word);
[[nodiscard]] double sum_of(const WordWeights& words);

// The nearest multiple of 2^-32. Weights of a passage are added up in an order that depends on where it is stored; the
// sum of such multiples, below 2^20, is exact in any order, so that passages score the same wherever they are.
[[nodiscard]] constexpr double rounded(double weight) {
  constexpr double next_to_it = 0x1.8p20;  // where a double's last bit is 2^-32: adding it rounds
  return weight + next_to_it - next_to_it;
}

struct PhraseWord {
  std::size_t word = 0;                  // its place in TermSequence::terms
  std::optional<std::string> form = {};  // that it must have there, if it matters
};
// One term, or several that stand side by side.
struct TermSequence {
  std::vector<std::string> terms = {};  // none twice
  std::vector<PhraseWord> phrase = {};  // of more words than one
};
// Whether it is a word in any of its forms.
[[nodiscard]] bool is_one_word(const TermSequence& sequence);

// What a word gives to a passage that says it so often, in so many words altogether: BM25 as in Robertson & Zaragoza
// 2009, eq. 3.15.
struct WordWeight {
  // BM25's k1 and b for passages. docs/evaluation.md, "Passages".
  static constexpr double saturation = 0.9;
  static constexpr double length_share = 0.4;

  double most = 0;            // it comes near it when a passage says nothing else
  double average_length = 1;  // words of all passages
  // Not a word but a topic, whose number is its strength: then `most` is what each unit of it gives.
  bool is_topic = false;

  [[nodiscard]] double norm(double length) const {
    return saturation * (length_share * length / average_length + 1 - length_share);
  }
  [[nodiscard]] double operator()(double count, double length) const {
    return rounded(is_topic ? most * count : most * count / (norm(length) + count));
  }
};
[[nodiscard]] double average_length(const store::Snapshot& snapshot);
// What a topic gives in place of a word: squarely about it counts like two rare words. docs/evaluation.md, "Ranking".
[[nodiscard]] WordWeight topic_weight(double boost);
// Of what is said in any of these ways, which counts as one word. How many passages hold it is estimated, as if words
// stood independently of each other; exact for one word.
[[nodiscard]] WordWeight word_weight(const std::vector<TermSequence>& ways, double boost,
                                     const store::Snapshot& snapshot);

// What a word in the title adds to passages, against the same word in the passage. docs/trials/documents.md, "Title".
inline constexpr double title_weight = 1;
// How much a word tells that so many titles have, of so many documents: BM25's inverse document frequency with
// documents for passages, kept above 0. Robertson & Zaragoza 2009, eq. 3.15.
[[nodiscard]] double title_rarity(double titles, double documents);

// What the words of a query that also stand in the title lend to all passages of the document. They never make a
// passage a hit: a passage that does not hold the words is no answer. Of several terms the document has, one counts.
struct TitleBonus {
  std::vector<std::string> terms = {};
  double weight = 0;
};
[[nodiscard]] std::vector<TitleBonus> title_bonuses(const WordWeights& words, const store::Snapshot& snapshot);

// What one word gives to one passage or document: for --explain.
struct WordScore {
  std::string word = {};    // as WordWeights has it; empty for the length of the document
  double count = 0;         // how often it stands there
  double length = 0;        // words of the passage or document
  std::size_t holding = 0;  // passages, documents or titles that hold it
  double rarity = 0;        // what it is worth there before the boost; in a passage, before how often it is said
  double boost = 1;
  double score = 0;
};
// The same summands as those of WordWeight and title_bonuses(); `last` is the last passage of
// the document. Words that are not there are left out; all are 0 for a stem that is not in the passage.
[[nodiscard]] WordScore score_in_passage(const std::string& stem, double boost, Docid passage,
                                         const store::Snapshot& snapshot);
[[nodiscard]] std::vector<WordScore> explain_title(const WordWeights& words, Docid last,
                                                   const store::Snapshot& snapshot);

}  // namespace tenet::query
