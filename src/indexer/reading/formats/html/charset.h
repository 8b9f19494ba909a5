#pragma once

#include <string>
#include <string_view>

#include "indexer/reading/formats/extract.h"

namespace tenet::indexer {

// The page as UTF-8. Its encoding is told by a byte-order mark, else by `declared` (the web server's or mail's word),
// else by the page's own <meta> or XML declaration, else by the bytes.
[[nodiscard]] std::string decode_html(std::string_view bytes, std::string_view declared);

// Whether a page is XML: by its MIME type, its name or an XML declaration with which it begins.
[[nodiscard]] bool is_xhtml(std::string_view source, const Origin& origin);

}  // namespace tenet::indexer
