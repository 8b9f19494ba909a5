#include "query/question.h"

#include <algorithm>
#include <set>
#include <string>

#include "text/stop_words.h"

namespace tenet::query {
namespace {

bool is_plain_word(const Query& query) {
  return query.kind == Query::Kind::word && query.boost == 1;
}

}  // namespace

std::optional<Query> read_question(const Query& query, text::Analyser& analyser) {
  if (query.kind != Query::Kind::all || query.boost != 1 || !std::ranges::all_of(query.operands, is_plain_word))
    return {};
  Query question{.kind = Query::Kind::any};
  std::set<std::string> stems;
  for (const Query& part : query.operands) {
    for (const text::Token& token : analyser.analyse(part.text)) {
      if (text::is_stop_word(token.form()) || !stems.insert(token.stem()).second) continue;
      question.operands.push_back({.kind = Query::Kind::word, .text = std::string(token.form())});
    }
  }
  if (question.operands.size() < 2) return {};
  return question;
}

}  // namespace tenet::query
