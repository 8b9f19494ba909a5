#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::cli {

// Which index a command means: the one it was given, on the command line or by a setting; else .tenet in this folder or
// the nearest parent that has one; else .tenet in this folder.
// Throws InputError when several were named.
[[nodiscard]] std::filesystem::path choose_index(const std::vector<std::string>& given);

// The same for commands that read several indexes as one; `given` may hold some joined by colons.
[[nodiscard]] std::vector<std::filesystem::path> choose_indexes(const std::vector<std::string>& given);

// Whether it is the address of an index elsewhere, tcp:// or ssh://.
[[nodiscard]] bool is_address(std::string_view place);

// The parts of "one.index:other.index", some perhaps addresses; a place that is there under the whole name is one.
[[nodiscard]] std::vector<std::string> split_indexes(const std::string& joined);

}  // namespace tenet::cli
