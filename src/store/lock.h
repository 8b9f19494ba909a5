#pragma once

#include <filesystem>

#include "base/files.h"

namespace tenet::store {

// The right to write to an index, held while it lives and given back by the system when the process ends,
// however it ends. Makes the folder when it is absent.
class WriteLock {
 public:
  // Throws IndexError when another process holds it, when the folder holds files but no manifest, and when it cannot be
  // made or written.
  explicit WriteLock(const std::filesystem::path& index);

 private:
  base::Descriptor lock_;
};

}  // namespace tenet::store
