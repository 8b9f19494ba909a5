#include "query/plan/plan_words.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tenet::query {
namespace {

using Kind = Plan::Kind;

// Synonyms count as one word; ways to say it in several words have no frequency of their own.
std::string synonyms_word(const Plan& plan) {
  std::set<std::string> stems;
  for (const Plan& way : plan.operands) {
    if (way.words.size() == 1) stems.insert(way.words.front().stem);
  }
  return fmt::format("{}", fmt::join(stems, " "));
}

void collect_words(const Plan& plan, double boost, WordWeights& words) {
  if (plan.kind == Kind::without) return;
  boost *= plan.boost;
  if (plan.kind == Kind::synonyms) {
    if (const std::string word = synonyms_word(plan); !word.empty()) words[word] += boost;
    return;
  }
  if (plan.kind == Kind::word || plan.kind == Kind::phrase) {
    for (const Plan::Word& word : plan.words) {
      if (word.weighs) words[word.stem] += boost;
    }
  }
  for (const Plan& operand : plan.operands) collect_words(operand, boost, words);
}

// Whether a passage answers only when it holds a word of query_words().
bool is_answered_by_words(const Plan& plan) {
  switch (plan.kind) {
    case Kind::word:
    case Kind::phrase: return true;
    case Kind::all:
    case Kind::near: return std::ranges::any_of(plan.operands, is_answered_by_words);
    case Kind::any: return std::ranges::all_of(plan.operands, is_answered_by_words);
    case Kind::said:
    case Kind::maybe: return is_answered_by_words(plan.operands.front());
    default: return false;
  }
}

}  // namespace

WordWeights query_words(const Plan& plan) {
  WordWeights words;
  collect_words(plan, 1, words);
  return words;
}

std::optional<std::vector<std::string>> words_needed(const Plan& plan, const WordWeights& words) {
  if (!is_answered_by_words(plan)) return std::nullopt;
  std::vector<std::string> needed;
  for (const auto& [word, weight] : words) needed.push_back(word);
  return needed;
}

}  // namespace tenet::query
