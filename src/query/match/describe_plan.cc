#include "query/match/describe_plan.h"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tenet::query {
namespace {

using Op = Operator::Kind;

std::string description_of(const TermSequence& way) {
  if (is_one_word(way)) return way.terms.front();
  std::vector<std::string> words;
  for (const PhraseWord& word : way.phrase) words.push_back(word.form.value_or(way.terms[word.word]));
  return fmt::format("\"{}\"", fmt::join(words, " "));
}

std::string description_of(const Operator& op) {
  std::vector<std::string> parts;
  for (const Operator& part : op.parts) parts.push_back(description_of(part));
  const std::string joined = fmt::format("{}", fmt::join(parts, ", "));
  std::string terms = fmt::format("{}", fmt::join(op.terms, " "));
  switch (op.kind) {
    case Op::nothing: return "nothing";
    case Op::all: return "all";
    case Op::term: return terms;
    case Op::any_way: {
      std::vector<std::string> ways;
      for (const TermSequence& way : op.ways) ways.push_back(description_of(way));
      const std::string any = fmt::format("{}", fmt::join(ways, " or "));
      return op.least > 1 ? fmt::format("{} at least {}", any, op.least) : any;
    }
    case Op::documents: return "documents(" + terms + ")";
    case Op::dated: return "dated(" + op.terms.front() + " to " + op.terms.back() + ")";
    case Op::intersection: return op.parts.size() == 1 ? joined : "intersection(" + joined + ")";
    case Op::union_of: return op.parts.size() == 1 ? joined : "union(" + joined + ")";
    case Op::difference: return "difference(" + joined + ")";
    case Op::optional: return "optional(" + joined + ")";
    case Op::phrase: return "phrase(" + joined + ", " + description_of(op.ways.front()) + ")";
    case Op::near: return fmt::format("near({}, {} within {})", joined, terms, op.distance);
    case Op::text: return "text(" + joined + ", " + tenet::describe(to_query(*op.plan)) + ")";
  }
  return {};
}

}  // namespace

std::string describe(const PhysicalPlan& plan) {
  std::string text;
  if (plan.root) {
    text = description_of(*plan.root);
  } else {
    std::vector<std::string> words;
    for (const PhysicalPlan::Word& word : plan.words) words.push_back(word.term);
    const char* const way = !plan.phrase.empty()                 ? "phrase"
                            : plan.all || plan.words.size() == 1 ? "conjunction"
                                                                 : "windows";
    text = fmt::format("{}({})", way, fmt::join(words, ", "));
  }
  std::vector<std::string> titles;
  for (const TitleBonus& title : plan.titles) titles.push_back(fmt::format("{}", fmt::join(title.terms, " or ")));
  return titles.empty() ? text : fmt::format("{}, titles({})", text, fmt::join(titles, ", "));
}

}  // namespace tenet::query
