#include "cli/place.h"

#include <system_error>

namespace tenet::cli {
namespace fs = std::filesystem;

fs::path choose_index(const std::string& given) {
  if (!given.empty()) return given;
  constexpr const char* usual = ".tenet";
  std::error_code error;
  const fs::path here = fs::current_path(error);
  for (fs::path folder = here; !error; folder = folder.parent_path()) {
    if (fs::is_directory(folder / usual, error)) return folder == here ? fs::path(usual) : folder / usual;
    error.clear();
    if (folder == folder.parent_path()) break;
  }
  return usual;
}

}  // namespace tenet::cli
