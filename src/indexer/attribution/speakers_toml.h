#pragma once

#include <string_view>

#include "indexer/attribution/authority.h"

namespace tenet::indexer {

// Reads an authority from TOML (the form of corpus/speakers.toml). `where` stands in messages. Throws InputError
// `where:line: why` for what is not TOML, a speaker without a name, a name that two speakers have, a date that is none.
[[nodiscard]] Authority parse_authority(std::string_view toml, std::string_view where);

}  // namespace tenet::indexer
