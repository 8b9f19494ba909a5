#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <tenet/passage.h>

#include "base/docid.h"
#include "query/verify/alignment.h"
#include "query/verify/normalised_text.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// Neighbouring passages of a document as one text, so that words may run from one into the next.
struct ContextWindow {
  struct Part {
    Docid docid = 0;
    std::size_t begin = 0;  // byte in normalised.text
    TextRange range = {};   // of the passage, in the document's text
  };

  std::vector<Part> parts = {};
  NormalisedText normalised = {};  // the texts of the passages, an empty line between them
  std::vector<Quote> quotes = {};  // of the passages, in reading order; ranges in the document's text

  // Where a byte of normalised.text that belongs to a word stands in the document's text. An end is one past such a
  // byte.
  [[nodiscard]] std::size_t in_document(std::size_t at) const;
  [[nodiscard]] TextRange in_document(TextRange range) const;
};

// Reads the passages `first` to `last`, which must be of one document.
[[nodiscard]] ContextWindow read_context(store::PassageReader& reader, Docid first, Docid last, Docid stride,
                                         text::Analyser& analyser);

// The orders in which a context can be read: first all of its words, then those of every utterance that other words
// interrupt.
[[nodiscard]] std::vector<Reading> readings_of(const ContextWindow& context);

}  // namespace tenet::query
