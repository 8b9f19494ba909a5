#include "query/ranking/word_compiler.h"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "query/language/fields.h"
#include "store/schema.h"

namespace tenet::query {
namespace {

using Kind = Plan::Kind;

// Turns the strength of a topic into weight beside BM25's. docs/evaluation.md, "Ranking".
constexpr double topic_weight = 5;

WordQuery::Word word_of(const std::string& term, double boost, const store::Snapshot& snapshot) {
  return {.term = term, .weight = word_weight({{.terms = {term}, .phrase = {}}}, boost, snapshot)};
}

// Gathers the words of a query, part by part.
class WordGatherer {
 public:
  WordGatherer(const Evidence& evidence, const store::Snapshot& snapshot) : evidence_(evidence), snapshot_(snapshot) {}

  // False where the part is more than a word or a topic, or, unless it is `alone`, than a phrase.
  bool add(const Plan& part, double boost, bool alone) {
    if (part.kind == Kind::field && part.field == "topic" && least_number(part) == 1 &&
        topic_limits(part.text).least == 0) {
      query_.words.push_back({.term = topic_sequence(part).terms.front(), .weight = weight_of_topic(boost)});
      return true;
    }
    if (part.kind != Kind::word && part.kind != Kind::phrase) return false;
    TermSequence sequence = sequence_of(part);
    const bool is_phrase = part.kind == Kind::phrase || sequence.phrase.size() > 1;
    if (sequence.terms.empty() || (is_phrase && !alone)) return false;
    for (std::size_t i = 0; i < sequence.phrase.size(); ++i) {
      const std::string& term = sequence.terms[sequence.phrase[i].word];
      WordQuery::Word& word = find_or_add(term);
      if (!part.words[i].weighs) continue;
      WordQuery::Word added = word_of(term, boost_of_words(boost, evidence_), snapshot_);
      added.weight.most += word.weight.most;  // asked for twice, it counts twice
      word.weight = added.weight;
    }
    if (is_phrase) query_.phrase = std::move(sequence.phrase);
    return true;
  }
  WordQuery take() { return std::move(query_); }

 private:
  WordQuery::Word& find_or_add(const std::string& term) {
    const auto [found, fresh] = places_.try_emplace(term, query_.words.size());
    if (fresh) query_.words.push_back({.term = term});
    return query_.words[found->second];
  }

  const Evidence& evidence_;
  const store::Snapshot& snapshot_;
  WordQuery query_;
  std::unordered_map<std::string, std::size_t> places_ = {};  // of the words in query_, by term
};

}  // namespace

TermSequence sequence_of(const Plan& plan) {
  TermSequence sequence;
  for (const Plan::Word& word : plan.words) {
    const std::string stem = store::term("", word.stem);
    const auto known = std::ranges::find(sequence.terms, stem);
    PhraseWord place{.word = static_cast<std::size_t>(known - sequence.terms.begin())};
    if (plan.kind == Kind::phrase) place.form = store::term("", word.form);
    if (known == sequence.terms.end()) sequence.terms.push_back(stem);
    sequence.phrase.push_back(std::move(place));
  }
  return sequence;
}

double boost_of_words(double boost, const Evidence& evidence) {
  return evidence.of ? boost * passage_share : boost;
}

TermSequence topic_sequence(const Plan& topic) {
  return {.terms = {store::term(store::topic_prefix, topic_name(topic.text))}, .phrase = {}};
}

WordWeight weight_of_topic(double boost) {
  return {.most = boost * topic_weight / store::squarely_number, .is_topic = true};
}

std::uint32_t least_number(const Plan& topic) {
  return topic_limits(topic.text).grade == 2 ? store::squarely_number : 1;
}

std::vector<TitleBonus> titles_of(const Plan& plan, const Evidence& evidence, const store::Snapshot& snapshot) {
  if (evidence.of) return {};
  return title_bonuses(query_words(plan), snapshot);
}

std::optional<WordQuery> compile_word_query(const Plan& plan, const std::vector<TitleBonus>& titles,
                                            const Evidence& evidence, const store::Snapshot& snapshot) {
  const bool joined = plan.kind == Kind::all || plan.kind == Kind::any;
  const std::span<const Plan> parts = joined ? std::span(plan.operands) : std::span(&plan, 1);
  const double outer = joined ? plan.boost : 1;
  WordGatherer gatherer(evidence, snapshot);
  for (const Plan& part : parts) {
    if (!gatherer.add(part, outer * part.boost, !joined)) return {};
  }
  WordQuery words = gatherer.take();
  if (words.words.empty()) return {};
  words.all = plan.kind != Kind::any;
  words.titles = titles;
  if (evidence.least_share > 0) {
    words.least_share = evidence.least_share;
    for (const auto& [docid, gain] : evidence.topics.raised) {
      words.raised[snapshot.uuid_of((docid - 1) % snapshot.stride())].emplace_back((docid - 1) / snapshot.stride() + 1,
                                                                                   gain);
    }
    words.candidates = evidence.topics.candidates;
  }
  words.document_scores = evidence.of;
  return words;
}

}  // namespace tenet::query
