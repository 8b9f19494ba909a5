#include "query/ranking/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "store/schema.h"

namespace tenet::query {
namespace {

// How much a word tells of a passage that holds it; never below 0, as Xapian has it.
double rarity_of(double holding, const store::Snapshot& snapshot) {
  const double odds = (static_cast<double>(snapshot.manifest().passages()) - holding + 0.5) / (holding + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
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
  for (const std::uint64_t titles : snapshot.holding(title.terms)) title.holding += titles;
  title.rarity = title_rarity(static_cast<double>(title.holding), static_cast<double>(snapshot.manifest().documents()));
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

bool is_one_word(const TermSequence& sequence) {
  return sequence.terms.size() == 1 && sequence.phrase.size() < 2 &&
         (sequence.phrase.empty() || !sequence.phrase.front().form);
}

double title_rarity(double titles, double documents) {
  titles = std::min(titles, documents);
  return std::max(std::log(1 + (documents - titles + 0.5) / (titles + 0.5)), 0.01);
}

WordWeight topic_weight(double boost) {
  constexpr double squarely = 5;
  return {.most = boost * squarely / store::squarely_number, .is_topic = true};
}

double average_length(const store::Snapshot& snapshot) {
  return std::max(snapshot.average_length(), 1.0);
}

WordWeight word_weight(const std::vector<TermSequence>& ways, double boost, const store::Snapshot& snapshot) {
  const auto all = std::max(1.0, static_cast<double>(snapshot.manifest().passages()));
  std::vector<std::string> terms;
  for (const TermSequence& way : ways) terms.insert(terms.end(), way.terms.begin(), way.terms.end());
  const std::vector<std::uint64_t> passages = snapshot.holding(terms);
  double without_any = 1;  // share of the passages
  std::size_t next = 0;
  for (const TermSequence& way : ways) {
    double with_all = 1;
    for (std::size_t i = 0; i < way.terms.size(); ++i) with_all *= static_cast<double>(passages[next++]) / all;
    without_any *= 1 - with_all;
  }
  const double holding =
      ways.size() == 1 && terms.size() == 1 ? static_cast<double>(passages.front()) : all * (1 - without_any);
  return {.most = boost * rarity_of(holding, snapshot) * (WordWeight::saturation + 1),
          .average_length = average_length(snapshot)};
}

WordScore score_in_passage(const std::string& stem, double boost, Docid passage, const store::Snapshot& snapshot) {
  const std::string term = store::term("", stem);
  WordScore part{.word = stem, .boost = boost};
  const auto count = snapshot.posting(term, passage);
  if (!count) return part;
  part.count = static_cast<double>(*count);
  part.length = static_cast<double>(snapshot.length(passage, 1));
  part.holding = snapshot.holding(term);
  part.rarity = rarity_of(static_cast<double>(part.holding), snapshot);
  const WordWeight weight = word_weight({{.terms = {term}, .phrase = {}}}, boost, snapshot);
  part.score = weight(part.count, part.length);
  return part;
}

std::vector<TitleBonus> title_bonuses(const WordWeights& words, const store::Snapshot& snapshot) {
  std::vector<TitleBonus> bonuses;
  for (const auto& [word, weight] : words) {
    TitleWord title = title_word(word, snapshot);
    if (title.holding == 0) continue;
    bonuses.push_back({std::move(title.terms), rounded(title_weight * title.rarity)});
  }
  return bonuses;
}

std::vector<WordScore> explain_title(const WordWeights& words, Docid last, const store::Snapshot& snapshot) {
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
