#pragma once

#include <optional>
#include <string_view>

#include "text/decode.h"

namespace tenet::text {

// Text in an old encoding of Chinese, Japanese or Korean that nobody declares: Shift_JIS, EUC-JP, ISO-2022-JP, GB18030,
// Big5 or EUC-KR. Nothing unless ICU's detection and the characters that come out agree. A sentence or two may be too
// little.
[[nodiscard]] std::optional<Decoded> decode_east_asian(std::string_view bytes);

}  // namespace tenet::text
