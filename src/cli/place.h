#pragma once

#include <filesystem>
#include <string>

namespace tenet::cli {

// Which index a command means: the one it was given, else TENET_INDEX, else .tenet in this folder or the nearest
// parent that has one, else .tenet in this folder.
[[nodiscard]] std::filesystem::path choose_index(const std::string& given);

}  // namespace tenet::cli
