#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/voices/quotes.h"
#include "indexer/voices/speakers.h"
#include "support/outline.h"

namespace tenet::indexer {

inline Voices voices_of(const Document& document, Markup markup = Markup::plain) {
  const auto blocks = find_structure(document.text, 0, markup);
  return find_speakers(document, blocks, find_quotes(document.text, blocks), Authority());
}

inline Voices voices_of(std::string text, Markup markup = Markup::plain) {
  return voices_of(Document{.id = "d", .text = std::move(text)}, markup);
}

}  // namespace tenet::indexer
