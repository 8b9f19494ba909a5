#pragma once

#include <string>
#include <string_view>

namespace tenet::indexer {

// Bytes as they were before a mail program made letters of them. Total: what is no such letter is passed over.
[[nodiscard]] std::string decode_base64(std::string_view text);            // RFC 2045, 6.8
[[nodiscard]] std::string decode_quoted_printable(std::string_view text);  // RFC 2045, 6.7
[[nodiscard]] std::string decode_q(std::string_view text);                 // RFC 2047, 4.2: words of a field
[[nodiscard]] std::string decode_uuencode(std::string_view text);          // lines from "begin 644 name" to "end"

// By the value of Content-Transfer-Encoding in lower case; 7bit, 8bit, binary and unknown ones change nothing.
[[nodiscard]] std::string decode_transfer(std::string_view text, std::string_view encoding);

}  // namespace tenet::indexer
