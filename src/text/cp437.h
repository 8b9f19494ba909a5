#pragma once

#include <string>
#include <string_view>

namespace tenet::text {

// Bytes in the encoding of the first PCs (code page 437) made UTF-8: names in archives, text of DOS. Total.
[[nodiscard]] std::string decode_cp437(std::string_view bytes);

}  // namespace tenet::text
