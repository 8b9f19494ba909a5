#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tenet::indexer {

// Why a file that begins with these bytes cannot be read though its words are plain to a reader: it is in a format of
// which something else must make text first. Nothing for all others.
[[nodiscard]] std::optional<std::string> foreign_format(std::string_view bytes);

}  // namespace tenet::indexer
