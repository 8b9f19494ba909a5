#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/reading/walk.h"

namespace tenet::indexer {

// Where the file of a place stands now; nothing where it is gone. A file that cannot be looked at counts as there.
[[nodiscard]] std::optional<std::filesystem::path> find_place(std::string_view place);

// The other name of a file: the one it has from a root inside the PATH, where the index was first given that part
// alone.
class OtherNames {
 public:
  OtherNames(const AskedPath& asked, const std::set<std::string, std::less<>>& known_roots);

  // What the index knows under it, or nullptr.
  [[nodiscard]] const Catalogue::File* find(const Catalogue& catalogue, const std::filesystem::path& file) const;

 private:
  std::vector<std::string> roots_;
};

// Whether the file of `place` stood under the PATH and is there no more, or was found by a name from a wider root.
[[nodiscard]] bool has_vanished(std::string_view place, const FoundFiles& found);

}  // namespace tenet::indexer
