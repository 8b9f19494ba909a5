#pragma once

#include <cstddef>
#include <optional>

#include "indexer/attribution/tagged_text.h"

// Who signs a quotation: "-- Odile Harrow, keeper" behind it.
namespace tenet::indexer {

// In tokens. What is longer is a sentence.
inline constexpr std::size_t longest_signature = 20;

struct Signature {
  TokenSpan dashes = {};  // before the name; empty, at its line, where there is none
  TokenSpan name = {};
};

// The signature that ends a paragraph, on a line of its own or behind a sentence.
[[nodiscard]] std::optional<Signature> find_signature(const TaggedText& tagged);

// The same without a dash, "Odile Harrow, keeper": the last line, behind a sentence, or all there is. Its name begins
// with a title or a given name that is known.
[[nodiscard]] std::optional<Signature> find_bare_signature(const TaggedText& tagged);

// Whether a line begins with the token at `at`.
[[nodiscard]] bool begins_line(const TaggedText& tagged, std::size_t at);

}  // namespace tenet::indexer
