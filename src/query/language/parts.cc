#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <tenet/query.h>

#include "query/language/fields.h"

namespace tenet {

using Kind = Query::Kind;

std::vector<Query> conjuncts(const Query& query) {
  if (query.kind == Kind::nothing) return {};
  if (query.kind == Kind::all && query.boost == 1) return query.operands;
  return {query};
}

Query all_of(std::vector<Query> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  return {.kind = Kind::all, .operands = std::move(parts)};
}

Query both(const Query& one, const Query& other) {
  std::vector<Query> parts = conjuncts(one);
  for (const Query& part : conjuncts(other)) parts.push_back(part);
  return all_of(std::move(parts));
}

bool chooses_documents(const Query& query) {
  constexpr std::array<std::string_view, 6> fields{"date", "organisation", "author", "source", "type", "document"};
  switch (query.kind) {
    case Kind::field:
      return std::ranges::find(fields, query.field) != fields.end() ||
             (query.field == "has" && query::is_of_document(query.text));
    case Kind::all:
    case Kind::any:
    case Kind::without: return std::ranges::all_of(query.operands, chooses_documents);
    default: return false;
  }
}

}  // namespace tenet
