#pragma once

#include <cstddef>

#include "indexer/attribution/tagged_text.h"

namespace tenet::indexer {

// Whether the word at `at` begins a sentence and is a verb before a name: "Remember Harrow", "Thank Odile Harrow",
// "Said Harrow:". It is no part of the name.
[[nodiscard]] bool is_verb_before_name(const TaggedText& tagged, TokenSpan sentence, std::size_t at);

// A phrase that ends in a name, with the names that are listed behind it: "Jane Roe" of "Jane Roe, Ivo Kern and Ann
// Vale"; one that ends in a title, with its holder: "the mayor, Jane Roe". The phrase itself where neither follows.
[[nodiscard]] TokenSpan with_names_behind(const TaggedText& tagged, TokenSpan sentence, TokenSpan phrase);
// The same of the names before a phrase of two: "Ivo Kern and Ann Vale" of "Jane Roe, Ivo Kern and Ann Vale". The list
// must begin the sentence, or follow a quotation.
[[nodiscard]] TokenSpan with_names_before(const TaggedText& tagged, TokenSpan sentence, TokenSpan phrase);

}  // namespace tenet::indexer
