#include "indexer/places.h"

#include <algorithm>

#include "base/files.h"
#include "indexer/reading/asked_paths.h"

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;

// Whether names from the root lead to what is inside the PATH, though not from the PATH's own root.
bool is_inner_root(const AskedPath& asked, std::string_view root) {
  return root != asked.root && (root == asked.path.native() || !path_below(asked.path.native(), root).empty());
}

}  // namespace

std::optional<fs::path> find_place(std::string_view place) {
  fs::path file = root_of(place);
  try {
    if (!base::status_of(file)) return std::nullopt;
    if (!base::is_folder(file)) return file;
    file /= name_of(place);
    if (!base::status_of(file)) return std::nullopt;
  } catch (const base::FileError&) {  // it may be there
  }
  return file;
}

OtherNames::OtherNames(const AskedPath& asked, const std::set<std::string, std::less<>>& known_roots) {
  for (const std::string& root : known_roots) {
    if (is_inner_root(asked, root)) roots_.push_back(root);
  }
}

const Catalogue::File* OtherNames::find(const Catalogue& catalogue, const fs::path& file) const {
  for (const std::string& root : roots_) {
    const std::string_view below = path_below(root, file.native());
    if (below.empty() && file != root) continue;
    const std::string place = file_place(root, below.empty() ? file.filename().native() : below);
    if (const Catalogue::File* known = catalogue.file(place)) return known;
  }
  return nullptr;
}

bool has_vanished(std::string_view place, const FoundFiles& found) {
  const std::string_view root = root_of(place);
  if (root == found.asked.root) {
    return found.asked.holds(name_of(place)) && !found.may_hold(name_of(place));
  }
  if (!is_inner_root(found.asked, root)) return false;
  const std::optional<fs::path> file = find_place(place);
  return !file || std::ranges::binary_search(found.files, path_below(found.asked.root, file->native()), {},
                                             [](const FoundFile& each) { return std::string_view(each.name); });
}

}  // namespace tenet::indexer
