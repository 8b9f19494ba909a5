#include "indexer/topics/grading.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/topics/signal_reader.h"

namespace tenet::indexer {

const TopicEvidence* of_topic(const Evidence& all, std::uint32_t topic) {
  const auto found = std::ranges::lower_bound(all, topic, {}, &TopicEvidence::topic);
  return found == all.end() || found->topic != topic ? nullptr : &*found;
}

namespace {

using Node = PhraseTree::Node;

// What is made of the evidence of one topic.
struct Finding {
  std::uint32_t topic = 0;
  int grade = 0;
  double weight = 0;          // by points
  Grades probabilities = {};  // by the model
  bool is_modelled = false;
  bool is_own = false;        // whether the passage itself has evidence
  std::uint32_t said_of = 0;  // the topic whose words the model shows: this, or the narrower one that made it likely
};

// The grade by what the passage and what lends to it say together, each distinct term once.
int grade_of(const TopicEvidence* own, const TopicEvidence* lead, const TopicScoring& scoring) {
  std::unordered_set<Node> seen;
  std::int64_t points = 0;
  bool core = false;
  for (const TopicEvidence* evidence : {own, lead}) {
    if (evidence == nullptr) continue;
    for (const FoundTerm& found : evidence->terms) {
      if (!seen.insert(found.node).second) continue;
      points += found.term->points;
      core = core || found.term->core;
    }
  }
  if (core && points >= scoring.square_points) return 2;
  return points >= scoring.related_points ? 1 : 0;
}

// The constants of the strength were set on 22 topics of 56,567 bill summaries with subject labels.
// docs/evaluation.md, "Topics".
constexpr double related_share = 0.25;  // of its points that a related term weighs; a core term weighs all
constexpr double repetition = 3;        // a term said n times weighs n (k + 1) / (n + k) times as much; k1 of BM25
constexpr double usual_words = 120;     // of a passage
constexpr double length_share = 0.1;    // of the normalisation that the length decides; b of BM25

// In core terms: a core term said once weighs 1.
double weight_of(const TopicEvidence* evidence, const TopicScoring& scoring) {
  double sum = 0;
  if (evidence == nullptr) return sum;
  for (const FoundTerm& found : evidence->terms) {
    const auto times = static_cast<double>(found.times);
    const double points = found.term->points * (found.term->core ? 1 : related_share) / scoring.core_points;
    sum += points * times * (repetition + 1) / (times + repetition);
  }
  return sum;
}

// What topic:ID ranks by: the grade, and within it more evidence before less, in fewer words before more. In (0, 1)
// for grade 1 and in (1, 2) for grade 2, so that squarely about always comes first. Evidence saturates as in BM25: the
// third core term says less than the first.
double strength(int grade, double weight, std::size_t words) {
  const double length = 1 - length_share + length_share * static_cast<double>(words) / usual_words;
  return grade - 1 + weight / (weight + length);
}

// A broader topic is at least as much the subject as the narrower ones that `findings`, sorted by topic, hold.
void pass_up(std::vector<Finding>& findings, const std::vector<CompiledTopic>& topics) {
  for (const Finding& narrower : findings) {
    for (const std::uint32_t number : topics[narrower.topic].broader) {
      const auto broader = std::ranges::lower_bound(findings, number, {}, &Finding::topic);
      if (broader == findings.end() || broader->topic != number) continue;
      broader->weight = std::max(broader->weight, narrower.weight);
      broader->grade = std::max(broader->grade, narrower.grade);
      Grades& odds = broader->probabilities;
      if (narrower.probabilities.touches > odds.touches) broader->said_of = narrower.said_of;
      odds = {.touches = std::max(odds.touches, narrower.probabilities.touches),
              .squarely = std::max(odds.squarely, narrower.probabilities.squarely)};
    }
  }
}

// The topics that may be tagged, ascending: those with a term, and with a model those that the words make likely
// enough. Without a model the points of the terms must suffice for grade 1.
std::vector<std::uint32_t> candidates(const Evidence& own, const Lent& lent, const TopicTables& tables,
                                      const std::optional<TopicModel>& model, const TopicModel::Score& score) {
  constexpr double least_score = -1;  // a logit
  std::vector<std::uint32_t> topics;
  const auto add = [&](std::uint32_t topic) {
    topics.push_back(topic);
    const std::vector<std::uint32_t>& broader = tables.topics[topic].broader;
    topics.insert(topics.end(), broader.begin(), broader.end());
  };
  for (const Evidence* evidence : {&own, &lent.lead}) {
    for (const TopicEvidence& each : *evidence) {
      const bool is_modelled = model && model->knows(each.topic);
      if (is_modelled || grade_of(of_topic(own, each.topic), of_topic(lent.lead, each.topic), tables.scoring) > 0)
        add(each.topic);
    }
  }
  for (std::uint32_t i = 0; i < score.topics.size(); ++i) {
    if (model->is_trained(i) && score.topics[i] >= least_score) add(i);
  }
  std::ranges::sort(topics);
  topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
  return topics;
}

double logit_of(double probability) {
  constexpr double least = 0.001;
  const double odds = std::clamp(probability, least, 1 - least);
  return std::log(odds / (1 - odds));
}

// What passages of a grade are ranked by: the probability, raised by what the words say. In (0, 1). On bills ranked by
// models of the other Congresses, nDCG@10 is .928 with this share of the words' logit, .890 without, .919 with all of
// it.
double order_of(double probability, double score) {
  constexpr double share = 0.5;
  constexpr double least = 0.001;  // strengths of different grades stay apart
  const double logit = logit_of(probability) + share * std::clamp(score, -9.0, 6.0);
  return std::clamp(1 / (1 + std::exp(-logit)), least, 1 - least);
}

// What documents are ranked by, in (0, 2): what the words of the passage and the title say, raised by its tag.
// docs/trials/topics.md, "Documents".
double filed_strength(double titled, const TopicTag& tag) {
  constexpr double share = 0.3;
  constexpr double head_start = 4;  // of a tag, in logits
  constexpr double spread = 2;      // so that logits up to 12 are told apart
  double logit = std::clamp(titled, -9.0, 9.0);
  if (tag.grade > 0) logit += share * (logit_of(tag.probability) + logit_of(tag.squarely) + head_start);
  return 2 / (1 + std::exp(-logit / spread));
}

constexpr double telling_weight = 4;  // half a logit in a passage of 40 words: "custody", not "more"
constexpr double any_weight = 0.01;   // the least above 0 that a model has

// The words that the model shows for a tag, of weight `least` or more, those apart that the evidence holds.
std::vector<TextRange> words_for(const TopicModel& model, const TopicModel::Score& score, const WordsOfText& words,
                                 std::uint32_t topic, const std::vector<TextRange>& evidence, double least) {
  constexpr std::size_t most_shown = 4;
  std::vector<TextRange> shown;
  for (const TopicModel::Place& place : model.strongest(score, topic, 2 * most_shown, least)) {
    const TextRange range{words.offset + words.tokens[place.first].range.begin,
                          words.offset + words.tokens[place.last].range.end};
    const bool is_apart = std::ranges::none_of(
        evidence, [&](TextRange term) { return term.begin < range.end && range.begin < term.end; });
    if (is_apart && shown.size() < most_shown) shown.push_back(range);
  }
  std::ranges::sort(shown, {}, &TextRange::begin);
  return shown;
}

// Grades the topics of one passage.
class PassageGrader {
 public:
  // All must outlive it. `known` is of the analyser of the words.
  PassageGrader(const TopicTables& tables, const std::optional<TopicModel>& model, const Evidence& own,
                const WordsOfText& words, const Lent& lent, ModelWords& known)
      : tables_(tables),
        model_(model),
        own_(own),
        words_(words),
        lent_(lent),
        known_(known),
        score_(model ? model->score(words, lent.title_words, known) : TopicModel::Score{}) {}

  [[nodiscard]] GradedPassage grade() {
    std::vector<Finding> findings = find();
    pass_up(findings, tables_.topics);
    if (model_) graded_.field = 1 / (1 + std::exp(-score_.field));
    for (const Finding& finding : findings) {
      if (finding.is_modelled) {
        tag_by_model(finding);
      } else if (finding.grade > 0) {
        tag_by_points(finding);
      }
    }
    if (model_) add_filed();
    std::ranges::sort(graded_.tags, [](const TopicTag& a, const TopicTag& b) {
      return std::tuple(-a.strength, std::string_view(a.topic)) < std::tuple(-b.strength, std::string_view(b.topic));
    });
    return std::move(graded_);
  }

 private:
  [[nodiscard]] std::vector<Finding> find() const {
    const std::vector<std::uint32_t> topics = candidates(own_, lent_, tables_, model_, score_);
    std::optional<SignalReader> signals;
    if (model_ && !topics.empty()) signals.emplace(own_, words_, lent_, tables_, *model_, score_, known_);
    std::vector<Finding> findings;
    findings.reserve(topics.size());
    for (const std::uint32_t topic : topics) {
      findings.push_back(model_ && model_->knows(topic) ? find_by_model(topic, *signals) : find_by_points(topic));
    }
    return findings;
  }

  [[nodiscard]] Finding find_by_model(std::uint32_t topic, const SignalReader& signals) const {
    return {.topic = topic,
            .probabilities = model_->probabilities(topic, signals.of(topic), score_, signals.read_window(topic)),
            .is_modelled = true,
            .is_own = of_topic(own_, topic) != nullptr,
            .said_of = topic};
  }

  [[nodiscard]] Finding find_by_points(std::uint32_t topic) const {
    const TopicScoring& scoring = tables_.scoring;
    const TopicEvidence* said = of_topic(own_, topic);
    const TopicEvidence* lead = of_topic(lent_.lead, topic);
    const TopicEvidence* title = of_topic(lent_.title, topic);
    return {.topic = topic,
            .grade = std::min(grade_of(said, lead, scoring), said == nullptr ? 1 : 2),
            .weight = weight_of(said, scoring) + weight_of(lead, scoring) + weight_of(title, scoring),
            .is_own = said != nullptr,
            .said_of = topic};
  }

  void tag_by_model(const Finding& finding) {
    const Grades& odds = finding.probabilities;
    const Grades& least = model_->thresholds();
    if (odds.touches < least.touches) return;
    TopicTag tag{.topic = tables_.topics[finding.topic].id,
                 .grade = odds.squarely >= least.squarely ? 2 : 1,
                 .probability = odds.touches,
                 .squarely = odds.squarely,
                 .evidence = evidence_of(finding.topic)};
    tag.words = words_for(*model_, score_, words_, finding.said_of, tag.evidence, telling_weight);
    // What stands over a passage alone makes it no more than related.
    if (!finding.is_own && tag.words.empty()) tag.grade = 1;
    tag.strength = tag.grade - 1 +
                   order_of(tag.grade == 2 ? tag.squarely : tag.probability,
                            model_->is_trained(finding.topic) ? score_.topics[finding.topic] : 0);
    graded_.filed.emplace_back(finding.topic, filed_strength(score_.titled[finding.topic], tag));
    graded_.field = std::max(graded_.field, tag.probability);
    graded_.tags.push_back(std::move(tag));
  }

  void tag_by_points(const Finding& finding) {
    TopicTag tag{
        .topic = tables_.topics[finding.topic].id, .grade = finding.grade, .evidence = evidence_of(finding.topic)};
    tag.strength = strength(finding.grade, finding.weight, words_.tokens.size());
    graded_.filed.emplace_back(finding.topic, tag.strength);
    graded_.tags.push_back(std::move(tag));
  }

  // Adds the topics that the passage is not tagged with, but its document is more likely than not filed under.
  void add_filed() {
    const auto is_filed = [&](std::uint32_t topic) {
      return std::ranges::any_of(graded_.filed, [&](const auto& filed) { return filed.first == topic; });
    };
    for (std::uint32_t i = 0; i < score_.titled.size(); ++i) {
      const double probability = model_->probability_filed(i, score_);
      if (probability < 0.5 || is_filed(i)) continue;
      TopicTag tag{.topic = tables_.topics[i].id, .probability = probability};
      tag.words = words_for(*model_, score_, words_, i, {}, any_weight);
      if (tag.words.empty()) continue;
      graded_.filed.emplace_back(i, filed_strength(score_.titled[i], tag));
      graded_.tags.push_back(std::move(tag));
    }
  }

  // Where the terms of the topic in the passage itself stand first.
  [[nodiscard]] std::vector<TextRange> evidence_of(std::uint32_t topic) const {
    std::vector<TextRange> places;
    if (const TopicEvidence* said = of_topic(own_, topic)) {
      for (const FoundTerm& found : said->terms) places.push_back(found.first);
    }
    return places;
  }

  const TopicTables& tables_;
  const std::optional<TopicModel>& model_;
  const Evidence& own_;
  const WordsOfText& words_;
  const Lent& lent_;
  ModelWords& known_;
  TopicModel::Score score_;
  GradedPassage graded_;
};

}  // namespace

GradedPassage TopicMatcher::grade(const Evidence& own, const WordsOfText& words, const Lent& lent,
                                  TopicWords& known) const {
  return PassageGrader(*tables_, tables_->model, own, words, lent, known.model()).grade();
}

TitleWords TopicMatcher::read_title(const WordsOfText& words, TopicWords& known) const {
  return tables_->model ? tables_->model->read_title(words, known.model()) : TitleWords{};
}

std::vector<TopicMatcher::Weighed> TopicMatcher::weigh(const Evidence& own, const WordsOfText& words, const Lent& lent,
                                                       TopicWords& known) const {
  std::vector<Weighed> all;
  const std::optional<TopicModel>& model = tables_->model;
  if (!model) return all;
  const TopicModel::Score score = model->score(words, lent.title_words, known.model());
  const std::vector<std::uint32_t> topics = candidates(own, lent, *tables_, model, score);
  if (topics.empty()) return all;
  const SignalReader signals(own, words, lent, *tables_, *model, score, known.model());
  for (const std::uint32_t topic : topics) {
    if (!model->knows(topic)) continue;
    const Signals read = signals.of(topic);
    all.push_back(
        {topic, read, model->probabilities(topic, read, score, signals.read_window(topic)), signals.window_of(topic)});
  }
  return all;
}

}  // namespace tenet::indexer
