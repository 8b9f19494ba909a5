#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

// What may be used of a folder that somebody else may have filled: docs/security.md.
namespace tenet::cli {

// `name` in this folder or the nearest above that has it, absolute; nothing where none has. `type` is regular or
// directory; a file of the other of these types is passed over. Throws InputError, with what allows it, for one that is
// neither, that belongs to another user, or that is a link out of its folder: unless is_safe() holds for the folder.
[[nodiscard]] std::optional<std::filesystem::path> find_above(std::string_view name, std::filesystem::file_type type);

// Throws InputError as find_above() does for `file`, which is there and was found, not named.
void check_found(const std::filesystem::path& file);

// Whether the user has said that `folder` is to be used as if its files were the user's own: it is, or is in,
// one that safe_folders() gives.
[[nodiscard]] bool is_safe(const std::filesystem::path& folder);

// Whether `place` is `folder` or in it, once links are followed. An address is nowhere.
[[nodiscard]] bool is_within(const std::filesystem::path& place, const std::filesystem::path& folder);

}  // namespace tenet::cli
