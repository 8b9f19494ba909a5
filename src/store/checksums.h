#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::store {

// The file of a segment that says how its other files were written; the manifest has the hash of it.
inline constexpr const char* checksums_file = "checksums";

// A file of a segment.
struct FileSums {
  std::string name = {};
  std::uint64_t bytes = 0;
  std::uint32_t block_bytes = 0;
  std::vector<std::uint64_t> blocks = {};  // XXH3-64 of each, the last of which may be shorter

  bool operator==(const FileSums&) const = default;
};

// Bytes of the file and back: docs/index-format.md. Nothing where the bytes are not as they are written.
[[nodiscard]] std::string encode_checksums(const std::vector<FileSums>& files);
[[nodiscard]] std::optional<std::vector<FileSums>> decode_checksums(std::string_view bytes);

// Reads the file of a segment whose hash is that. Throws DamageError, and base::FileError.
[[nodiscard]] std::vector<FileSums> read_checksums(const std::filesystem::path& folder, std::string_view hash);

// Reads the files of a segment that is written and makes its file of checksums, not yet durably. Gives the hash of it,
// 32 hexadecimal digits. Throws IndexError.
[[nodiscard]] std::string write_checksums(const std::filesystem::path& segment);

}  // namespace tenet::store
