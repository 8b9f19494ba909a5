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

using store::DocumentCount;

// BM25's k1 and b for passages; k2 is off, k3 large so that words said twice in a long query count twice, no floor
// under short passages. docs/evaluation.md, "Passages".
constexpr double saturation = 0.9;
constexpr double length_share = 0.4;
// What a word in the title adds to passages, against the same word in the passage. docs/evaluation.md, "Title".
constexpr double title_weight = 1;

// Words of the collection that are mixed into every document. docs/evaluation.md, "Documents".
constexpr double prior_words = 700;
// As how many occurrences a word in the title counts. docs/evaluation.md, "Documents".
constexpr double title_count = 2;
// The part of the weight that goes to words fed back, and how many these are. docs/evaluation.md, "Feedback".
constexpr double feedback_share = 0.4;
constexpr std::size_t feedback_words = 20;
// The part of all passages above which a word is too common to be fed back. docs/evaluation.md, "Feedback".
constexpr double common_share = 0.2;

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

// How often any of the terms stands in the documents, or in some of them.
std::vector<DocumentCount> count_any(const std::vector<std::string>& terms, const store::DocumentTable& documents,
                                     const Among& among) {
  const auto read = [&](const std::string& term) {
    return among ? documents.count(term, *among) : documents.count(term);
  };
  if (terms.size() == 1) return read(terms.front());
  std::map<std::size_t, std::uint64_t> counts;
  for (const std::string& term : terms) {
    for (const DocumentCount& one : read(term)) counts[one.document] += one.count;
  }
  std::vector<DocumentCount> all;
  for (const auto& [document, count] : counts) all.push_back({document, count});
  return all;
}

// Whether a passage answers only when it holds a word of query_words().
bool is_answered_by_words(const Query& query) {
  using Kind = Query::Kind;
  switch (query.kind) {
    case Kind::word:
    case Kind::phrase: return true;
    case Kind::all:
    case Kind::near: return std::ranges::any_of(query.operands, is_answered_by_words);
    case Kind::any: return std::ranges::all_of(query.operands, is_answered_by_words);
    case Kind::said:
    case Kind::maybe: return is_answered_by_words(query.operands.front());
    default: return false;
  }
}

std::vector<std::string> terms_of(const std::string& word, std::string_view prefix) {
  std::vector<std::string> terms = stems_of(word);
  for (std::string& term : terms) term = store::term(prefix, term);
  return terms;
}

std::vector<std::string> title_terms(const std::string& word) {
  return terms_of(word, store::find_field_terms("title")->prefix);
}

// A word as titles have it.
struct TitleWord {
  std::vector<std::string> terms = {};
  std::size_t holding = 0;  // titles
  double rarity = 0;
};

TitleWord title_word(const std::string& word, const store::Snapshot& snapshot) {
  TitleWord title{.terms = title_terms(word)};
  for (const std::string& term : title.terms) title.holding += snapshot.database().get_termfreq(term);
  const auto documents = static_cast<double>(snapshot.manifest().documents());
  const double holding = std::min(static_cast<double>(title.holding), documents);
  // BM25's inverse document frequency with documents for passages, kept above 0. Robertson & Zaragoza 2009, eq. 3.15.
  title.rarity = std::max(std::log(1 + (documents - holding + 0.5) / (holding + 0.5)), 0.01);
  return title;
}

double sum_of(const WordWeights& words) {
  return std::accumulate(words.begin(), words.end(), 0.0,
                         [](double sum, const auto& word) { return sum + word.second; });
}

// Where a word stands in documents, both ascending.
struct WordCounts {
  std::vector<DocumentCount> bodies = {};
  std::vector<DocumentCount> titles = {};
  double expected = 0;  // occurrences in prior_words words of the collection

  // What a document in which it is counted so often gets for it.
  [[nodiscard]] double score(double count) const { return std::log1p(count / expected); }
};

WordCounts count_word(const std::string& word, const store::DocumentTable& documents, const Among& among = {}) {
  const std::vector<std::string> terms = terms_of(word, "");
  WordCounts counts{.bodies = count_any(terms, documents, among),
                    .titles = count_any(title_terms(word), documents, {})};
  double found = 0;
  for (const std::string& term : terms) found += static_cast<double>(documents.occurrences(term));
  // One of titles alone is taken to be as common as they are.
  found = std::max(found, static_cast<double>(counts.titles.size()));
  counts.expected = prior_words * found / std::max(1.0, static_cast<double>(documents.total_words()));
  return counts;
}

// Tells what the word counts for in every document that has it, ascending.
template <typename OnDocument>
void for_each_document(const WordCounts& counts, const OnDocument& on_document) {
  auto title = counts.titles.begin();
  for (const DocumentCount& body : counts.bodies) {
    for (; title != counts.titles.end() && title->document < body.document; ++title) {
      on_document(title->document, title_count);
    }
    const bool both = title != counts.titles.end() && title->document == body.document;
    on_document(body.document, static_cast<double>(body.count) + (both ? title_count : 0));
    if (both) ++title;
  }
  for (; title != counts.titles.end(); ++title) on_document(title->document, title_count);
}

double length_score(double asked, std::size_t document, const store::DocumentTable& documents) {
  const double longest = prior_words + static_cast<double>(documents.longest());
  return asked * std::log(longest / (prior_words + static_cast<double>(documents.words(document))));
}

// How probable the samples make each of their words, up to a factor.
WordWeights learn(const std::vector<Sample>& samples) {
  WordWeights learnt;
  for (const Sample& sample : samples) {
    const double length =
        static_cast<double>(sample.words.size()) + title_count * static_cast<double>(sample.title.size());
    const double likelihood = std::exp(sample.score - samples.front().score);
    for (const std::string& word : sample.words) learnt[word] += likelihood / length;
    for (const std::string& word : sample.title) learnt[word] += title_count * likelihood / length;
  }
  return learnt;
}

using Learnt = std::pair<std::string, double>;

// The most probable words that are not too common.
std::vector<Learnt> choose_words(const WordWeights& learnt, const Xapian::Database& database) {
  std::vector<Learnt> sorted(learnt.begin(), learnt.end());
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &Learnt::second);
  const double common = common_share * database.get_doccount();
  std::vector<Learnt> chosen;
  for (const Learnt& word : sorted) {
    if (chosen.size() == feedback_words) break;
    if (database.get_termfreq(store::term("", word.first)) <= common) chosen.push_back(word);
  }
  return chosen;
}

}  // namespace

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
                           const Xapian::Database& database) {
  const std::string term = store::term("", stem);
  WordScore part{.word = stem, .boost = boost};
  auto at = database.postlist_begin(term);
  if (at == database.postlist_end(term)) return part;
  at.skip_to(passage);
  if (at == database.postlist_end(term) || *at != passage) return part;
  part.count = at.get_wdf();
  part.length = database.get_doclength(passage);
  part.holding = database.get_termfreq(term);
  const auto holding = static_cast<double>(part.holding);
  const double odds = (database.get_doccount() - holding + 0.5) / (holding + 0.5);
  part.rarity = std::log(odds < 2 ? odds / 2 + 1 : odds);
  const double norm = length_share * part.length / database.get_average_length() + 1 - length_share;
  part.score = boost * part.rarity * (saturation + 1) * part.count / (saturation * norm + part.count);
  return part;
}

Xapian::Query title_bonus(const WordWeights& words, const store::Snapshot& snapshot) {
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
  const Xapian::Database& database = snapshot.database();
  std::vector<WordScore> parts;
  for (const auto& [word, weight] : words) {
    const TitleWord title = title_word(word, snapshot);
    const bool stands = std::ranges::any_of(title.terms, [&](const std::string& term) {
      auto at = database.postlist_begin(term);
      if (at == database.postlist_end(term)) return false;
      at.skip_to(last);
      return at != database.postlist_end(term) && *at == last;
    });
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

Among documents_with(const Query& query, const WordWeights& words, const store::DocumentTable& documents) {
  if (!is_answered_by_words(query)) return {};
  std::vector<bool> holding(documents.size(), false);
  for (const auto& [word, weight] : words) {
    for (const DocumentCount& body : count_any(terms_of(word, ""), documents, {})) holding[body.document] = true;
  }
  std::vector<std::size_t> among;
  for (std::size_t i = 0; i < holding.size(); ++i) {
    if (holding[i]) among.push_back(i);
  }
  return among;
}

// Language model with Dirichlet smoothing: Zhai & Lafferty 2004, eq. 6, and a constant that keeps it above 0.
std::vector<double> score_documents(const WordWeights& words, const store::DocumentTable& documents,
                                    const Among& among) {
  std::vector<double> scores(documents.size(), 0);
  for (const auto& [word, weight] : words) {
    const WordCounts counts = count_word(word, documents, among);
    const double factor = weight;  // clang 14 captures no structured binding
    for_each_document(counts,
                      [&](std::size_t document, double count) { scores[document] += factor * counts.score(count); });
  }
  const double asked = sum_of(words);
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += length_score(asked, i, documents);
  return scores;
}

std::vector<WordScore> explain_document(const WordWeights& words, std::size_t document,
                                        const store::DocumentTable& documents) {
  std::vector<WordScore> parts;
  const auto length = static_cast<double>(documents.words(document));
  for (const auto& [word, weight] : words) {
    const WordCounts counts = count_word(word, documents);
    WordScore part{.word = word, .length = length, .boost = weight};
    for_each_document(counts, [&](std::size_t found, double count) {
      if (found == document) part.count = count;
    });
    if (part.count == 0) continue;
    part.holding = std::max(counts.bodies.size(), counts.titles.size());
    part.rarity = counts.score(part.count);
    part.score = part.boost * part.rarity;
    parts.push_back(std::move(part));
  }
  parts.push_back(
      {.length = length, .boost = sum_of(words), .score = length_score(sum_of(words), document, documents)});
  return parts;
}

// Relevance model interpolated with the query (RM3): Lavrenko & Croft 2001, method 1; Abdul-Jaleel et al. 2004.
WordWeights feed_back(const WordWeights& asked, const std::vector<Sample>& samples, const Xapian::Database& database) {
  const WordWeights learnt = learn_words(asked, samples, database);
  if (learnt.empty()) return asked;
  WordWeights both;
  for (const auto& [word, weight] : asked) both[word] += (1 - feedback_share) * weight;
  for (const auto& [word, weight] : learnt) both[word] += (1 - feedback_share) * weight;
  return both;
}

WordWeights learn_words(const WordWeights& asked, const std::vector<Sample>& samples,
                        const Xapian::Database& database) {
  const std::vector<Learnt> chosen = choose_words(learn(samples), database);
  const double whole = std::accumulate(chosen.begin(), chosen.end(), 0.0,
                                       [](double sum, const Learnt& word) { return sum + word.second; });
  const double factor = feedback_share / (1 - feedback_share) * sum_of(asked) / whole;
  WordWeights learnt;
  for (const auto& [word, weight] : chosen) learnt[word] = factor * weight;
  return learnt;
}

}  // namespace tenet::query
