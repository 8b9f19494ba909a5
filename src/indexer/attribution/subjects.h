#pragma once

#include <cstddef>

#include "indexer/attribution/tagged_text.h"

namespace tenet::indexer {

// Subjects of verbs, found without a parser, as noun phrases are. All take a sentence of tagged text and give an empty
// span where nothing is found; none looks beyond the sentence.

// The subject of the verb at `verb`, which stands before it: past auxiliaries, adverbs, times, and asides between
// commas; of "who said" it is who is meant. Empty too for a verb that shares another's subject ("... and said").
[[nodiscard]] TokenSpan subject_before(const TaggedText& tagged, TokenSpan sentence, std::size_t verb);

// The subject of the sentence, where it comes first: past "However," and "On Monday, ".
[[nodiscard]] TokenSpan main_subject(const TaggedText& tagged, TokenSpan sentence);

// Whether a phrase that begins with `token` can be the aside behind a comma: ", a professor", ", who", ", R-Texas".
[[nodiscard]] bool begins_aside(const TaggedToken& token);

// Whether a clause or a phrase stands in front of the subject: "When he left, Harrow", "On Monday, Harrow".
[[nodiscard]] bool has_clause_in_front(const TaggedText& tagged, TokenSpan sentence);

}  // namespace tenet::indexer
