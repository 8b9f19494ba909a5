#pragma once

#include <string_view>

#include <tenet/export.h>

namespace tenet {

// Names that many documents give to the same speaker, as they are built in: the text of corpus/speakers.toml, UTF-8,
// as it was when the library was built. docs/quotations.md has its form.
[[nodiscard]] TENET_API std::string_view default_speakers_toml();
// Throws InputError `where:line: why` when `toml` is not of that form.
TENET_API void check_speakers_toml(std::string_view toml, std::string_view where);

}  // namespace tenet
