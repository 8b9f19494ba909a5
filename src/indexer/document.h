#pragma once

#include <string>

#include <tenet/indexer.h>

#include "indexer/read.h"
#include "indexer/topics.h"
#include "store/segment.h"
#include "text/tokens.h"

namespace tenet::indexer {

// The stages between reading and writing, in order: structure, quotes, passages, topics. Takes the title from
// the text when the document has none. A document without any passage gets an empty one, so that it is found by
// its title all the same.
[[nodiscard]] Examined examine_document(SourceDocument source, const TopicMatcher& topics, text::Analyser& analyser);

// The hash of all that a document says: what makes a changed one differ. 32 hexadecimal digits.
[[nodiscard]] std::string document_hash(const Document& document);

// How a document was read, kept so that it can be read again from the index.
struct Form {
  Markup markup = Markup::plain;
  std::size_t body = 0;   // byte in the text where the front matter ends
  std::string hash = {};  // document_hash() before the stages
};

// The last stage: writes the passages of a document to a segment. Gives their number.
std::uint32_t write_document(const Examined& examined, const Form& form, text::Analyser& analyser,
                             store::SegmentWriter& segment);

}  // namespace tenet::indexer
