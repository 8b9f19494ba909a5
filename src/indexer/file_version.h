#pragma once

#include <cstdint>

namespace tenet::indexer {

// What tells without reading a file whether it is as it was. A file put in the place of another of the same size and
// time of writing has another number or time of change.
struct FileVersion {
  std::uint64_t size = 0;     // bytes
  std::int64_t modified = 0;  // when its bytes were written, in nanoseconds since 1970
  std::int64_t changed = 0;   // when it was last touched in any way: st_ctim
  std::uint64_t number = 0;   // in its file system: st_ino

  bool operator==(const FileVersion&) const = default;
};

}  // namespace tenet::indexer
