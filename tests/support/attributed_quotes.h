#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

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

// A text, and who says each of the quotations in it that are speech.
struct SaidBy {
  std::string text;
  std::vector<std::string> speakers;
};

inline void check_speakers(const std::vector<SaidBy>& cases, Markup markup = Markup::plain) {
  for (const SaidBy& each : cases) {
    std::vector<std::string> speakers;
    for (const Quote& quote : attributed_quotes(each.text, markup).quotes) {
      if (is_speech(quote.kind)) speakers.push_back(quote.attribution.speaker);
    }
    EXPECT_EQ(speakers, each.speakers) << each.text;
  }
}

}  // namespace tenet::indexer
