#include "indexer/reading/asked_paths.h"

#include <system_error>
#include <utility>

#include <tenet/error.h>

#include "base/files.h"
#include "indexer/reading/sidecar.h"

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;

// The file that `path` is a sidecar of, or `path` itself.
fs::path described_file(const fs::path& path) {
  const std::string name = path.filename().string();
  const std::string_view described = described_by(name);
  std::error_code error;
  if (described.empty() || !fs::is_regular_file(path, error)) return path;
  fs::path beside = path.parent_path() / described;
  return fs::is_regular_file(beside, error) ? beside : path;
}

AskedPath resolve(const fs::path& path) {
  std::error_code error;
  AskedPath asked{.path = fs::canonical(path, error)};
  if (error)
    throw InputError(base::code_for(error.value(), ErrorCode::not_found), path.string() + ": " + error.message(),
                     "check the spelling of the path");
  asked.shown = path.string();
  while (asked.shown.size() > 1 && asked.shown.ends_with('/')) asked.shown.pop_back();
  asked.root = asked.path.string();
  asked.is_folder = fs::is_directory(asked.path, error);
  if (error)
    throw InputError(base::code_for(error.value(), ErrorCode::no_permission), path.string() + ": " + error.message(),
                     "check the permissions");
  return asked;
}

using Roots = std::set<std::string, std::less<>>;

// The widest folder of `roots` in which a walk finds `path`, or empty.
std::string widest_above(const Roots& roots, const fs::path& path, bool follow) {
  fs::path above;
  for (const fs::path& part : path.parent_path()) {
    above /= part;
    if (!roots.contains(above.native())) continue;
    std::error_code error;
    const std::string_view below = path_below(above.native(), path.native());
    if (fs::is_directory(above, error) && !is_passed_over(above, below, follow)) return above;
  }
  return {};
}

}  // namespace

std::string_view path_below(std::string_view root, std::string_view path) {
  if (!path.starts_with(root)) return {};
  const std::string_view rest = path.substr(root.size());
  if (root.ends_with('/')) return rest;
  return rest.starts_with('/') ? rest.substr(1) : std::string_view();
}

std::vector<AskedPath> ask(const std::vector<fs::path>& paths, const std::set<std::string, std::less<>>& known_roots,
                           bool follow) {
  std::vector<AskedPath> all;
  Roots named;
  for (const fs::path& path : paths) {
    AskedPath asked = resolve(described_file(path));
    if (named.insert(asked.root).second) all.push_back(std::move(asked));
  }
  std::erase_if(all, [&](const AskedPath& asked) { return !widest_above(named, asked.path, follow).empty(); });
  Roots roots = known_roots;
  roots.merge(named);
  for (AskedPath& asked : all) {
    const std::string root = widest_above(roots, asked.path, follow);
    if (root.empty()) continue;
    asked.below = path_below(root, asked.path.native());
    asked.root = root;
  }
  return all;
}

}  // namespace tenet::indexer
