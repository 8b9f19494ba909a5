#pragma once

#include <cstddef>

#include "indexer/attribution/tagged_text.h"

namespace tenet::indexer {

// The token that a phrase is about: "a spokesman" of "a spokesman for the group", "Harrow" of "Ms. Harrow, the mayor".
// `phrase` is not empty.
[[nodiscard]] std::size_t head_of(const TaggedText& tagged, TokenSpan phrase);

// Whether `phrase` can say something: a name, a pronoun, people, a body, or a document that speaks for somebody.
// "Her conclusion", "federal resources" and "Section 4" cannot.
[[nodiscard]] bool may_speak(const TaggedText& tagged, TokenSpan phrase);

}  // namespace tenet::indexer
