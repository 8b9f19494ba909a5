#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/decode.h"

// Bytes whose encoding somebody declares: a web server, a mail, the page itself.
namespace tenet::text {

// The encoding that a label means to a browser (WHATWG Encoding Standard, section 4.2): "windows-1252" for "latin1",
// "ISO_8859-1" and "us-ascii". Capitals, hyphens and white space around it do not matter. Nothing for a label that the
// standard does not know, or whose encoding it refuses, such as UTF-7.
[[nodiscard]] std::optional<std::string_view> encoding_labelled(std::string_view label);

// Reads `bytes` in the encoding that a label means, whatever they look like; nothing for an unknown label.
[[nodiscard]] std::optional<Decoded> decode_labelled(std::string_view bytes, std::string_view label);

// Reads `bytes` that are declared to be in the encoding `label` means. A byte-order mark beats the label. Bytes that
// are valid UTF-8 are read as such in spite of a label for one-byte characters: programs that save pages leave the
// label as it was. An unknown label, and one that the bytes contradict, leave it to decode(). Total, as decode() is.
[[nodiscard]] Decoded decode_declared(std::string_view bytes, std::string_view label);

// Whether a label means UTF-7 (RFC 2152), which mail may be in and browsers refuse.
[[nodiscard]] bool means_utf7(std::string_view label);

// decode_declared() of mail, which knows UTF-7, too.
[[nodiscard]] Decoded decode_mail(std::string_view bytes, std::string_view label);

}  // namespace tenet::text
