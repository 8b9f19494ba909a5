#include "query/plan/question.h"

#include <algorithm>
#include <set>
#include <string>

#include "text/stop_words.h"

namespace tenet::query {
namespace {

bool is_plain_word(const Plan& part) {
  return part.kind == Plan::Kind::word && part.boost == 1;
}

}  // namespace

std::optional<Plan> read_question(const Plan& plan) {
  if (plan.kind != Plan::Kind::all || plan.boost != 1 || !std::ranges::all_of(plan.operands, is_plain_word)) return {};
  Plan question{.kind = Plan::Kind::any};
  std::set<std::string> stems;
  for (const Plan& part : plan.operands) {
    for (const Plan::Word& word : part.words) {
      if (text::is_stop_word(word.form) || !stems.insert(word.stem).second) continue;
      question.operands.push_back({.kind = Plan::Kind::word, .text = word.form, .words = {{word.form, word.stem}}});
    }
  }
  if (question.operands.size() < 2) return {};
  return question;
}

}  // namespace tenet::query
