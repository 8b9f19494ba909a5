#include "query/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "store/schema.h"
#include "store/sources.h"

namespace tenet::query {
namespace {

// BM25's k1 and b for passages; k2 is off, k3 large so that words said twice in a long query count twice, no floor
// under short passages. docs/evaluation.md, "Passages".
constexpr double saturation = 0.9;
constexpr double length_share = 0.4;
// What a word in the title adds to passages, against the same word in the passage. docs/evaluation.md, "Title".
constexpr double title_weight = 1;

// The nearest multiple of 2^-32: sums of those below 2^20 are exact in a double's 53 bits.
double rounded(double weight) {
  constexpr double next_to_it = 0x1.8p20;  // where a double's last bit is 2^-32: adding it rounds
  return weight + next_to_it - next_to_it;
}

// Synonyms count as one word; ways to say it in several words have no frequency of their own.
std::string synonyms_word(const Query& query, text::Analyser& analyser) {
  std::set<std::string> stems;
  for (const Query& way : query.operands) {
    const auto tokens = analyser.analyse(way.text);
    if (tokens.size() == 1) stems.insert(tokens.front().stem());
  }
  return fmt::format("{}", fmt::join(stems, " "));
}

void collect_words(const Query& query, double boost, text::Analyser& analyser, WordWeights& words) {
  using Kind = Query::Kind;
  if (query.kind == Kind::without) return;
  boost *= query.boost;
  if (query.kind == Kind::synonyms) {
    if (const std::string word = synonyms_word(query, analyser); !word.empty()) words[word] += boost;
    return;
  }
  if (query.kind == Kind::word || query.kind == Kind::phrase) {
    for (const text::Token& token : analyser.analyse(query.text)) words[token.stem()] += boost;
  }
  for (const Query& operand : query.operands) collect_words(operand, boost, analyser, words);
}

std::vector<std::string> stems_of(const std::string& word) {
  std::vector<std::string> stems;
  for (std::size_t begin = 0; begin < word.size();) {
    const std::size_t end = std::min(word.find(' ', begin), word.size());
    stems.push_back(word.substr(begin, end - begin));
    begin = end + 1;
  }
  return stems;
}

// A word as titles have it.
struct TitleWord {
  std::vector<std::string> terms = {};
  std::size_t holding = 0;  // titles
  double rarity = 0;
};

TitleWord title_word(const std::string& word, const store::Snapshot& snapshot) {
  TitleWord title{.terms = title_terms(word)};
  for (const store::TermNumbers& term : snapshot.numbers(title.terms)) title.holding += term.passages;
  const auto documents = static_cast<double>(snapshot.manifest().documents());
  const double holding = std::min(static_cast<double>(title.holding), documents);
  // BM25's inverse document frequency with documents for passages, kept above 0. Robertson & Zaragoza 2009, eq. 3.15.
  title.rarity = std::max(std::log(1 + (documents - holding + 0.5) / (holding + 0.5)), 0.01);
  return title;
}

}  // namespace

std::vector<std::string> terms_of(const std::string& word, std::string_view prefix) {
  std::vector<std::string> terms = stems_of(word);
  for (std::string& term : terms) term = store::term(prefix, term);
  return terms;
}

std::vector<std::string> title_terms(const std::string& word) {
  return terms_of(word, store::find_field_terms("title")->prefix);
}

double sum_of(const WordWeights& words) {
  return std::accumulate(words.begin(), words.end(), 0.0,
                         [](double sum, const auto& word) { return sum + word.second; });
}

WordWeights query_words(const Query& query, text::Analyser& analyser) {
  WordWeights words;
  collect_words(query, 1, analyser, words);
  return words;
}

PassageWeighting::PassageWeighting() : BM25Weight(saturation, 0, 1000, length_share, 0) {}

double PassageWeighting::get_sumpart(Xapian::termcount count, Xapian::termcount length,
                                     Xapian::termcount unique) const {
  return rounded(BM25Weight::get_sumpart(count, length, unique));
}

double PassageWeighting::get_maxpart() const {
  return rounded(BM25Weight::get_maxpart());
}

// As Xapian has it: Robertson & Zaragoza 2009, eq. 3.15, with an inverse document frequency that stays above 0.
WordScore score_in_passage(const std::string& stem, double boost, Xapian::docid passage,
                           const store::Snapshot& snapshot) {
  const std::string term = store::term("", stem);
  WordScore part{.word = stem, .boost = boost};
  const auto count = snapshot.posting(term, passage);
  if (!count) return part;
  part.count = static_cast<double>(*count);
  part.length = static_cast<double>(snapshot.length(passage, 1));
  part.holding = snapshot.holding(term);
  const auto holding = static_cast<double>(part.holding);
  const double odds = (static_cast<double>(snapshot.passages_written()) - holding + 0.5) / (holding + 0.5);
  part.rarity = std::log(odds < 2 ? odds / 2 + 1 : odds);
  const double norm = length_share * part.length / snapshot.average_length() + 1 - length_share;
  part.score = boost * part.rarity * (saturation + 1) * part.count / (saturation * norm + part.count);
  return part;
}

Xapian::Query title_bonus(const WordWeights& words, const store::Snapshot& snapshot) {
  // All words at once: a server is asked but once for them.
  std::vector<std::string> terms;
  for (const auto& [word, weight] : words) {
    for (const std::string& term : title_terms(word)) terms.push_back(term);
    for (const std::string& term : terms_of(word, "")) terms.push_back(term);
  }
  if (snapshot.servers() > 0) (void)snapshot.numbers(terms);
  std::vector<Xapian::Query> titles;
  for (const auto& [word, weight] : words) {
    const TitleWord title = title_word(word, snapshot);
    if (title.holding == 0) continue;
    std::vector<Xapian::Query> ways;
    for (const std::string& term : title.terms) {
      ways.push_back(store::query_of(new store::SpreadSource({term}, rounded(title_weight * title.rarity))));
    }
    titles.emplace_back(Xapian::Query::OP_MAX, ways.begin(), ways.end());
  }
  return Xapian::Query(Xapian::Query::OP_OR, titles.begin(), titles.end());
}

std::vector<WordScore> explain_title(const WordWeights& words, Xapian::docid last, const store::Snapshot& snapshot) {
  std::vector<WordScore> parts;
  for (const auto& [word, weight] : words) {
    const TitleWord title = title_word(word, snapshot);
    const bool stands = std::ranges::any_of(
        title.terms, [&](const std::string& term) { return snapshot.posting(term, last).has_value(); });
    if (!stands) continue;
    parts.push_back({.word = word,
                     .count = 1,
                     .holding = title.holding,
                     .rarity = title.rarity,
                     .boost = title_weight,
                     .score = title_weight * title.rarity});
  }
  return parts;
}

}  // namespace tenet::query
