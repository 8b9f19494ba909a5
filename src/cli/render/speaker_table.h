#pragma once

#include <vector>

#include <tenet/quotations.h>

#include "cli/render/table.h"

namespace tenet::cli {

// Speakers as rows and columns.
[[nodiscard]] std::vector<Column> speaker_columns();
[[nodiscard]] Row speaker_row(const SpeakerCount& count);

}  // namespace tenet::cli
