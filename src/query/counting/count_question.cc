#include "query/counting/count_question.h"

#include <algorithm>
#include <utility>

#include "query/language/dates.h"
#include "query/language/fields.h"

namespace tenet::query {

using Kind = Query::Kind;

bool is_of_passages(CountBy by) {
  return by == CountBy::topic || by == CountBy::speaker || by == CountBy::role || by == CountBy::kind;
}

CountQuestion take_apart(const Query& query, const Query& within) {
  std::vector<Query> searched = conjuncts(within);
  std::vector<Query> answering = searched;
  bool asks = false;
  for (const Query& part : conjuncts(query)) {
    if (chooses_documents(part)) {
      searched.push_back(part);
    } else {
      asks = true;
    }
    answering.push_back(part);
  }
  return {.searched = all_of(std::move(searched)), .answering = all_of(std::move(answering)), .asks = asks};
}

Span span_of(const Query& query, std::vector<std::string>& notes) {
  Span span;
  std::string all;
  for (const Query& part : conjuncts(query)) {
    if (part.kind != Kind::field || part.field != "date") continue;
    const DateRange range = parse_date_range(part.text);
    if (span.first < range.first) span.first = range.first;
    if (span.last.empty() || (!range.last.empty() && range.last < span.last)) span.last = range.last;
    all += (all.empty() ? "date:" : " and date:") + part.text;
  }
  if (!span.last.empty() && span.last < span.first) {
    std::swap(span.first, span.last);
    notes.push_back(all + " have no day in common: nothing can answer");
  }
  return span;
}

std::set<std::string> alternatives(const Query& query, const TaxonomyOf& taxonomy) {
  std::set<std::string> ids;
  const auto is_topic = [](const Query& each) { return each.kind == Kind::field && each.field == "topic"; };
  for (const Query& part : conjuncts(query)) {
    if (part.kind != Kind::any || !std::ranges::all_of(part.operands, is_topic)) continue;
    const Query resolved = resolve_topics(part, taxonomy);
    for (const Query& topic : resolved.operands) ids.insert(topic_name(topic.text));
  }
  return ids;
}

}  // namespace tenet::query
