#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tenet/indexer.h>

#include "indexer/attribution/authority.h"
#include "indexer/reading/read.h"
#include "indexer/topics/topic_tables.h"
#include "indexer/topics/topics.h"
#include "store/passage_block.h"
#include "store/segment.h"
#include "text/tokens.h"

namespace tenet::indexer {

// The stages between reading and words, in order: structure, quotes, speakers, passages. Takes the title from the text
// when the document has none. A document without any passage gets an empty one, so that it is found by its title all
// the same. Passages have no topics yet.
[[nodiscard]] Examined cut_document(Document source, const Form& form, const Authority& authority);
// The blocks of a document, as cut_document() takes them.
[[nodiscard]] std::vector<Block> blocks_of(const Document& document, const Form& form);

// The words of a passage of a document, its markup left out; ranges are in the passage.
[[nodiscard]] std::vector<text::Token> passage_words(const Document& document, const Passage& passage,
                                                     text::Analyser& analyser);

// The hash of all that a document says: what makes a changed one differ. 32 hexadecimal digits.
[[nodiscard]] std::string document_hash(const Document& document, const Form& form);

// The last stages: finds the topics of each passage and writes it to a segment.
class DocumentWriter {
 public:
  // All must outlive it.
  DocumentWriter(const TopicMatcher& topics, text::Analyser& analyser, store::SegmentWriter& segment)
      : topics_(topics), analyser_(analyser), segment_(segment) {}

  // Gives the number of passages.
  std::uint32_t write(const Examined& examined, const Form& form);
  // After the last document.
  void finish();

 private:
  void add_words(const std::vector<text::Token>& tokens);

  const TopicMatcher& topics_;
  text::Analyser& analyser_;
  store::SegmentWriter& segment_;
  store::BlockBuilder blocks_;
  // What topics and segment know of the analyser's words, by their numbers.
  TopicWords topic_words_;
  std::vector<store::SegmentWriter::Word> segment_words_;
};

}  // namespace tenet::indexer
