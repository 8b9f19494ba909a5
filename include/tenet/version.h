#pragma once

#include <string>

#include <tenet/export.h>

namespace tenet {

// "0.1.0", by semantic versioning.
[[nodiscard]] TENET_API std::string version();
// The version with those of the libraries that decide what is in an index, and the formats this build leaves out:
// "... built without TENET_PDF".
[[nodiscard]] TENET_API std::string build_description();

}  // namespace tenet
