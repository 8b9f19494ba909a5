#include "query/plan/resolver.h"

#include <tenet/error.h>

#include "query/language/fields.h"
#include "query/language/limits.h"
#include "query/language/parser.h"
#include "query/plan/more_like.h"
#include "query/plan/passage_ids.h"
#include "query/plan/synonyms.h"
#include "query/plan/topic_names.h"

namespace tenet::query {

Query Resolver::parse(std::string_view text, Joining joining) {
  return query::parse(text, joining, [this](const Query& field, std::size_t offset) {
    if (field.field == "topic") {
      const std::string name = topic_name(field.text);
      if (taxonomy().named(name) == nullptr) throw unknown_topic(name, taxonomy(), offset);
    } else if (field.field == "like" &&
               !find_passage(full_id(field.text, snapshot_, reader_, offset), snapshot_, reader_)) {
      throw unknown_passage(field.text, snapshot_, reader_, offset);
    } else if (field.field == "document") {
      (void)full_id(field.text, snapshot_, reader_, offset);  // one that may stand for several is an error there
    }
  });
}

Plan Resolver::resolve(const Query& query, std::vector<std::string>& notes) {
  require_bounded(query);
  const auto topics = [this]() -> const Taxonomy& { return taxonomy(); };
  const Query resolved = resolve_synonyms(resolve_topics(query, topics), topics, analyser_, notes);
  Plan plan =
      make_plan(resolve_like(with_full_ids(resolved, snapshot_, reader_), snapshot_, reader_, analyser_), analyser_);
  if (plan.kind == Query::Kind::nothing && query.kind != Query::Kind::nothing) {
    throw QueryError("the query has no words", 0, "a word has a letter or a digit");
  }
  return plan;
}

Plan Resolver::resolve(const Query& query) {
  std::vector<std::string> notes;
  return resolve(query, notes);
}

const Taxonomy& Resolver::taxonomy() {
  if (!taxonomy_) taxonomy_ = parse_taxonomy(snapshot_.taxonomy_toml(), "the topics of the index");
  return *taxonomy_;
}

}  // namespace tenet::query
