#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <tenet/export.h>
#include <tenet/range.h>
#include <tenet/topics.h>

namespace tenet {

// A document as it was read. `text` is the source in UTF-8, never rewritten, so that every range
// into it is a place in the source: the whole file with its front matter, or the "text" of a JSON
// record. All other members may be empty.
struct Document {
  std::string id = {};    // path relative to the PATH that held it, or the record's own id
  std::string text = {};  // UTF-8
  std::string title = {};
  std::string date = {};          // ISO 8601, as exact as known: "2015", "2015-10" or "2015-10-21"
  std::string organisation = {};  // the body whose statement it is
  std::string speaker = {};       // who speaks throughout, when the document says so
  std::string author = {};
  std::string source = {};  // the publisher
  std::string url = {};
  std::string type = {};  // "executive order", "fixture", ...
  std::string licence = {};
  std::map<std::string, std::string> metadata = {};  // every further key, as it was written

  bool operator==(const Document&) const = default;
};

// Words between quotation marks. Ranges are in Document::text; the marks are left out.
struct Quote {
  TextRange range = {};
  int level = 0;  // 0 for a quotation, 1 for a quotation inside it, and so on

  bool operator==(const Quote&) const = default;
};

// What a search returns and a researcher cites. Ranges are in Document::text.
struct Passage {
  // The blocks of a document (paragraphs, headings, list items, site furniture) are numbered from 1;
  // a passage takes the number of its first block, and a block that is cut gives parts 1, 2, ...
  // Joining and leaving out therefore never renumber what stays.
  int number = 0;
  int part = 1;
  TextRange range = {};
  TextRange heading = {};              // of the section it stands in, empty when there is none
  std::vector<TextRange> hidden = {};  // markup inside `range` that is no text: marks, addresses of links
  std::vector<Quote> quotes = {};      // in reading order
  std::vector<TopicTag> topics = {};   // strongest first

  bool operator==(const Passage&) const = default;
};

// "<document>#<number>", or "<document>#<number>.<part>" from the second part on.
[[nodiscard]] TENET_API std::string passage_id(const std::string& document, const Passage& passage);

}  // namespace tenet
