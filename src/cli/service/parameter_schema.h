#pragma once

#include "cli/service/parameters.h"

namespace tenet::cli {

// What a parameter takes, as JSON Schema 2020-12.
[[nodiscard]] Json schema_of(const Parameter& parameter);

}  // namespace tenet::cli
