#include "store/segment_file.h"

#include <cerrno>

#include "store/damage.h"

namespace tenet::store {
namespace {

base::InputFile open(const std::filesystem::path& path) {
  try {
    return base::InputFile(path, base::Links::refuse);
  } catch (const base::FileError& error) {
    switch (error.error()) {
      case ENOENT: throw_damage(path, "it is missing");
      case ELOOP: throw_damage(path, "it is a symbolic link");
      case EISDIR:
      case EINVAL: throw_damage(path, "it is not a regular file");
      default: throw;
    }
  }
}

}  // namespace

SegmentFile::SegmentFile(const std::filesystem::path& path) : path_(path), file_(open(path)) {}

void SegmentFile::read(std::uint64_t begin, char* buffer, std::size_t size) const {
  if (file_.read_at(begin, buffer, size) < size) throw_damage(path_, "it ends too early");
}

std::string SegmentFile::bytes(std::uint64_t most) const {
  if (size() > most) throw_damage(path_, "it is too large");
  std::string bytes(static_cast<std::size_t>(size()), '\0');
  read(0, bytes.data(), bytes.size());
  return bytes;
}

}  // namespace tenet::store
