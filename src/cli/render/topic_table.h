#pragma once

#include <vector>

#include <tenet/searcher.h>

#include "cli/render/table.h"

namespace tenet::cli {

// Topics as rows and columns, for programs.
[[nodiscard]] std::vector<Column> topic_columns();
[[nodiscard]] Row topic_row(const TopicCount& count);

}  // namespace tenet::cli
