#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/attribution/cues.h"
#include "indexer/attribution/tagged_text.h"

namespace tenet::indexer {

// Whether the words around the verb of `cue` say that it tells of no speech: "never said", "refused to say", "if Harrow
// says", "no evidence that Harrow said", "Has Harrow said". Linear in the tokens between subject and verb.
[[nodiscard]] bool is_unsaid(const TaggedText& tagged, TokenSpan sentence, const Cue& cue);

// "instead of saying", "rather than say", "far from calling", "without a word", "avoided saying", "as opposed to
// saying": whether the verb or noun of speech at `word` is what somebody did not do.
[[nodiscard]] bool is_not_done(const TaggedText& tagged, TokenSpan sentence, std::size_t word);

// Whether a word is a form of "deny", "dismiss", "dispute", "refute" or "reject".
[[nodiscard]] bool is_denial(std::string_view word);

}  // namespace tenet::indexer
