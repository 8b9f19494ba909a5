#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/attribution/quotes.h"
#include "indexer/attribution/speakers.h"
#include "support/outline.h"

namespace tenet::indexer {

inline AttributedQuotes attributed_quotes(const Document& document, Markup markup = Markup::plain) {
  const auto blocks = find_structure(document.text, 0, markup);
  return find_speakers(document, blocks, find_quotes(document.text, blocks), Authority());
}

inline AttributedQuotes attributed_quotes(std::string text, Markup markup = Markup::plain) {
  return attributed_quotes(Document{.id = "d", .text = std::move(text)}, markup);
}

}  // namespace tenet::indexer
