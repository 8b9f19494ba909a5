#pragma once

#include <filesystem>
#include <vector>

#include <tenet/export.h>

namespace tenet {

// Answers one asker, a Searcher that names an index by its address (docs/scale.md), until it ends: `in` and `out` are
// open descriptors, of a socket twice the same, and are closed. The indexes, which must be on this machine, are those
// that are there when it begins. Whoever can reach the descriptors can read all of the index. Throws IndexError when
// the asker is none or the connection is cut; what is wrong with an index is told to the asker.
TENET_API void serve(const std::vector<std::filesystem::path>& indexes, int in, int out);

// Throws IndexError when one of them cannot be opened or is not on this machine: serve() would tell each asker so.
TENET_API void check_servable(const std::vector<std::filesystem::path>& indexes);

}  // namespace tenet
