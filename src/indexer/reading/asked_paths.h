#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/walk.h"

namespace tenet::indexer {

// What leads from the folder `root` to `path`, both absolute: "sub/a.txt", empty where they are one or `path` is
// elsewhere.
[[nodiscard]] std::string_view path_below(std::string_view root, std::string_view path);

// The PATHs of one run, so that each file has one name. The root of a PATH is the widest folder of `known_roots` and
// `paths` in which a walk finds it. A PATH that the walk of another finds is left out; a sidecar stands for its file.
// Throws InputError when a PATH does not exist.
[[nodiscard]] std::vector<AskedPath> ask(const std::vector<std::filesystem::path>& paths,
                                         const std::set<std::string, std::less<>>& known_roots, bool follow);

}  // namespace tenet::indexer
