#pragma once

#include <cstddef>

#include "indexer/attribution/tagged_text.h"

namespace tenet::indexer {

// Who or what a phrase names, found without a parser: by the classes of words, capitals and commas. All take a
// sentence of tagged text and give an empty span where nothing is found; none looks beyond the sentence.

// The phrase that begins at `at`: "New York police commissioner William Harrow", "the mayor of Salter", "he".
[[nodiscard]] TokenSpan phrase_at(const TaggedText& tagged, TokenSpan sentence, std::size_t at);

// The phrase that ends before `end`, with what follows its head: "a spokesman for the group".
[[nodiscard]] TokenSpan phrase_before(const TaggedText& tagged, TokenSpan sentence, std::size_t end);

// Whether a word can be inside the name of somebody: neither pronoun nor glue nor verb.
[[nodiscard]] bool is_nominal(const TaggedToken& token);

// Whether a word can be the last of a phrase that goes on behind a preposition: "[mayor] of Salter".
[[nodiscard]] bool is_head(const TaggedToken& token);

// "the", "her", "all".
[[nodiscard]] bool is_determiner(const TaggedToken& token);

// "state", "welcome": a verb of speech that is a noun or an adjective behind an article.
[[nodiscard]] bool is_noun_behind_article(const TaggedToken& token);

// Past "the", "all the" at `at`.
[[nodiscard]] std::size_t past_determiners(const TaggedText& tagged, TokenSpan sentence, std::size_t at);

}  // namespace tenet::indexer
