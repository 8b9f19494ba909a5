#include "query/language/simplify.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "query/language/names.h"
#include "text/stop_words.h"

namespace tenet::query {
namespace {

using Kind = Query::Kind;

bool asks_stop_word(const Query& query, text::Analyser& analyser) {
  if (query.kind != Kind::word || query.boost != 1) return false;
  const auto tokens = analyser.analyse(query.text);
  return tokens.size() == 1 && text::is_stop_word(tokens.front().form());
}

bool has_words(const Query& query, text::Analyser& analyser) {
  return (query.kind != Kind::word && query.kind != Kind::phrase) || !analyser.analyse(query.text).empty();
}

// Whether two words side by side are one to the analyser.
bool is_compound(const Query& first, const Query& second, text::Analyser& analyser) {
  if (first.kind != Kind::word || second.kind != Kind::word || first.boost != second.boost) return false;
  const std::size_t apart = analyser.analyse(first.text).size() + analyser.analyse(second.text).size();
  return analyser.analyse(first.text + ' ' + second.text).size() < apart;
}

std::vector<Query> join_compounds(std::vector<Query> operands, text::Analyser& analyser) {
  std::vector<Query> joined;
  for (Query& operand : operands) {
    if (!joined.empty() && is_compound(joined.back(), operand, analyser)) {
      joined.back().text += ' ' + operand.text;
    } else {
      joined.push_back(std::move(operand));
    }
  }
  return joined;
}

void drop_stop_words(std::vector<Query>& operands, text::Analyser& analyser) {
  const auto stops = [&](const Query& operand) { return asks_stop_word(operand, analyser); };
  const bool others = std::ranges::any_of(
      operands, [&](const Query& operand) { return operand.kind != Kind::without && !stops(operand); });
  if (others) std::erase_if(operands, stops);
}

// A group of what is left: itself, its one member, or nothing.
void ask_who_said(std::vector<Query>& operands) {
  Query who{.kind = Kind::all};
  std::ranges::copy_if(operands, std::back_inserter(who.operands), asks_for_speaker);
  if (who.operands.empty()) return;
  if (who.operands.size() == 1) who = Query(who.operands.front());
  for (Query& operand : operands) {
    if (operand.kind == Kind::said && operand.operands.size() == 1) operand.operands.push_back(who);
  }
}

Query regroup(Query query) {
  if (query.operands.empty()) return {};
  const bool group = query.kind == Kind::all || query.kind == Kind::any || query.kind == Kind::near;
  if (!group || query.operands.size() > 1) return query;
  Query only = std::move(query.operands.front());
  only.boost *= query.boost;
  return only;
}

}  // namespace

Query simplify(const Query& query, text::Analyser& analyser) {
  if (query.operands.empty()) return has_words(query, analyser) ? query : Query{};
  Query result = query;
  result.operands.clear();
  for (const Query& operand : query.operands) {
    Query part = simplify(operand, analyser);
    if (part.kind != Kind::nothing) result.operands.push_back(std::move(part));
  }
  if (query.kind == Kind::maybe && result.operands.size() < query.operands.size()) result.kind = Kind::all;
  if (result.kind == Kind::all || result.kind == Kind::any) {
    result.operands = join_compounds(std::move(result.operands), analyser);
    drop_stop_words(result.operands, analyser);
  }
  if (result.kind == Kind::all) ask_who_said(result.operands);
  return regroup(std::move(result));
}

std::string fold_prefix(std::string_view text, text::Analyser& analyser) {
  const auto tokens = analyser.analyse(text);
  return tokens.empty() ? std::string(text) : tokens.front().form();
}

}  // namespace tenet::query
