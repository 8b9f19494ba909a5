#include "query/explanation.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/match/make_cursor.h"
#include "query/match/physical_plan.h"
#include "query/plan/plan_words.h"
#include "query/ranking/ranking.h"
#include "store/schema.h"
#include "store/xapian_errors.h"

namespace tenet::query {
namespace {

using Kind = Plan::Kind;
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
  Explainer(std::string id, Docid docid, const RankingContext& context, const store::Snapshot& snapshot,
            store::PassageReader& reader, text::Analyser& analyser)
      : id_(std::move(id)),
        docid_(docid),
        context_(context),
        snapshot_(snapshot),
        reader_(reader),
        analyser_(analyser) {}

  Explanation run(const Plan& plan) {
    Explanation explanation{.id = id_, .found = score_of(plan).has_value()};
    if (!explanation.found) return explanation;
    add_words(plan, context_.of ? passage_share : 1);
    const double share = context_.least_share > 0 ? share_held(plan) : 1;
    if (share < context_.least_share) return {.id = id_};
    if (!context_.of) add_titles(plan);
    add_share(share);
    if (context_.of) {
      add_document(plan);
    } else {
      add_topics();
    }
    explanation.score = std::accumulate(parts_.begin(), parts_.end(), 0.0,
                                        [](double sum, const ScorePart& part) { return sum + part.score; });
    explanation.parts = std::move(parts_);
    return explanation;
  }

 private:
  // What the words of the passage give for `plan`; nothing where it does not answer.
  std::optional<double> score_of(const Plan& plan) {
    const std::size_t segment = (docid_ - 1) % snapshot_.stride();
    const Docid here = (docid_ - 1) / snapshot_.stride() + 1;
    const Operator root = make_operator(plan, snapshot_, analyser_, context_);
    TextTester texts(snapshot_, segment, analyser_);
    const CursorPointer cursor = make_cursor(root, snapshot_, segment, texts);
    cursor->skip_to(here);
    if (cursor->docid() != here || !cursor->holds()) return std::nullopt;
    return cursor->score();
  }

  // Adds what the parts of `plan` give that the passage answers. `boost` is that of all around it.
  void add_words(const Plan& plan, double boost) {
    const auto score = score_of(plan);
    if (!score) return;
    const double outer = boost;
    boost *= plan.boost;
    switch (plan.kind) {
      case Kind::word:
      case Kind::phrase: add_weighing_words(plan, boost); break;
      // passage_share is in the score of synonyms already.
      case Kind::prefix: add_whole(PartKind::synonyms, plan.text + '*', *score, plan, outer); break;
      case Kind::synonyms: add_whole(PartKind::synonyms, '~' + plan.text, *score, plan, outer); break;
      case Kind::field: add_whole(PartKind::field, plan.field + ':' + plan.text, *score, plan, outer); break;
      case Kind::said: add_words(plan.operands.front(), boost); break;
      case Kind::without:
      case Kind::nothing: break;
      default:
        for (const Plan& operand : plan.operands) add_words(operand, boost);
    }
  }

  void add_weighing_words(const Plan& plan, double boost) {
    for (const Plan::Word& word : plan.words) {
      if (!word.weighs) continue;
      parts_.push_back(to_part(PartKind::word, score_in_passage(word.stem, boost, docid_, snapshot_)));
    }
  }

  // A part that is scored as one; `score` is with its own boost, without that of all around it.
  void add_whole(PartKind kind, std::string what, double score, const Plan& plan, double outer) {
    if (score == 0) return;
    const double around = context_.of ? outer / passage_share : outer;
    parts_.push_back({.kind = kind, .what = std::move(what), .boost = around * plan.boost, .score = around * score});
    parts_.back().rarity = score / plan.boost;
  }

  void add_titles(const Plan& plan) {
    const store::PassageRecord record = reader_.record(docid_);
    const Docid last = docid_ + record.to_document * snapshot_.stride();
    for (WordScore& title : explain_title(query_words(plan), last, snapshot_)) {
      parts_.push_back(to_part(PartKind::title, std::move(title)));
    }
  }

  // The share of the weight of some words, any of which answers, that the passage holds.
  double share_held(const Plan& any_word) {
    double whole = 0;
    double held = 0;
    for (const Plan& word : any_word.operands) {
      const std::string term = store::term("", word.words.front().stem);
      const double weight = word_weight({{.terms = {term}, .phrase = {}}}, 1, snapshot_).most;
      whole += weight;
      if (snapshot_.posting(term, docid_)) held += weight;
    }
    return held / whole;
  }

  void add_share(double share) {
    if (share >= 1) return;
    double sum = 0;
    for (const ScorePart& part : parts_) sum += part.score;
    parts_.push_back({.kind = PartKind::share, .rarity = share, .score = sum * (share - 1)});
  }

  void add_topics() {
    const Scored& raised = context_.topics.raised;
    const auto gain = std::ranges::lower_bound(raised, docid_, {}, &Scored::value_type::first);
    if (gain == raised.end() || gain->first != docid_) return;
    std::string names;
    for (const TopicShare& topic : context_.topics.topics) names += (names.empty() ? "" : ", ") + topic.topic;
    parts_.push_back({.kind = PartKind::topics, .what = names, .score = gain->second});
  }

  void add_document(const Plan& plan) {
    const WordWeights asked = query_words(plan);
    std::vector<WordScore> words = document_scores();
    std::vector<std::string> names;
    for (const WordScore& word : words) {
      if (!word.word.empty()) names.push_back(word.word);
    }
    WordReader reader(*context_.documents);
    const DocumentNumbers numbers = numbers_of(names, true, reader);
    for (std::size_t i = 0; i < names.size(); ++i) {
      words[i].holding = std::max(numbers.holding[i], numbers.titles[i]);
    }
    for (WordScore& word : words) {
      const bool fed_back = !asked.contains(word.word);
      const PartKind kind = word.word.empty() ? PartKind::length : PartKind::document;
      parts_.push_back(to_part(kind, std::move(word), kind == PartKind::document && fed_back));
    }
    const Docid last = docid_ + reader_.record(docid_).to_document * snapshot_.stride();
    const auto lent = context_.lent.find(last);
    if (lent != context_.lent.end()) parts_.push_back({.kind = PartKind::neighbours, .score = lent->second});
  }

  [[nodiscard]] std::vector<WordScore> document_scores() const {
    WordReader reader(*context_.documents);
    return explain_document(context_.model, docid_, reader);
  }

  std::string id_;
  Docid docid_;
  const RankingContext& context_;
  const store::Snapshot& snapshot_;
  store::PassageReader& reader_;
  text::Analyser& analyser_;
  std::vector<ScorePart> parts_ = {};
};

}  // namespace

Explanation explain_score(const Plan& plan, const std::string& id, Docid docid, const RankingContext& context,
                          const store::Snapshot& snapshot, store::PassageReader& reader, text::Analyser& analyser) {
  return store::translate_xapian_errors(
      "searching", [&] { return Explainer(id, docid, context, snapshot, reader, analyser).run(plan); });
}

}  // namespace tenet::query
