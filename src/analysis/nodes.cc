#include "analysis/nodes.h"

#include <algorithm>

#include <tenet/error.h>

#include "text/visible.h"

namespace tenet::analysis {
namespace {

using Kind = Query::Kind;

bool has_nodes(const Query& query) {
  switch (query.kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::prefix:
    case Kind::synonyms: return true;
    case Kind::field: return query.field == "topic" || query.field == "mentions" || query.field == "like";
    case Kind::without: return false;
    default: return std::ranges::any_of(query.operands, has_nodes);
  }
}

}  // namespace

void require_nodes(const Query& query) {
  if (has_nodes(query)) return;
  throw QueryError("the query asks for no words", 0,
                   "add a word, a \"phrase\", a wildcard* or a topic: to look around");
}

TextRange places_of(TextRange range, const std::vector<text::Token>& tokens) {
  const auto place = [&](std::size_t byte) {
    const auto at =
        std::ranges::lower_bound(tokens, byte, {}, [](const text::Token& token) { return token.range.begin; });
    return static_cast<std::size_t>(at - tokens.begin());
  };
  return {place(range.begin), place(range.end)};
}

std::size_t add_passage(const Hit& hit, ReadText& read) {
  if (!read.text.empty()) read.text += "\n\n";
  const std::size_t begin = read.text.size();
  for (const TextRange& part : text::hidden_within(hit.passage)) {
    read.hidden.push_back({begin + part.begin, begin + part.end});
  }
  read.text += hit.text;
  return begin;
}

void read_tokens(ReadText& read, text::Analyser& analyser) {
  read.tokens = text::visible_tokens(read.text, {0, read.text.size()}, read.hidden, analyser);
}

ReadText read_passage(const Hit& hit, text::Analyser& analyser) {
  ReadText read;
  add_passage(hit, read);
  read_tokens(read, analyser);
  return read;
}

}  // namespace tenet::analysis
