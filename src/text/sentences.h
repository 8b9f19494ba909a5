#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tenet::text {

// Byte offsets in `text` (UTF-8) at which a sentence begins, by UAX #29 for English and without
// breaks after abbreviations (Mr., U.S.C., Sec., No., v.). A line end counts as a space, a blank line
// ends a sentence. The first is 0 unless the text is empty. Linear in the size of the text.
[[nodiscard]] std::vector<std::size_t> sentence_starts(std::string_view text);

}  // namespace tenet::text
