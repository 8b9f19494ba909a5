#include "query/plan/plan.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/plan/asked_speaker.h"
#include "store/schema.h"
#include "text/compounds.h"
#include "text/stop_words.h"

namespace tenet::query {
namespace {

using Kind = Query::Kind;
using Words = std::vector<Plan::Word>;

// The members that a Query and a Plan have in common, but for the operands.
template <typename To, typename From>
To without_operands(const From& from) {
  return {.kind = from.kind,
          .text = from.text,
          .field = from.field,
          .quoted = from.quoted,
          .distance = from.distance,
          .boost = from.boost};
}

bool is_stop_word(const Plan& part) {
  return part.kind == Kind::word && part.boost == 1 && part.words.size() == 1 &&
         text::is_stop_word(part.words.front().form);
}

// Stop words tell nothing beside others.
void find_weighing(Words& words) {
  for (Plan::Word& word : words) word.weighs = !text::is_stop_word(word.form);
  if (std::ranges::any_of(words, &Plan::Word::weighs)) return;
  for (Plan::Word& word : words) word.weighs = true;
}

// The parts that say who speaks, as one; nothing where there are none.
Plan speaker_of(const std::vector<Plan>& operands) {
  Plan who{.kind = Kind::all};
  std::ranges::copy_if(operands, std::back_inserter(who.operands), asks_for_speaker);
  if (who.operands.empty()) return {};
  return who.operands.size() == 1 ? Plan(who.operands.front()) : who;
}

// What is said beside a speaker, by that speaker.
void ask_who_said(std::vector<Plan>& operands) {
  const Plan who = speaker_of(operands);
  if (who.kind == Kind::nothing) return;
  for (Plan& operand : operands) {
    if (operand.kind == Kind::said && operand.operands.size() == 1) operand.operands.push_back(who);
  }
}

// A group of what is left: itself, its one member, or nothing.
Plan regroup(Plan plan) {
  if (plan.operands.empty()) return {};
  const bool group = plan.kind == Kind::all || plan.kind == Kind::any || plan.kind == Kind::near;
  if (!group || plan.operands.size() > 1) return plan;
  Plan only = std::move(plan.operands.front());
  only.boost *= plan.boost;
  return only;
}

void drop_stop_words(std::vector<Plan>& operands) {
  const bool others = std::ranges::any_of(
      operands, [](const Plan& operand) { return operand.kind != Kind::without && !is_stop_word(operand); });
  if (others) std::erase_if(operands, is_stop_word);
}

class PlanMaker {
 public:
  explicit PlanMaker(text::Analyser& analyser) : analyser_(analyser) {}

  Plan make(const Query& query) {
    auto plan = without_operands<Plan>(query);
    if (query.operands.empty()) return leaf(std::move(plan));
    for (const Query& operand : query.operands) {
      Plan part = make(operand);
      if (part.kind != Kind::nothing) plan.operands.push_back(std::move(part));
    }
    if (plan.kind == Kind::maybe && plan.operands.size() < query.operands.size()) plan.kind = Kind::all;
    if (plan.kind == Kind::all || plan.kind == Kind::any) {
      join_compounds(plan.operands);
      drop_stop_words(plan.operands);
    }
    if (plan.kind == Kind::all) ask_who_said(plan.operands);
    return regroup(std::move(plan));
  }

 private:
  Words words_of(std::string_view text) {
    Words words;
    for (const text::Token& token : analyser_.analyse(text)) words.push_back({token.form(), token.stem()});
    return words;
  }

  Plan leaf(Plan plan) {
    if (plan.kind == Kind::word || plan.kind == Kind::phrase) {
      plan.words = words_of(plan.text);
      if (plan.words.empty()) return {};
      find_weighing(plan.words);
    } else if (plan.kind == Kind::prefix) {
      plan.words = words_of(plan.text);
      plan.words.resize(1, {.form = plan.text});
    } else if (plan.field == "speaker") {
      plan.name.emplace(plan.text, plan.quoted, analyser_);
    } else if (plan.field == "mentions") {
      plan.name.emplace(plan.text, true, analyser_);
      for (std::size_t i = 0; i < plan.name->words().size(); ++i) {
        plan.words.push_back({plan.name->words()[i], plan.name->stems()[i]});
      }
    } else if (plan.field == "role" || store::find_field_terms(plan.field) != nullptr) {
      plan.words = words_of(plan.text);
    }
    return plan;
  }

  // Words side by side that are one to the analyser.
  void join_compounds(std::vector<Plan>& operands) {
    std::vector<Plan> joined;
    for (Plan& operand : operands) {
      if (joined.empty() || !join_compound(joined.back(), operand)) joined.push_back(std::move(operand));
    }
    operands = std::move(joined);
  }
  bool join_compound(Plan& first, const Plan& second) {
    if (first.kind != Kind::word || second.kind != Kind::word || first.boost != second.boost) return false;
    if (!text::may_join_next(first.text)) return false;
    std::string both = first.text + ' ' + second.text;
    Words words = words_of(both);
    if (words.size() >= first.words.size() + second.words.size()) return false;
    first.text = std::move(both);
    first.words = std::move(words);
    find_weighing(first.words);
    return true;
  }

  text::Analyser& analyser_;
};

}  // namespace

Plan make_plan(const Query& query, text::Analyser& analyser) {
  return PlanMaker(analyser).make(query);
}

Plan field_plan(std::string field, std::string text) {
  return {.kind = Kind::field, .text = std::move(text), .field = std::move(field)};
}

Query to_query(const Plan& plan) {
  auto query = without_operands<Query>(plan);
  for (const Plan& operand : plan.operands) query.operands.push_back(to_query(operand));
  return query;
}

}  // namespace tenet::query
