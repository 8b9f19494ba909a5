#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tenet/passage.h>

#include "store/bytes.h"

namespace tenet::store {

// How an attribution came about: many quotations of a document share one.
struct Rule {
  std::string name = {};
  double confidence = 0;  // 0 to 1, stored in hundredths

  bool operator==(const Rule&) const = default;
};

// What a document says of itself, without its text: stored once, in the block of passages in which it ends.
struct DocumentRecord {
  // How the text is to be read again.
  enum class Markup { plain, markdown, extract };

  Document fields = {};  // text and pages are empty
  Markup markup = Markup::plain;
  std::size_t body = 0;  // byte in the text where the front matter ends
  std::uint32_t passages = 0;
  std::vector<std::string> headings = {};  // of its sections, in reading order
  std::vector<Speaker> speakers = {};      // in the order in which they first speak
  std::vector<Rule> rules = {};            // by which they were found
  std::string reader = {};                 // of an extract: what read the file, and its version: "pdf 3"
  std::string blocks = {};                 // of an extract: bytes that src/indexer makes of its blocks
  PageMap pages = {};

  bool operator==(const DocumentRecord&) const = default;
};

// Places in DocumentRecord::speakers and ::rules, from 1; 0 for none.
struct Voice {
  std::uint32_t speaker = 0;
  std::uint32_t rule = 0;

  bool operator==(const Voice&) const = default;
};

// What is stored of one passage, without its text.
struct PassageRecord {
  Passage passage = {};              // all but `heading` and what `voices` stand for
  std::vector<Voice> voices = {};    // of each of the passage's quotes
  std::size_t begin_code_point = 0;  // of the passage in Document::text
  std::uint32_t heading = 0;         // 0 for none, else place in DocumentRecord::headings, from 1
  std::uint32_t to_document = 0;     // passages from here to the document's last one; follows from the block

  bool operator==(const PassageRecord&) const = default;
};

// Where a passage stands in its document.
struct PassagePlace {
  int number = 0;  // as that of Passage
  TextRange range = {};
  std::size_t begin_code_point = 0;
  std::uint32_t heading = 0;

  bool operator==(const PassagePlace&) const = default;
};
[[nodiscard]] PassagePlace place_of(const PassageRecord& record);

// Gives a passage and its quotes the pages that they stand on, by those of their document.
void fill_pages(Passage& passage, const DocumentRecord& document);

// Bytes of records and back: docs/index-format.md. Of a passage it is said how it differs from the one before it in the
// document, which is at `before`; that is empty for the first of a block. What is skipped is read no further than it
// takes to come to its end. Reading and skipping throw IndexError where the bytes are no record.
void write(ByteWriter& out, const PassageRecord& record, const PassagePlace& before);
[[nodiscard]] PassageRecord read_record(ByteReader& in, const PassagePlace& before);
[[nodiscard]] PassagePlace skip_record(ByteReader& in, const PassagePlace& before);
void write(ByteWriter& out, const DocumentRecord& document);
[[nodiscard]] DocumentRecord read_document(ByteReader& in);
void skip_document(ByteReader& in);

}  // namespace tenet::store
