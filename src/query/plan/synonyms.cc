#include "query/plan/synonyms.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace tenet::query {
namespace {

using Kind = Query::Kind;
using Words = std::vector<std::string>;

Words stems_of(const std::string& text, text::Analyser& analyser) {
  Words stems;
  for (const text::Token& token : analyser.analyse(text)) stems.push_back(token.stem());
  return stems;
}

Words forms_of(const std::string& text, text::Analyser& analyser) {
  Words forms;
  for (const text::Token& token : analyser.analyse(text)) forms.push_back(token.form());
  return forms;
}

// The rings in which `text` stands as it is written, or else in another inflection: a prison is no prisoner, though
// the two have one stem.
std::vector<const Synonyms*> rings_of(const std::string& text, const Taxonomy& taxonomy, text::Analyser& analyser) {
  for (const auto& words_of : {forms_of, stems_of}) {
    const Words asked = words_of(text, analyser);
    std::vector<const Synonyms*> rings;
    for (const Synonyms& ring : taxonomy.synonyms) {
      const auto is_asked = [&](const std::string& term) { return words_of(term, analyser) == asked; };
      if (!asked.empty() && std::ranges::any_of(ring.terms, is_asked)) rings.push_back(&ring);
    }
    if (!rings.empty()) return rings;
  }
  return {};
}

// The ways to say `text`, itself first, no two of the same stems.
Words ways_to_say(const std::string& text, const Taxonomy& taxonomy, text::Analyser& analyser) {
  Words ways{text};
  std::set<Words> seen{stems_of(text, analyser)};
  for (const Synonyms* ring : rings_of(text, taxonomy, analyser)) {
    for (const std::string& term : ring->terms) {
      if (seen.insert(stems_of(term, analyser)).second) ways.push_back(term);
    }
  }
  return ways;
}

}  // namespace

Query resolve_synonyms(const Query& query, const TaxonomyOf& taxonomy, text::Analyser& analyser,
                       std::vector<std::string>& notes) {
  Query resolved = query;
  if (query.kind == Kind::synonyms && query.operands.empty()) {
    for (std::string& way : ways_to_say(query.text, taxonomy(), analyser)) {
      resolved.operands.push_back({.kind = Kind::word, .text = std::move(way)});
    }
    if (resolved.operands.size() > 1) return resolved;
    notes.push_back(fmt::format("~{}: no synonyms are known, searched for {} alone", query.text, query.text));
    return {.kind = query.quoted ? Kind::phrase : Kind::word, .text = query.text, .boost = query.boost};
  }
  for (Query& operand : resolved.operands) operand = resolve_synonyms(operand, taxonomy, analyser, notes);
  return resolved;
}

}  // namespace tenet::query
