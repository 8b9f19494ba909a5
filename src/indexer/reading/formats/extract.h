#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/pages.h>

#include "indexer/reading/document_keys.h"
#include "indexer/reading/structure.h"

namespace tenet::indexer {

// The words of a stretch of text lead to `address`, as it is written in the source.
struct Link {
  TextRange words = {};
  std::string address = {};

  bool operator==(const Link&) const = default;
};

// What the reader of a format makes of a document: its words in reading order, and what is known of them.
struct Extract {
  std::string text = {};           // UTF-8 without control characters but line feed; an empty line between blocks
  std::vector<Block> blocks = {};  // ascending, apart, none empty; `hidden` is empty. What is no part of the statement
                                   // (navigation, running heads, page numbers) is furniture.
  std::vector<PageMark> pages = {};           // ascending by `begin`; empty for a format without pages
  std::vector<std::string> page_labels = {};  // of page 1, 2, ...: "iv", "S4201"; empty where it is the number
  std::vector<DocumentKey> keys = {};         // for fill_document(): title, date, author, organisation, source, url ...
  std::vector<Link> links = {};               // ascending
  std::string reader = {};  // what made it and its version, reader_name(); the frame of the readers gives it
  std::vector<std::string> warnings = {};  // what a researcher should know: "3 pages are pictures without text: ..."

  bool operator==(const Extract&) const = default;
};

// What is known of a document before its bytes are looked at: by the message, the archive or the web server it came in.
struct Origin {
  std::string name = {};     // of the file or member, for its ending
  std::string type = {};     // MIME type, lower case, without parameters
  std::string charset = {};  // as declared
  std::string url = {};

  bool operator==(const Origin&) const = default;
};

// Puts an extract together, block after block.
class ExtractBuilder {
 public:
  // What is added from here on stands on this page.
  void begin_page(std::uint32_t page) { page_ = page; }
  // Adds a block of `words`, UTF-8. Each stretch of white space becomes one space, a line feed stays one where `lines`
  // (verse, addresses, code); control characters go, and bytes that are no UTF-8 become U+FFFD. A block without a
  // visible character is left out. Gives its range.
  TextRange add(Block::Kind kind, std::string_view words, int level = 0, bool lines = false);
  // Adds words to the block added last, after a space unless `glued`: a paragraph that goes on, on the next page.
  // `lines` as in add().
  void append(std::string_view words, bool glued = false, bool lines = false);

  Extract extract = {};  // keys, labels, links and warnings go here directly

 private:
  void mark_page(std::size_t begin);

  std::uint32_t page_ = 0;
};

}  // namespace tenet::indexer
