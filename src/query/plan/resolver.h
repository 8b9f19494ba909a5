#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/query.h>
#include <tenet/topics.h>

#include "query/plan/plan.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// What queries mean in one index, which has topics, synonyms and passages of its own: whoever answers a query asks here
// first, so that all understand it alike. All arguments must outlive it.
class Resolver {
 public:
  Resolver(const store::Snapshot& snapshot, store::PassageReader& reader, text::Analyser& analyser)
      : snapshot_(snapshot), reader_(reader), analyser_(analyser) {}

  // Reads a query. Throws QueryError, with the place and a suggestion, also for a topic or a passage that the index
  // does not have.
  [[nodiscard]] Query parse(std::string_view text, Joining joining);
  // The plan of a query, with topics by their ids, and ~word and like:ID spelled out. Adds to `notes` what the asker
  // should know. Throws QueryError for a topic or a passage that the index does not have, and where no words are left
  // of a query that is not empty.
  [[nodiscard]] Plan resolve(const Query& query, std::vector<std::string>& notes);
  // resolve() without notes.
  [[nodiscard]] Plan resolve(const Query& query);
  // The topics of the index, read when first asked for: that takes milliseconds.
  [[nodiscard]] const Taxonomy& taxonomy();

 private:
  const store::Snapshot& snapshot_;
  store::PassageReader& reader_;
  text::Analyser& analyser_;
  std::optional<Taxonomy> taxonomy_;
};

}  // namespace tenet::query
