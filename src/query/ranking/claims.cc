#include "query/ranking/claims.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "query/ranking/ranking.h"
#include "store/schema.h"

// docs/evaluation.md, "Claims", has the trials of all that is chosen here.
namespace tenet::query {
namespace {

// Words as they are written, ascending. Who says what ought to be or what somebody holds states a claim, even where it
// is asked whether it is so. Not "support" and "claim", which are mostly things: child support, tort claims.
constexpr std::array<std::string_view, 10> marks{"argue",  "argues", "believe", "believes", "must",
                                                 "oppose", "ought",  "should",  "supports", "would"};
// These state one unless the query is a question: it has a word that asks, or begins with a verb.
constexpr std::array<std::string_view, 4> asserting{"are", "cannot", "is", "never"};
constexpr std::array<std::string_view, 9> asking{"how", "what", "when",  "where", "which",
                                                 "who", "whom", "whose", "why"};
constexpr std::array<std::string_view, 11> beginnings{"are", "can",  "did", "do",  "does", "had",
                                                      "has", "have", "is",  "was", "were"};
// A claim is about something: "should" alone is a word.
constexpr std::size_t fewest_others = 2;

// Stems of what is said where something is argued: argue, because, believe, claim, must, should, therefore.
constexpr std::array<std::string_view, 7> arguing_stems{"argu", "becaus", "believ",  "claim",
                                                        "must", "should", "therefor"};
// The part of its score that a passage gets at most, and how much that may be: what four words that are asked for and
// not too rare give.
constexpr double claim_share = 0.2;
constexpr double most_for_a_claim = 4;

struct Words {
  std::size_t marks = 0;
  std::size_t asserting = 0;
  std::size_t others = 0;
  bool asks = false;
};

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::binary_search(words, word);
}

// Words on their own: those of a phrase are somebody's very words.
void count_marks(const Query& query, text::Analyser& analyser, Words& words) {
  using Kind = Query::Kind;
  if (query.kind == Kind::word) {
    for (const text::Token& token : analyser.analyse(query.text)) {
      const std::string_view word = token.form();
      const bool is_first = words.marks + words.asserting + words.others == 0;
      words.asks = words.asks || holds(asking, word) || (is_first && holds(beginnings, word));
      ++(holds(marks, word) ? words.marks : holds(asserting, word) ? words.asserting : words.others);
    }
  }
  if (query.kind != Kind::all && query.kind != Kind::any) return;
  for (const Query& operand : query.operands) count_marks(operand, analyser, words);
}

}  // namespace

bool states_claim(const Query& query, text::Analyser& analyser) {
  Words words;
  count_marks(query, analyser, words);
  const bool states = words.marks > 0 || (words.asserting > 0 && !words.asks);
  return states && words.others >= fewest_others;
}

std::vector<double> claim_bonuses(const Scored& hits, const store::Snapshot& snapshot) {
  std::vector<std::string> terms;
  for (const std::string_view stem : arguing_stems) terms.push_back(store::term("", stem));
  std::vector<Xapian::docid> passages;
  for (const auto& [docid, score] : hits) passages.push_back(docid);
  const auto counts = snapshot.count_words(terms, passages);
  // From 0 to nearly 1, as BM25 has one word of them all.
  const WordWeight arguing{.most = 1, .average_length = average_length(snapshot)};
  std::vector<double> bonuses;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const auto [count, length] = counts[i];
    const double most = std::min(most_for_a_claim, claim_share * hits[i].second);
    bonuses.push_back(rounded(most * arguing(static_cast<double>(count), static_cast<double>(length))));
  }
  return bonuses;
}

}  // namespace tenet::query
