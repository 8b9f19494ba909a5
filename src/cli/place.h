#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class Option;
}

namespace tenet::cli {

// Which indexes a command reads as one: those in `given`, the value of `option` (--index), some perhaps joined by
// colons; else .tenet in this folder or the nearest parent that has one; else .tenet in this folder. What the user did
// not name, but found in a folder, is all in that folder: throws InputError or IndexError for what is not, and for a
// .tenet that may not be used (docs/security.md).
[[nodiscard]] std::vector<std::filesystem::path> choose_indexes(const std::vector<std::string>& given,
                                                                const CLI::Option* option);

// The same for commands that read or write one index. Throws InputError when several were named.
[[nodiscard]] std::filesystem::path choose_index(const std::vector<std::string>& given, const CLI::Option* option);

// The parts of "one.index:other.index"; a place that is there under the whole name is one.
[[nodiscard]] std::vector<std::string> split_indexes(const std::string& joined);

}  // namespace tenet::cli
