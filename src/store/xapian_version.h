#pragma once

#include <string>

namespace tenet::store {

// The version of the Xapian that runs, "1.4.22"; not of the one that tenet was compiled with.
[[nodiscard]] std::string xapian_version();

}  // namespace tenet::store
