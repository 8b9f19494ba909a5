#pragma once

#include <string>
#include <string_view>

// Character references of HTML: "&amp;", "&#8217;", "&#x2019;".
namespace tenet::text {

// The character that HTML names `name`, which has no ampersand and no semicolon: U+2019 for "rsquo". 0 for a name that
// is none. Knows the names of HTML 4 and, of HTML 5, those of punctuation, spaces and Latin letters.
[[nodiscard]] char32_t named_character(std::string_view name);

// Adds `source` to `text` with its references made characters, as browsers do (WHATWG HTML, section 13.2.5.72): numbers
// from 128 to 159 are windows-1252, and names of HTML 2 need no semicolon. In the value of an attribute such a name
// ends before anything but a letter, a digit and "=". References to what no text holds become U+FFFD, unknown names
// stay.
void append_characters(std::string& text, std::string_view source, bool attribute = false);

}  // namespace tenet::text
