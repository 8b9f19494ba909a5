#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace tenet::store {

// The entries of a table whose keys are `wanted`, each read from leaves that can be read by themselves, whatever has
// become of the rest: of the tree, of checksums, of other leaves. What is in an entry is as it may be. None where there
// is no such file. Throws base::FileError.
[[nodiscard]] std::map<std::string, std::string> salvage_entries(
    const std::filesystem::path& file, std::uint32_t block_bytes,
    const std::function<bool(std::string_view key)>& wanted);

}  // namespace tenet::store
