#include "query/ranking/explanation.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/ranking/ranking.h"
#include "store/guard.h"
#include "store/schema.h"

namespace tenet::query {
namespace {

using Kind = Query::Kind;
using PartKind = ScorePart::Kind;

ScorePart to_part(PartKind kind, WordScore word, bool fed_back = false) {
  return {.kind = kind,
          .what = std::move(word.word),
          .fed_back = fed_back,
          .count = word.count,
          .length = word.length,
          .holding = word.holding,
          .rarity = word.rarity,
          .boost = word.boost,
          .score = word.score};
}

class Explainer {
 public:
  Explainer(std::string id, Xapian::docid docid, const Evidence& evidence, Ranker& ranker,
            const store::Snapshot& snapshot, store::PassageReader& reader, text::Analyser& analyser)
      : id_(std::move(id)),
        docid_(docid),
        evidence_(evidence),
        ranker_(ranker),
        snapshot_(snapshot),
        reader_(reader),
        analyser_(analyser) {}

  Explanation run(const Query& query) {
    Explanation explanation{.id = id_, .found = score_of(query).has_value()};
    if (!explanation.found) return explanation;
    add_words(query, evidence_.of ? passage_share : 1);
    if (evidence_.of) {
      add_document(query);
    } else {
      add_titles(query);
    }
    explanation.score = std::accumulate(parts_.begin(), parts_.end(), 0.0,
                                        [](double sum, const ScorePart& part) { return sum + part.score; });
    explanation.parts = std::move(parts_);
    return explanation;
  }

 private:
  // What the words of the passage give for `query`; nothing where it does not answer.
  std::optional<double> score_of(const Query& query) {
    const Query here{.kind = Kind::all, .operands = {query, {.kind = Kind::field, .text = id_, .field = "id"}}};
    const Compiled compiled = compile_words(here, snapshot_, analyser_, evidence_);
    const Ordered found = ranker_.find(compiled, SearchOptions::By::passage, 0, 1);
    if (found.hits.empty()) return std::nullopt;
    return found.hits.front().second;
  }

  // Adds what the parts of `query` give that the passage answers. `boost` is that of all around it.
  void add_words(const Query& query, double boost) {
    const auto score = score_of(query);
    if (!score) return;
    const double outer = boost;
    boost *= query.boost;
    switch (query.kind) {
      case Kind::word:
      case Kind::phrase: add_weighing_words(query.text, boost); break;
      // passage_share is in the score of synonyms already.
      case Kind::prefix: add_whole(PartKind::synonyms, query.text + '*', *score, query, outer); break;
      case Kind::synonyms: add_whole(PartKind::synonyms, '~' + query.text, *score, query, outer); break;
      case Kind::field: add_whole(PartKind::field, query.field + ':' + query.text, *score, query, outer); break;
      case Kind::said: add_words(query.operands.front(), boost); break;
      case Kind::without:
      case Kind::nothing: break;
      default:
        for (const Query& operand : query.operands) add_words(operand, boost);
    }
  }

  void add_weighing_words(const std::string& text, double boost) {
    const std::vector<text::Token> tokens = analyser_.analyse(text);
    const std::vector<bool> weighs = weighing(tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!weighs[i]) continue;
      parts_.push_back(to_part(PartKind::word, score_in_passage(tokens[i].stem(), boost, docid_, snapshot_)));
    }
  }

  // A part that Xapian scores as one; `score` is with its own boost, without that of all around it.
  void add_whole(PartKind kind, std::string what, double score, const Query& query, double outer) {
    if (score == 0) return;
    const double around = evidence_.of ? outer / passage_share : outer;
    parts_.push_back({.kind = kind, .what = std::move(what), .boost = around * query.boost, .score = around * score});
    parts_.back().rarity = score / query.boost;
  }

  void add_titles(const Query& query) {
    const store::PassageRecord record = reader_.record(docid_);
    const Xapian::docid last = docid_ + record.to_document * snapshot_.stride();
    for (WordScore& title : explain_title(query_words(query, analyser_), last, snapshot_)) {
      parts_.push_back(to_part(PartKind::title, std::move(title)));
    }
    if (!evidence_.best) return;
    const auto raised = std::ranges::lower_bound(*evidence_.best, docid_, {}, &Scored::value_type::first);
    if (raised == evidence_.best->end() || raised->first != docid_) return;
    if (raised->second > 0) parts_.push_back({.kind = PartKind::claim, .score = raised->second});
    for (const auto& [stem, weight] : evidence_.learnt) {
      WordScore word = score_in_passage(stem, weight, docid_, snapshot_);
      if (word.count > 0) parts_.push_back(to_part(PartKind::word, std::move(word), true));
    }
  }

  void add_document(const Query& query) {
    const WordWeights asked = query_words(query, analyser_);
    std::vector<WordScore> words = document_scores();
    std::vector<std::string> names;
    for (const WordScore& word : words) {
      if (!word.word.empty()) names.push_back(word.word);
    }
    WordReader reader(*evidence_.documents);
    const DocumentNumbers numbers = numbers_everywhere(names, true, reader);
    for (std::size_t i = 0; i < names.size(); ++i) {
      words[i].holding = std::max(numbers.holding[i], numbers.titles[i]);
    }
    for (WordScore& word : words) {
      const bool fed_back = !asked.contains(word.word);
      const PartKind kind = word.word.empty() ? PartKind::length : PartKind::document;
      parts_.push_back(to_part(kind, std::move(word), kind == PartKind::document && fed_back));
    }
    const Xapian::docid last = docid_ + reader_.record(docid_).to_document * snapshot_.stride();
    const auto add = [&](PartKind kind, const std::map<Xapian::docid, double>& raised) {
      const auto found = raised.find(last);
      if (found != raised.end()) parts_.push_back({.kind = kind, .score = found->second});
    };
    add(PartKind::neighbours, evidence_.lent);
    add(PartKind::claim, evidence_.argued);
  }

  [[nodiscard]] std::vector<WordScore> document_scores() const {
    if (const auto there = snapshot_.docid_there(docid_)) {
      return snapshot_.ask<std::vector<WordScore>>(there->first, store::Request::explain_document, evidence_.model,
                                                   there->second);
    }
    WordReader reader(*evidence_.documents);
    return explain_document(evidence_.model, docid_, reader);
  }

  std::string id_;
  Xapian::docid docid_;
  const Evidence& evidence_;
  Ranker& ranker_;
  const store::Snapshot& snapshot_;
  store::PassageReader& reader_;
  text::Analyser& analyser_;
  std::vector<ScorePart> parts_ = {};
};

}  // namespace

Explanation explain_score(const Query& query, const std::string& id, Xapian::docid docid, const Evidence& evidence,
                          Ranker& ranker, const store::Snapshot& snapshot, store::PassageReader& reader,
                          text::Analyser& analyser) {
  return store::guarded("searching",
                        [&] { return Explainer(id, docid, evidence, ranker, snapshot, reader, analyser).run(query); });
}

}  // namespace tenet::query
