#pragma once

#include <string>
#include <vector>

#include "query/plan/plan.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// For each word of the query that no passage has, in any inflection: a note that says so, with the word of the index
// that was probably meant. That has one slip, or two in eight letters or more, begins with the same letter, and is the
// commonest of those with the fewest slips. The first ten such words, by their letters, have a note each; the others
// are counted in one. Words of speaker: that no speaker's name has, and of role: that no role has, come first, with the
// nearest that is there.
[[nodiscard]] std::vector<std::string> spelling_notes(const Plan& plan, const store::Snapshot& snapshot,
                                                      text::Analyser& analyser);

}  // namespace tenet::query
