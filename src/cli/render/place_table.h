#pragma once

#include <string_view>
#include <vector>

#include <tenet/verify.h>

#include "cli/render/table.h"

namespace tenet::cli {

// Places of verified words as rows and columns, for programs.
[[nodiscard]] std::vector<Column> place_columns();
// `words` are those asked for.
[[nodiscard]] Row place_row(const Place& place, std::string_view words);

}  // namespace tenet::cli
