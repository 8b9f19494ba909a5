#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "base/files.h"

namespace tenet::store {

// A file of an index, open for reading by place. It stays readable when a writer removes it. Safe to share between
// threads. Members throw base::FileError where the system refuses what they do.
class SegmentFile {
 public:
  // Throws DamageError where it is absent or no regular file.
  explicit SegmentFile(const std::filesystem::path& path);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // In bytes, when it was opened.
  [[nodiscard]] std::uint64_t size() const { return file_.status().size; }
  // Fills `buffer` from that byte on. Throws DamageError where the file ends before.
  void read(std::uint64_t begin, char* buffer, std::size_t size) const;
  // The whole file. Throws DamageError where it has more than `most` bytes.
  [[nodiscard]] std::string bytes(std::uint64_t most) const;

 private:
  std::filesystem::path path_;
  base::InputFile file_;
};

}  // namespace tenet::store
