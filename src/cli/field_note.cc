#include "cli/field_note.h"

#include <cstdint>

#include <fmt/format.h>

namespace tenet::cli {

void note_outside_field(const Searcher& searcher, const Query& query) {
  if (query.kind == Query::Kind::nothing || searcher.taxonomy().model.empty()) return;
  const Query field{.kind = Query::Kind::field, .text = "justice", .field = "has"};
  const Query both{.kind = Query::Kind::all, .operands = {query, field}};
  const auto count = [&](const Query& asked) { return searcher.search(asked, {.limit = 0, .snippet_bytes = 0}).total; };
  const std::uint64_t all = count(query);
  const std::uint64_t inside = count(both);
  if (2 * inside >= all) return;
  fmt::print(stderr, "note: {} of these {} passages may be outside criminal justice; -has:justice shows them alone\n",
             all - inside, all);
}

}  // namespace tenet::cli
