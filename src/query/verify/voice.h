#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

#include "query/language/names.h"
#include "text/tokens.h"

// Whose words are they? What a document's quotations and its own fields say about it.
namespace tenet::query {

// Quotations of speech that continue each other, as places in `quotes` (in reading order): one utterance each.
[[nodiscard]] std::vector<std::vector<std::size_t>> find_utterances(const std::vector<Quote>& quotes);

// The innermost quotation of speech that holds the first of `words` (ranges in the document's text, ascending), when it
// holds the others too, it or the quotations that continue it or are attributed to the same speaker.
[[nodiscard]] std::optional<Quote> quote_around(const std::vector<TextRange>& words, const std::vector<Quote>& quotes);

// The speaker of `quote`; without one, whose the document's own words are: its speaker, author or organisation. Empty
// where the text does not say.
[[nodiscard]] std::string speaker_of(const std::optional<Quote>& quote, const Document& document);

// Whether those words are by somebody who goes by that name. `speakers` are those who speak in the passage.
[[nodiscard]] bool is_said_by(const NamePattern& name, const std::optional<Quote>& quote,
                              const std::vector<Speaker>& speakers, const Document& document, text::Analyser& analyser);

}  // namespace tenet::query
