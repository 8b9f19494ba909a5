#pragma once

#include <string>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "cli/render/hit_fields.h"
#include "cli/terminal.h"

// Passages for people.
namespace tenet::cli {

// A numbered hit: title and date, who, the snippet with its matches marked, topics with their evidence, the id; before
// and after it its neighbours, whole.
[[nodiscard]] std::string hit_for_people(const PlacedHit& placed, const Style& style);
// A passage whole, with its id before it; `chosen` ones stand out among their context.
[[nodiscard]] std::string passage_for_people(const Hit& hit, bool chosen, const Style& style);
// What the indexer sees of a document.
[[nodiscard]] std::string examined_for_people(const Examined& examined, const Style& style);

}  // namespace tenet::cli
