#include "query/match/physical_plan.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "query/language/dates.h"
#include "query/language/fields.h"
#include "query/plan/forms.h"
#include "query/plan/plan_words.h"
#include "store/schema.h"
#include "store/xapian_errors.h"

namespace tenet::query {
namespace {

using Kind = Plan::Kind;
using Op = Operator::Kind;

// Words that stand side by side: as they are written for a phrase, else by their stems.
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

TermSequence alone(std::string term) {
  return {.terms = {std::move(term)}};
}

// Documents are ranked by a list of their own, of all but the grades and probabilities that are asked for.
std::string topic_term(const Plan& topic, const TopicLimits& limits, const RankingContext& context) {
  const bool of_documents = context.by_document && limits.grade == 1 && limits.least == 0;
  return store::term(of_documents ? store::filed_prefix : store::topic_prefix, topic_name(topic.text));
}

Operator group(Op kind, std::vector<Operator> parts) {
  return {.kind = kind, .parts = std::move(parts)};
}
Operator term(std::string term) {
  return {.kind = Op::term, .terms = {std::move(term)}};
}
Operator documents(std::vector<std::string> terms) {
  if (terms.empty()) return {};
  return {.kind = Op::documents, .terms = std::move(terms)};
}
Operator text(Operator candidates, const Plan& plan) {
  return {.kind = Op::text, .parts = {std::move(candidates)}, .plan = std::make_shared<const Plan>(plan)};
}

// What words weigh: next to nothing where documents are ranked.
double boost_of_words(double boost, const RankingContext& context) {
  return context.of ? boost * passage_share : boost;
}

// Makes operators of the parts of a plan. Boosts go down to the words, whose weights are rounded with them.
class OperatorMaker {
 public:
  OperatorMaker(const store::Snapshot& snapshot, text::Analyser& analyser, const RankingContext& context)
      : snapshot_(snapshot), analyser_(analyser), context_(context) {}

  Operator make(const Plan& plan, double boost) {
    boost *= plan.boost;
    switch (plan.kind) {
      case Kind::word:
      case Kind::phrase: return words(plan, boost);
      case Kind::prefix: return prefix(plan, boost);
      case Kind::synonyms: return synonyms(plan, boost);
      case Kind::all: return all(plan, boost);
      case Kind::any: return group(Op::union_of, operands(plan, boost));
      case Kind::without: return group(Op::difference, {{.kind = Op::all}, make(plan.operands.front(), boost)});
      case Kind::maybe: return group(Op::optional, operands(plan, boost));
      case Kind::near: return near(plan, boost);
      case Kind::said: return text(group(Op::intersection, {make(plan.operands.front(), boost), speech()}), plan);
      case Kind::field: return field(plan, boost);
      case Kind::nothing: break;
    }
    return {};
  }
  std::vector<std::string> take_notes() { return std::move(notes_); }

 private:
  std::vector<Operator> operands(const Plan& plan, double boost) {
    std::vector<Operator> parts;
    for (const Plan& operand : plan.operands) parts.push_back(make(operand, boost));
    return parts;
  }

  // What is said in any of these ways weighs as one word.
  Operator any_way(std::vector<TermSequence> ways, double boost) {
    if (ways.empty()) return {};
    const WordWeight weight = word_weight(ways, boost_of_words(boost, context_), snapshot_);
    return {.kind = Op::any_way, .ways = std::move(ways), .weight = weight};
  }
  Operator word(const Plan::Word& word, double boost) {
    const TermSequence way = alone(store::term("", word.stem));
    return word.weighs ? any_way({way}, boost) : Operator{.kind = Op::any_way, .ways = {way}};
  }
  Operator all_words(const Plan& plan, double boost) {
    std::vector<Operator> parts;
    for (const Plan::Word& each : plan.words) parts.push_back(word(each, boost));
    return group(Op::intersection, std::move(parts));
  }

  // Side by side stems, or exact forms of them.
  Operator words(const Plan& plan, double boost) {
    if (plan.kind == Kind::word && plan.words.size() == 1) return word(plan.words.front(), boost);
    return {.kind = Op::phrase, .parts = {all_words(plan, boost)}, .ways = {sequence_of(plan)}};
  }

  // Words alone are near each other by their lists, all else by the text.
  Operator near(const Plan& plan, double boost) {
    Operator candidates = group(Op::intersection, operands(plan, boost));
    std::vector<std::string> terms;
    for (const Plan& operand : plan.operands) {
      if (operand.kind != Kind::word || operand.words.size() != 1) return text(std::move(candidates), plan);
      terms.push_back(store::term("", operand.words.front().stem));
    }
    return {.kind = Op::near,
            .parts = {std::move(candidates)},
            .terms = std::move(terms),
            .distance = static_cast<std::size_t>(plan.distance)};
  }

  Operator synonyms(const Plan& plan, double boost) {
    std::vector<TermSequence> ways;
    for (const Plan& way : plan.operands) ways.push_back(sequence_of(way));
    return any_way(std::move(ways), boost);
  }

  // Words that begin with the prefix have stems that other words may share: those are asked for in the text.
  Operator prefix(const Plan& plan, double boost) {
    const std::string& beginning = plan.words.front().form;
    auto forms = forms_beginning(beginning, snapshot_);
    if (forms.size() > most_forms) {
      notes_.push_back(fmt::format("{}* stands for {} words, of which the {} commonest are searched", plan.text,
                                   forms.size(), most_forms));
      std::ranges::stable_sort(forms, std::ranges::greater{}, &std::pair<std::string, std::uint64_t>::second);
      forms.resize(most_forms);
    }
    std::set<std::string> stems;
    for (const auto& [form, count] : forms) {
      const auto tokens = analyser_.analyse(form);
      if (tokens.size() == 1) stems.insert(tokens.front().stem());
    }
    std::vector<TermSequence> ways;
    ways.reserve(stems.size());
    for (const std::string& stem : stems) ways.push_back(alone(store::term("", stem)));
    Operator candidates = any_way(std::move(ways), boost);
    return shares_stems(beginning, stems) ? text(std::move(candidates), plan) : candidates;
  }

  // Whether one of the stems also belongs to a word that does not begin so. Words of one stem begin alike, but
  // for the families of stem.cc, whose members share three letters.
  bool shares_stems(const std::string& beginning, const std::set<std::string>& stems) {
    const auto others = snapshot_.forms_written(beginning.substr(0, 3));
    return std::ranges::any_of(others, [&](const auto& other) {
      if (other.first.starts_with(beginning)) return false;
      const auto tokens = analyser_.analyse(other.first);
      return tokens.size() == 1 && stems.contains(tokens.front().stem()) &&
             documents_with(other.first, other.second, snapshot_) > 0;
    });
  }

  Operator all(const Plan& plan, double boost) {
    std::vector<Operator> required;
    std::vector<Operator> excluded;
    for (const Plan& operand : plan.operands) {
      const bool is_without = operand.kind == Kind::without;
      (is_without ? excluded : required).push_back(make(is_without ? operand.operands.front() : operand, boost));
    }
    Operator kept = required.empty() ? Operator{.kind = Op::all} : group(Op::intersection, std::move(required));
    if (excluded.empty()) return kept;
    return group(Op::difference, {std::move(kept), group(Op::union_of, std::move(excluded))});
  }

  // Passages in which somebody says something.
  static Operator speech() {
    std::vector<Operator> flags;
    for (const QuoteKind kind : {QuoteKind::speech, QuoteKind::block, QuoteKind::turn, QuoteKind::statement}) {
      flags.push_back(term(store::term(store::flag_prefix, to_string(kind))));
    }
    return group(Op::union_of, std::move(flags));
  }

  Operator field(const Plan& plan, double boost) {
    if (plan.field == "topic") return topic(plan, boost);
    if (plan.field == "date") return date(plan);
    if (plan.field == "has") return has(plan);
    if (plan.field == "id") return passage(plan);
    if (plan.field == "document") return documents({store::term(store::document_prefix, plan.text)});
    if (plan.field == "page") return term(store::page_term(plan.text));
    if (plan.field == "speaker") return speaker(plan);
    if (plan.field == "role") return role(plan);
    if (plan.field == "mentions") return plan.words.empty() ? Operator{} : text(all_words(plan, boost), plan);
    return document_words(plan);
  }

  [[nodiscard]] Operator topic(const Plan& plan, double boost) const {
    const TopicLimits limits = topic_limits(plan.text);
    Operator tagged{.kind = Op::any_way,
                    .ways = {alone(topic_term(plan, limits, context_))},
                    .weight = topic_weight(boost),
                    .least = limits.grade == 2 ? store::squarely_number : 1};
    return limits.least > 0 ? text(std::move(tagged), plan) : tagged;
  }

  // Whoever goes by a name that is meant.
  Operator speaker(const Plan& plan) {
    const NamePattern& pattern = *plan.name;
    if (pattern.words().empty()) return {};
    // The longest word is likely to be the rarest.
    const std::string& word = *std::ranges::max_element(pattern.words(), {}, &std::string::size);
    std::set<std::string> names;
    const auto is_meant = [&](const std::string& written) { return pattern.matches(written, analyser_); };
    for (const auto& [written, name] : snapshot_.names_with(word, is_meant)) names.insert(name);
    std::vector<Operator> terms;
    terms.reserve(names.size());
    for (const std::string& name : names) terms.push_back(term(store::term(store::speaker_prefix, name)));
    return group(Op::union_of, std::move(terms));
  }

  // Whose role has these words side by side; terms alone do not tell whether they do.
  static Operator role(const Plan& plan) {
    std::vector<Operator> terms;
    for (const Plan::Word& each : plan.words) terms.push_back(term(store::term(store::role_prefix, each.stem)));
    if (terms.empty()) return {};
    const bool one = terms.size() == 1;
    Operator candidates = group(Op::intersection, std::move(terms));
    return one ? candidates : text(std::move(candidates), plan);
  }

  static Operator date(const Plan& plan) {
    const DateRange range = text_range(plan.text);
    return {.kind = Op::dated, .terms = {range.first, range.last}};
  }

  static Operator has(const Plan& plan) {
    if (plan.text == "justice") {
      // More likely than not about the field of the topics, by their model.
      return {.kind = Op::any_way,
              .ways = {alone(store::term(store::topic_prefix, store::field_id))},
              .least = store::squarely_number};
    }
    const std::string flag = store::term(store::flag_prefix, plan.text);
    return is_of_document(plan.text) ? documents({flag}) : term(flag);
  }

  static Operator passage(const Plan& plan) {
    const std::size_t mark = plan.text.rfind('#');
    Operator candidates = documents({store::term(store::document_prefix, plan.text.substr(0, mark))});
    return mark == std::string::npos ? candidates : text(std::move(candidates), plan);
  }

  // A field of the document that holds all the words, in quotation marks side by side.
  static Operator document_words(const Plan& plan) {
    const store::FieldTerms* terms = store::find_field_terms(plan.field);
    if (terms == nullptr) return {};
    const bool stems = terms->words == store::FieldTerms::Words::stems;
    std::vector<std::string> wanted;
    for (const Plan::Word& each : plan.words)
      wanted.push_back(store::term(terms->prefix, stems ? each.stem : each.form));
    const bool is_phrase = plan.quoted && wanted.size() > 1;
    Operator candidates = documents(std::move(wanted));
    return is_phrase ? text(std::move(candidates), plan) : candidates;
  }

  const store::Snapshot& snapshot_;
  text::Analyser& analyser_;
  const RankingContext& context_;
  std::vector<std::string> notes_;
};

// Gathers the words and topics of a plan that is nothing else, part by part.
class WordGatherer {
 public:
  WordGatherer(const RankingContext& context, const store::Snapshot& snapshot)
      : context_(context), snapshot_(snapshot) {}

  // False where the part is more than a word or a topic, or, unless it is `alone`, than a phrase.
  bool add(const Plan& part, double boost, bool alone) {
    if (part.kind == Kind::field && part.field == "topic") return add_topic(part, boost);
    if (part.kind != Kind::word && part.kind != Kind::phrase) return false;
    TermSequence sequence = sequence_of(part);
    const bool is_phrase = part.kind == Kind::phrase || sequence.phrase.size() > 1;
    if (is_phrase && !alone) return false;
    for (std::size_t i = 0; i < sequence.phrase.size(); ++i) {
      const std::string& term = sequence.terms[sequence.phrase[i].word];
      PhysicalPlan::Word& word = find_or_add(term);
      if (!part.words[i].weighs) continue;
      WordWeight weight = word_weight({query::alone(term)}, boost_of_words(boost, context_), snapshot_);
      weight.most += word.weight.most;  // asked for twice, it counts twice
      word.weight = weight;
    }
    if (is_phrase) phrase_ = std::move(sequence.phrase);
    return true;
  }
  void give(PhysicalPlan& plan) {
    plan.words = std::move(words_);
    plan.phrase = std::move(phrase_);
  }

 private:
  bool add_topic(const Plan& part, double boost) {
    const TopicLimits limits = topic_limits(part.text);
    if (limits.grade != 1 || limits.least > 0) return false;
    words_.push_back({.term = topic_term(part, limits, context_), .weight = topic_weight(boost)});
    return true;
  }
  PhysicalPlan::Word& find_or_add(const std::string& term) {
    const auto [found, fresh] = places_.try_emplace(term, words_.size());
    if (fresh) words_.push_back({.term = term});
    return words_[found->second];
  }

  const RankingContext& context_;
  const store::Snapshot& snapshot_;
  std::vector<PhysicalPlan::Word> words_;
  std::vector<PhraseWord> phrase_;
  std::unordered_map<std::string, std::size_t> places_;  // of the words, by term
};

// Whether the plan is words and topics, alone or joined, or a phrase: then they are given to `physical`.
bool gather_words(const Plan& plan, const RankingContext& context, const store::Snapshot& snapshot,
                  PhysicalPlan& physical) {
  const bool joined = plan.kind == Kind::all || plan.kind == Kind::any;
  WordGatherer gatherer(context, snapshot);
  const auto add = [&](const Plan& part, double outer) { return gatherer.add(part, outer * part.boost, !joined); };
  const bool words_alone =
      joined ? std::ranges::all_of(plan.operands, [&](const Plan& part) { return add(part, plan.boost); })
             : add(plan, 1);
  if (!words_alone) return false;
  gatherer.give(physical);
  physical.all = plan.kind != Kind::any;
  return !physical.words.empty();
}

}  // namespace

PhysicalPlan make_physical(const Plan& plan, const store::Snapshot& snapshot, text::Analyser& analyser,
                           const RankingContext& context) {
  return store::translate_xapian_errors("searching", [&] {
    PhysicalPlan physical;
    if (!gather_words(plan, context, snapshot, physical)) {
      OperatorMaker maker(snapshot, analyser, context);
      physical.root = std::make_shared<const Operator>(maker.make(plan, 1));
      physical.analyser = &analyser;
      physical.notes = maker.take_notes();
    } else if (context.least_share > 0) {
      physical.least_share = context.least_share;
      physical.raised = context.topics.raised;
      physical.candidates = context.topics.candidates;
    }
    physical.document_scores = context.of;
    if (!context.of) physical.titles = title_bonuses(query_words(plan), snapshot);
    return physical;
  });
}

Operator make_operator(const Plan& plan, const store::Snapshot& snapshot, text::Analyser& analyser,
                       const RankingContext& context) {
  return store::translate_xapian_errors("searching",
                                        [&] { return OperatorMaker(snapshot, analyser, context).make(plan, 1); });
}

PhysicalPlan without_weights(PhysicalPlan plan) {
  for (PhysicalPlan::Word& word : plan.words) word.weight.most = 0;
  return {.words = std::move(plan.words),
          .all = plan.all,
          .phrase = std::move(plan.phrase),
          .root = std::move(plan.root),
          .analyser = plan.analyser,
          .weighs = false,
          .notes = std::move(plan.notes)};
}

}  // namespace tenet::query
