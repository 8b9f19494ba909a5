#pragma once

#include <string>

#include <tenet/export.h>
#include <tenet/version_numbers.h>

namespace tenet {

// The version of the library that runs, "0.1.0", by semantic versioning. TENET_VERSION is that of the headers.
[[nodiscard]] TENET_API std::string version();
// The version with those of the libraries that decide what is in an index, and the formats this build leaves out:
// "... built without TENET_PDF".
[[nodiscard]] TENET_API std::string build_description();

}  // namespace tenet
