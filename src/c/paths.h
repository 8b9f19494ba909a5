#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "c/calls.h"

namespace tenet::c {

// The paths that a caller hands over. Throws for NULL.
inline std::vector<std::filesystem::path> paths_of(const char* const* paths, std::size_t count) {
  std::vector<std::filesystem::path> all;
  if (count > 0) required(paths, "the paths are NULL");
  for (std::size_t i = 0; i < count; ++i) all.emplace_back(required(paths[i], "a path is NULL"));
  return all;
}

}  // namespace tenet::c
