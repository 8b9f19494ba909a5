#pragma once

#include <filesystem>
#include <string>

namespace tenet::cli {

// Which index a command means: the one it was given, on the command line or by a setting; else .tenet in this folder or
// the nearest parent that has one; else .tenet in this folder.
[[nodiscard]] std::filesystem::path choose_index(const std::string& given);

}  // namespace tenet::cli
