#pragma once

#include <functional>
#include <string>

#include <tenet/error.h>
#include <tenet/query.h>
#include <tenet/topics.h>

namespace tenet::query {

// The topics of the index, read only for queries that ask for one: reading them takes milliseconds.
using TaxonomyOf = std::function<const Taxonomy&()>;

// `query` with the id of every topic for the name it was asked by. Throws QueryError for one that there is not.
[[nodiscard]] Query resolve_topics(const Query& query, const TaxonomyOf& taxonomy);

// The error for a topic that `taxonomy` does not have, with the topic that was probably meant as its hint.
[[nodiscard]] QueryError unknown_topic(const std::string& name, const Taxonomy& taxonomy, std::size_t offset = 0);

}  // namespace tenet::query
