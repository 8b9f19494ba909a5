#pragma once

#include <string>

namespace tenet::text {

// The version of the ICU that runs, "72.1"; not of the one that tenet was compiled with.
[[nodiscard]] std::string icu_version();

}  // namespace tenet::text
