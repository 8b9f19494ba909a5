#pragma once

#include <cstddef>

#include "indexer/attribution/tagged_text.h"

// Participles behind the noun that they are of: "a lawsuit filed against Harrow", "the mayor elected in May".
namespace tenet::indexer {

// The noun phrase before the participle at `at`, if it begins a clause: "[a letter] sent". Empty where there is none.
[[nodiscard]] TokenSpan noun_of_participle(const TaggedText& tagged, TokenSpan sentence, std::size_t at);

// Whom a participle behind its noun is of, whose clause ends with `object`: "[a lawsuit] filed on Monday against
// Harrow says", "[the lawyer] representing Harrow said". Empty where `object` ends none; for words by their author,
// too, whose words they are: "a statement released by Harrow said".
[[nodiscard]] TokenSpan head_of_participle(const TaggedText& tagged, TokenSpan sentence, TokenSpan object);

}  // namespace tenet::indexer
