#include "indexer/topics/topics.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/topics/topic_tables.h"

namespace tenet::indexer {
namespace {

using Node = PhraseTree::Node;

// A phrase found at words [first, last] of the spelled passage, the last included.
struct Span {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// A term found in a passage, for its own topic or for one that is broader.
struct Occurrence {
  std::uint32_t topic = 0;
  Node node = 0;  // the same for terms that are the same words
  Span span = {};
  const CompiledTerm* term = nullptr;
  bool parted = false;  // its words are parted by a coordination
};

// What a passage says about the rules of ambiguous terms.
struct RuleFindings {
  std::vector<std::uint32_t> met = {};
  std::vector<std::uint32_t> vetoed = {};
  struct Exception {
    std::uint32_t rule = 0;
    Span span = {};
  };
  std::vector<Exception> exceptions = {};

  // Makes ready for allows(): each list sorted, and every exception's end the furthest of its rule so far.
  void sort() {
    std::ranges::sort(met);
    std::ranges::sort(vetoed);
    std::ranges::sort(exceptions, {}, [](const Exception& e) { return std::pair(e.rule, e.span.first); });
    for (std::size_t i = 1; i < exceptions.size(); ++i) {
      if (exceptions[i].rule != exceptions[i - 1].rule) continue;
      exceptions[i].span.last = std::max(exceptions[i].span.last, exceptions[i - 1].span.last);
    }
  }

  // Whether a term with the rule may count at `span`.
  [[nodiscard]] bool allows(std::uint32_t rule, bool asks, Span span) const {
    if (asks && !std::ranges::binary_search(met, rule)) return false;
    if (std::ranges::binary_search(vetoed, rule)) return false;
    const auto after = std::ranges::upper_bound(exceptions, std::pair(rule, span.last), {},
                                                [](const Exception& e) { return std::pair(e.rule, e.span.first); });
    return after == exceptions.begin() || std::prev(after)->rule != rule || std::prev(after)->span.last < span.first;
  }
};

// Finds the phrases of the tables in one passage.
class Scan {
 public:
  Scan(const TopicTables& tables, std::span<const text::Token> tokens, TopicWords& known)
      : tables_(tables), words_(tables.spell(tokens, true, known)) {
    for (SpelledWord& spelled : words_) {
      if (spelled.word == nullptr) spelled.seen = {.kind = WordKind::function};
    }
  }

  // The terms that count, for their topics and the broader ones.
  [[nodiscard]] std::vector<Occurrence> find() {
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      find_phrases_from(i);
      if (words_[i].seen.kind == WordKind::conjunction) find_parted_terms(i);
    }
    rules_.sort();
    std::vector<Occurrence> occurrences;
    for (const Occurrence& found : found_) {
      if (!allowed(found.term->rule, found.span) || !allowed(tables_.topics[found.topic].rule, found.span)) continue;
      occurrences.push_back(found);
      for (const std::uint32_t broader : tables_.topics[found.topic].broader) {
        occurrences.push_back(found);
        occurrences.back().topic = broader;
      }
    }
    return occurrences;
  }

  // The tokens that the words of `span` stand for.
  [[nodiscard]] Span tokens_of(Span span) const { return {words_[span.first].first, words_[span.last].last}; }

 private:
  // Whether a term with the rule, -1 for none, may count at `span`.
  [[nodiscard]] bool allowed(std::int32_t rule, Span span) const {
    if (rule < 0) return true;
    const auto number = static_cast<std::uint32_t>(rule);
    return rules_.allows(number, tables_.rule_asks[number], span);
  }

  // Walks all phrases that begin at word `first`. A word of several [[exact]] entries leads several ways at once.
  void find_phrases_from(std::uint32_t first) {
    at_.assign(1, PhraseTree::root);
    for (std::uint32_t i = first; i < words_.size() && !at_.empty(); ++i) {
      next_.clear();
      for (const Node node : at_) {
        for (const Symbol symbol : words_[i].seen.symbols) {
          const Node next = tables_.phrases.step(node, symbol);
          if (next != PhraseTree::root) next_.push_back(next);
        }
      }
      for (const Node node : next_) note(node, {first, i});
      at_.swap(next_);
    }
  }

  void note(Node node, Span span) {
    for (const PhraseEnd& end : tables_.ends_at(node)) {
      switch (end.role) {
        case PhraseEnd::Role::term: {
          const CompiledTerm& term = tables_.terms[end.index];
          found_.push_back({.topic = term.topic, .node = node, .span = span, .term = &term});
          break;
        }
        case PhraseEnd::Role::need: rules_.met.push_back(end.index); break;
        case PhraseEnd::Role::veto: rules_.vetoed.push_back(end.index); break;
        case PhraseEnd::Role::exception: rules_.exceptions.push_back({end.index, span}); break;
      }
    }
  }

  // Terms of two words whose words stand apart because one of them is shared with another:
  //   "reducing [incarceration and] crime", "prison [and jail] conditions"
  // Only content words may stand around the conjunction. Of the 1,270 terms that this finds in 22 M words
  // of the White House, 86 of 100 drawn at random were meant.
  void find_parted_terms(std::uint32_t conjunction) {
    struct Pattern {
      std::uint32_t before;  // words from the first word of the term to the conjunction
      std::uint32_t after;   // and from there to the second
    };
    static constexpr std::array<Pattern, 4> patterns{{{2, 1}, {3, 1}, {1, 2}, {1, 3}}};
    for (const auto& [before, after] : patterns) {
      if (conjunction < before || conjunction + after >= words_.size()) continue;
      const Span span{conjunction - before, conjunction + after};
      if (!all_content({span.first, conjunction - 1}) || !all_content({conjunction + 1, span.last})) continue;
      for (const Symbol first : words_[span.first].seen.symbols) {
        const Node half = tables_.phrases.step(PhraseTree::root, first);
        if (half == PhraseTree::root) continue;
        for (const Symbol second : words_[span.last].seen.symbols)
          note_parted(tables_.phrases.step(half, second), span);
      }
    }
  }

  [[nodiscard]] bool all_content(Span span) const {
    return std::ranges::all_of(std::span(words_).subspan(span.first, span.last - span.first + 1),
                               [](const SpelledWord& word) { return word.seen.kind == WordKind::content; });
  }

  void note_parted(Node node, Span span) {
    if (node == PhraseTree::root) return;
    for (const PhraseEnd& end : tables_.ends_at(node)) {
      if (end.role != PhraseEnd::Role::term) continue;
      const CompiledTerm& term = tables_.terms[end.index];
      found_.push_back({.topic = term.topic, .node = node, .span = span, .term = &term, .parted = true});
    }
  }

  const TopicTables& tables_;
  std::vector<SpelledWord> words_;
  std::vector<Occurrence> found_;
  RuleFindings rules_;
  std::vector<Node> at_;  // scratch of find_phrases_from()
  std::vector<Node> next_;
};

// What counts of the occurrences of one topic: each distinct term, and none that stands inside a longer one.
TopicEvidence gather(std::span<Occurrence> occurrences, const Scan& scan, std::span<const text::Token> tokens,
                     std::size_t offset) {
  std::ranges::sort(occurrences, {}, [](const Occurrence& o) {
    return std::tuple(o.span.first, ~o.span.last, o.parted, -o.term->points);
  });
  TopicEvidence evidence{.topic = occurrences.front().topic};
  std::unordered_map<Node, std::size_t> known;
  std::int64_t covered_to = -1;  // the furthest word of a whole term so far
  for (const Occurrence& occurrence : occurrences) {
    if (covered_to >= occurrence.span.last) continue;
    if (!occurrence.parted) covered_to = occurrence.span.last;
    const auto [place, added] = known.emplace(occurrence.node, evidence.terms.size());
    if (added) {
      const Span words = scan.tokens_of(occurrence.span);
      evidence.terms.push_back(
          {.term = occurrence.term,
           .node = occurrence.node,
           .first = {offset + tokens[words.first].range.begin, offset + tokens[words.last].range.end}});
    }
    FoundTerm& found = evidence.terms[place->second];
    ++found.times;
    if (occurrence.term->points > found.term->points)
      found.term = occurrence.term;  // a broader topic may rate it lower
  }
  return evidence;
}

// What is made of the evidence of one topic.
struct Finding {
  std::uint32_t topic = 0;
  int grade = 0;
  double weight = 0;
  std::vector<TextRange> evidence = {};
};

// Where the evidence of a topic stands in `all`, or nullptr.
const TopicEvidence* of_topic(const Evidence& all, std::uint32_t topic) {
  const auto found = std::ranges::lower_bound(all, topic, {}, &TopicEvidence::topic);
  return found == all.end() || found->topic != topic ? nullptr : &*found;
}

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
      Finding& broader = *std::ranges::lower_bound(findings, number, {}, &Finding::topic);
      broader.grade = std::max(broader.grade, narrower.grade);
      broader.weight = std::max(broader.weight, narrower.weight);
    }
  }
}

}  // namespace

struct TopicMatcher::Tables : TopicTables {};

TopicMatcher::TopicMatcher(const Taxonomy& taxonomy, text::Analyser& analyser)
    : tables_(std::make_unique<const Tables>(Tables{compile_topics(taxonomy, analyser)})) {}

TopicMatcher::~TopicMatcher() = default;
TopicMatcher::TopicMatcher(TopicMatcher&&) noexcept = default;
TopicMatcher& TopicMatcher::operator=(TopicMatcher&&) noexcept = default;

Evidence TopicMatcher::find(std::span<const text::Token> tokens, std::size_t offset, TopicWords& known) const {
  Scan scan(*tables_, tokens, known);
  std::vector<Occurrence> occurrences = scan.find();
  std::ranges::stable_sort(occurrences, {}, &Occurrence::topic);
  Evidence evidence;
  for (auto begin = occurrences.begin(); begin != occurrences.end();) {
    const auto end = std::ranges::upper_bound(begin, occurrences.end(), begin->topic, {}, &Occurrence::topic);
    evidence.push_back(gather({begin, end}, scan, tokens, offset));
    begin = end;
  }
  return evidence;
}

std::vector<TopicTag> TopicMatcher::match(std::span<const text::Token> tokens, std::size_t offset) const {
  TopicWords known;
  return grade(find(tokens, offset, known), tokens.size(), {});
}

std::vector<TopicTag> TopicMatcher::grade(const Evidence& own, std::size_t words, const Lent& lent) const {
  const TopicScoring& scoring = tables_->scoring;
  std::vector<std::uint32_t> topics;
  for (const Evidence* evidence : {&own, &lent.lead}) {
    for (const TopicEvidence& each : *evidence) topics.push_back(each.topic);
  }
  std::ranges::sort(topics);
  topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
  std::vector<Finding> findings;
  for (const std::uint32_t topic : topics) {
    const TopicEvidence* said = of_topic(own, topic);
    const TopicEvidence* lead = of_topic(lent.lead, topic);
    Finding finding{.topic = topic,
                    .grade = std::min(grade_of(said, lead, scoring), said == nullptr ? 1 : 2),
                    .weight = weight_of(said, scoring) + weight_of(lead, scoring) +
                              weight_of(of_topic(lent.title, topic), scoring)};
    for (const FoundTerm& found : said == nullptr ? std::vector<FoundTerm>{} : said->terms) {
      finding.evidence.push_back(found.first);
    }
    findings.push_back(std::move(finding));
  }
  pass_up(findings, tables_->topics);

  std::vector<TopicTag> tags;
  for (Finding& finding : findings) {
    if (finding.grade == 0) continue;
    tags.push_back({.topic = tables_->topics[finding.topic].id,
                    .grade = finding.grade,
                    .strength = strength(finding.grade, finding.weight, words),
                    .evidence = std::move(finding.evidence)});
  }
  std::ranges::sort(tags, [](const TopicTag& a, const TopicTag& b) {
    return std::tuple(-a.strength, std::string_view(a.topic)) < std::tuple(-b.strength, std::string_view(b.topic));
  });
  return tags;
}

}  // namespace tenet::indexer
