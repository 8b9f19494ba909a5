#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "indexer/attribution/tagged_text.h"

namespace tenet::indexer {

// Whose relative somebody is.
struct Kinship {
  WordClasses gender = 0;  // of whom: male for "his", both for "their" and for a name
  std::string owner = {};  // "Harrow" of "Harrow's widow"; empty for a pronoun
};

// The kinship of the name at token `begin` of a sentence: of Savita in "his widow, Savita" and "Harrow's widow,
// Savita". Nothing for other names, and for children: they are told of, and seldom speak.
[[nodiscard]] std::optional<Kinship> kinship_of(const TaggedText& tagged, TokenSpan sentence, std::size_t begin);

}  // namespace tenet::indexer
