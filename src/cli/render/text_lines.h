#pragma once

#include <string>

#include <tenet/indexer.h>

namespace tenet::cli {

// What of a document `tenet text` prints.
struct TextParts {
  bool all = false;     // also what is of the site or the page, not of the statement
  bool pages = false;   // a line where another page begins
  bool blocks = false;  // a line a block, in place of the text
};

// For people; ends with a newline, unless nothing is left.
[[nodiscard]] std::string text_for_people(const DocumentText& text, const TextParts& parts);
// An object without a newline: docs/output.md says what is in it.
[[nodiscard]] std::string text_line(const DocumentText& text);

}  // namespace tenet::cli
