#pragma once

#include <string_view>

#include "indexer/reading/formats/extract.h"

namespace tenet::indexer {

// Adds the text of a message, UTF-8, to the extract: paragraphs and list items as in plain text, and what is quoted
// from other messages (lines that begin with ">") as block quotations. `flowed` lines (RFC 3676) that end with a space
// go on in the next one, without the space where `no_space`. A signature below "-- " is a paragraph of its own. What
// programs and offices put below a text is furniture.
void add_mail_text(ExtractBuilder& builder, std::string_view text, bool flowed, bool no_space);

// Adds the blocks of a message in HTML, with its links. Short lines of the sender's site, "Unsubscribe", are furniture,
// and so is what programs and offices put below a text.
void add_mail_html(ExtractBuilder& builder, const Extract& extract);

}  // namespace tenet::indexer
