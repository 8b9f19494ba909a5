#pragma once

#include <string>

namespace tenet::cli {

// The bytes of a file. Throws InputError `name: why`.
[[nodiscard]] std::string read_whole_file(const std::string& name);

}  // namespace tenet::cli
