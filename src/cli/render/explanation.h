#pragma once

#include <string>

#include <tenet/searcher.h>

namespace tenet::cli {

// How the score of a passage comes about, as lines for people: the parts as a table, the greatest first, then their
// sum. Empty where the passage is no answer.
[[nodiscard]] std::string explanation_for_people(const Explanation& explanation);
// The same as a line for programs: docs/schema/results.schema.json.
[[nodiscard]] std::string explanation_line(const Explanation& explanation);

}  // namespace tenet::cli
