#pragma once

#include <string>
#include <string_view>

namespace tenet::indexer {

// What a control word writes: "\u2014" for "emdash"; nothing for words that write nothing.
[[nodiscard]] std::string_view rtf_character(std::string_view word);

// What a group is for that begins with a control word.
enum class RtfDestination {
  none,     // the word is no destination
  skipped,  // no text of the document
  fonts,    // the table of fonts
  styles,   // the table of styles
  info,     // the properties
  note,     // at the foot of a page or the end
  box,      // of text, beside it
  header,   // of pages
  footer,
  field,      // the instructions of a field
  result,     // what a field shows
  list_text,  // the number or bullet of a list item
};
[[nodiscard]] RtfDestination rtf_destination(std::string_view word);

// The label of the encoding (text/charset.h) of a code page of Windows, and the code page of a \fcharset; 0 where the
// font does not say.
[[nodiscard]] std::string charset_of_code_page(int page);
[[nodiscard]] int code_page_of_font(int charset);

}  // namespace tenet::indexer
