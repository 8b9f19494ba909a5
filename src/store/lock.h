#pragma once

#include <filesystem>

namespace tenet::store {

// The right to write to an index, held while it lives and given back by the system when the process ends,
// however it ends. Makes the folder when it is absent.
class WriteLock {
 public:
  // Throws IndexError when another process holds it, or the folder cannot be made or written.
  explicit WriteLock(const std::filesystem::path& index);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

 private:
  int fd_ = -1;
};

}  // namespace tenet::store
