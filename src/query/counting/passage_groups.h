#pragma once

#include <memory>

#include "query/counting/groups.h"

// Groups of passages by what they say: a passage may stand in several.
namespace tenet::query {

// Every topic of the taxonomy, in its order.
[[nodiscard]] std::unique_ptr<Grouping> by_topic(const GroupingSources& sources);
// Who speaks. Names that text::name_key() holds equal are one speaker, under the name that most passages have.
[[nodiscard]] std::unique_ptr<Grouping> by_speaker(const GroupingSources& sources);
// Roles of who speaks, in any case of letters. Reads every passage: the index keeps words of roles alone.
[[nodiscard]] std::unique_ptr<Grouping> by_role(const GroupingSources& sources);
// Kinds of quotations, in the order of QuoteKind.
[[nodiscard]] std::unique_ptr<Grouping> by_kind(const GroupingSources& sources);

}  // namespace tenet::query
