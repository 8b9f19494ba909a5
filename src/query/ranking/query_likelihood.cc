#include "query/ranking/query_likelihood.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace tenet::query {
namespace {

using store::DocumentCount;

// Words of the collection that are mixed into every document: so many times the average document, up to a limit.
// docs/trials/documents.md, "Documents".
constexpr double prior_lengths = 4.5;
constexpr double most_prior_words = 800;

// docs/trials/leave-one-out.md, "The worst sets".
constexpr double weighing_power = 0.6;

// Documents by number, ascending; without, all.
using Among = std::optional<std::vector<std::size_t>>;

// How often any of the terms stands in the documents, or in some of them.
std::vector<DocumentCount> count_any(const std::vector<std::string>& terms, const store::DocumentStatistics& documents,
                                     const Among& among) {
  const auto read = [&](const std::string& term) { return documents.count(term, among ? &*among : nullptr); };
  if (terms.size() == 1) return read(terms.front());
  std::map<std::size_t, std::uint64_t> counts;
  for (const std::string& term : terms) {
    for (const DocumentCount& one : read(term)) counts[one.document] += one.count;
  }
  std::vector<DocumentCount> all;
  all.reserve(counts.size());
  for (const auto& [document, count] : counts) all.push_back({document, count});
  return all;
}

Among documents_with(const std::vector<std::string>& words, WordReader& reader) {
  std::vector<bool> holding(reader.documents().size(), false);
  for (const std::string& word : words) {
    for (const DocumentCount& body : reader.bodies(word)) holding[body.document] = true;
  }
  std::vector<std::size_t> among;
  for (std::size_t i = 0; i < holding.size(); ++i) {
    if (holding[i]) among.push_back(i);
  }
  return among;
}

// What a document in which the word is counted so often gets for it.
double word_score(const LanguageModel::Word& word, double count) {
  return std::log1p(count / word.expected);
}

// Tells how often a word counts in every document that has it, ascending; of passages only some documents may matter.
template <typename OnDocument>
void for_each_document(const std::string& word, const Among& among, WordReader& reader, const OnDocument& on_document) {
  std::vector<DocumentCount> some;
  const bool all = !among || reader.has_bodies(word);
  if (!all) some = count_any(terms_of(word, ""), reader.documents(), among);
  const std::vector<DocumentCount>& titles = reader.titles(word);
  auto title = titles.begin();
  for (const DocumentCount& body : all ? reader.bodies(word) : some) {
    for (; title != titles.end() && title->document < body.document; ++title) {
      on_document(title->document, title_count);
    }
    const bool both = title != titles.end() && title->document == body.document;
    on_document(body.document, static_cast<double>(body.count) + (both ? title_count : 0));
    if (both) ++title;
  }
  for (; title != titles.end(); ++title) on_document(title->document, title_count);
}

double length_score(const LanguageModel& model, std::size_t document, const store::DocumentStatistics& documents) {
  const double longest = model.prior_words + static_cast<double>(model.longest);
  return model.asked * std::log(longest / (model.prior_words + static_cast<double>(documents.words(document))));
}

}  // namespace

const std::vector<DocumentCount>& WordReader::bodies(const std::string& word) {
  const auto found = bodies_.find(word);
  if (found != bodies_.end()) return found->second;
  return bodies_.emplace(word, count_any(terms_of(word, ""), *documents_, {})).first->second;
}

const std::vector<DocumentCount>& WordReader::titles(const std::string& word) {
  const auto found = titles_.find(word);
  if (found != titles_.end()) return found->second;
  return titles_.emplace(word, count_any(title_terms(word), *documents_, {})).first->second;
}

DocumentNumbers numbers_of(const std::vector<std::string>& words, bool holding, WordReader& reader) {
  const store::DocumentStatistics& documents = reader.documents();
  DocumentNumbers numbers{.words = documents.total_words(), .longest = documents.longest()};
  for (const std::string& word : words) {
    numbers.titles.push_back(reader.titles(word).size());
    if (holding) numbers.holding.push_back(reader.bodies(word).size());
  }
  return numbers;
}

namespace {

// How often each word is said in all documents.
std::vector<double> count_occurrences(const std::vector<std::string>& words, const store::Snapshot& snapshot) {
  std::vector<std::string> terms;
  for (const std::string& word : words) {
    for (std::string& term : terms_of(word, "")) terms.push_back(std::move(term));
  }
  const std::vector<std::uint64_t> occurrences = snapshot.occurrences(terms);
  std::vector<double> found;
  std::size_t term = 0;
  for (const std::string& word : words) {
    double sum = 0;
    for (std::size_t left = terms_of(word, "").size(); left > 0; --left) {
      sum += static_cast<double>(occurrences[term++]);
    }
    found.push_back(sum);
  }
  return found;
}

std::vector<std::string> names_of(const WordWeights& words) {
  std::vector<std::string> names;
  for (const auto& [word, weight] : words) names.push_back(word);
  return names;
}

}  // namespace

// A power of how often the word is said in a document that says it, on average: Kwok 1996, "A new method of
// weighting query terms for ad-hoc retrieval". docs/trials/documents.md, "Words of the query".
WordWeights weigh(const WordWeights& asked, WordReader& reader) {
  const std::vector<std::string> names = names_of(asked);
  const DocumentNumbers numbers = numbers_of(names, true, reader);
  const std::vector<double> found = count_occurrences(names, reader.documents().snapshot());
  WordWeights weighed;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto holding = static_cast<double>(numbers.holding[i]);
    weighed[names[i]] = asked.at(names[i]) * (holding > 0 ? std::pow(found[i] / holding, weighing_power) : 1);
  }
  if (sum_of(weighed) == 0) return asked;  // all boosts are 0
  const double factor = sum_of(asked) / sum_of(weighed);
  for (auto& [word, weight] : weighed) weight *= factor;
  return weighed;
}

LanguageModel make_model(const WordWeights& words, WordReader& reader) {
  const std::vector<std::string> names = names_of(words);
  const DocumentNumbers numbers = numbers_of(names, false, reader);
  const std::vector<double> found = count_occurrences(names, reader.documents().snapshot());
  const auto all = static_cast<double>(reader.documents().snapshot().manifest().documents());
  const double average = std::max(1.0, static_cast<double>(numbers.words) / std::max(1.0, all));
  LanguageModel model{.asked = sum_of(words),
                      .prior_words = std::min(most_prior_words, prior_lengths * average),
                      .longest = numbers.longest};
  for (std::size_t i = 0; i < names.size(); ++i) {
    // One of titles alone is taken to be as common as they are.
    const double most = std::max(found[i], static_cast<double>(numbers.titles[i]));
    const double expected = model.prior_words * most / std::max(1.0, static_cast<double>(numbers.words));
    model.words.push_back({names[i], words.at(names[i]), expected});
  }
  return model;
}

// Language model with Dirichlet smoothing: Zhai & Lafferty 2004, eq. 6, and a constant that keeps it above 0.
std::vector<double> score_documents(const LanguageModel& model, WordReader& reader) {
  const store::DocumentStatistics& documents = reader.documents();
  std::vector<double> scores(documents.size(), 0);
  const Among among = model.among ? documents_with(*model.among, reader) : std::nullopt;
  for (const LanguageModel::Word& word : model.words) {
    // Most documents say a word a few times.
    std::array<double, 32> few = {};
    for (std::size_t count = 1; count < few.size(); ++count) {
      few[count] = word.weight * word_score(word, static_cast<double>(count));
    }
    for_each_document(word.word, among, reader, [&](std::size_t document, double count) {
      const auto place = static_cast<std::size_t>(count);
      scores[document] += place < few.size() ? few[place] : word.weight * word_score(word, count);
    });
  }
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += length_score(model, i, documents);
  return scores;
}

std::vector<WordScore> explain_document(const LanguageModel& model, Docid passage, WordReader& reader) {
  const store::DocumentStatistics& documents = reader.documents();
  const std::size_t document = documents.ends().document_of(passage);
  std::vector<WordScore> parts;
  const auto length = static_cast<double>(documents.words(document));
  for (const LanguageModel::Word& word : model.words) {
    WordScore part{.word = word.word, .length = length, .boost = word.weight};
    for_each_document(word.word, std::vector{document}, reader, [&](std::size_t found, double count) {
      if (found == document) part.count = count;
    });
    if (part.count == 0) continue;
    part.rarity = word_score(word, part.count);
    part.score = part.boost * part.rarity;
    parts.push_back(std::move(part));
  }
  parts.push_back({.length = length, .boost = model.asked, .score = length_score(model, document, documents)});
  return parts;
}

}  // namespace tenet::query
