#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

namespace tenet::store {

// How an attribution came about: many quotations of a document share one.
struct Rule {
  std::string name = {};
  double confidence = 0;  // 0 to 1, stored in hundredths

  bool operator==(const Rule&) const = default;
};

// What a document says of itself, without its text: stored once, with its last passage.
struct DocumentRecord {
  Document fields = {};   // text is empty
  std::string hash = {};  // of fields and text: tells whether a document has changed
  bool markdown = false;  // how the text is to be read again
  std::size_t body = 0;   // byte in the text where the front matter ends
  std::uint32_t passages = 0;
  std::vector<std::string> headings = {};  // of its sections, in reading order
  std::vector<Speaker> speakers = {};      // in the order in which they first speak
  std::vector<Rule> rules = {};            // by which they were found

  bool operator==(const DocumentRecord&) const = default;
};

// A stretch of a document's text, stored with its last passage. The blocks of a document follow each
// other without a gap, cut between passages, so that together they are the text as it was read.
struct TextBlock {
  std::size_t begin = 0;  // bytes into Document::text
  std::string text = {};

  bool operator==(const TextBlock&) const = default;
};

// Places in DocumentRecord::speakers and ::rules, from 1; 0 for none.
struct Voice {
  std::uint32_t speaker = 0;
  std::uint32_t rule = 0;

  bool operator==(const Voice&) const = default;
};

// The data of a Xapian document: one passage.
struct PassageRecord {
  Passage passage = {};              // all but `heading` and what `voices` stand for
  std::vector<Voice> voices = {};    // of each of the passage's quotes
  std::size_t begin_code_point = 0;  // of the passage in Document::text
  std::uint32_t heading = 0;         // 0 for none, else place in DocumentRecord::headings, from 1
  std::uint32_t to_block = 0;        // passages from here to the one that holds the text of this
  std::uint32_t to_document = 0;     // passages from here to the document's last one
  std::optional<TextBlock> block = {};
  std::optional<DocumentRecord> document = {};

  bool operator==(const PassageRecord&) const = default;
};

// Bytes of a record and back: varints and counted strings; docs/index-format.md.
[[nodiscard]] std::string encode(const PassageRecord& record);
// Throws IndexError when the bytes are no record.
[[nodiscard]] PassageRecord decode_record(std::string_view bytes);

}  // namespace tenet::store
