#include "cli/place.h"

#include <algorithm>
#include <iterator>
#include <system_error>

#include <tenet/error.h>

namespace tenet::cli {
namespace fs = std::filesystem;

namespace {

fs::path usual_index() {
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

}  // namespace

std::vector<std::string> split_indexes(const std::string& joined) {
  std::error_code ignored;
  if (fs::exists(joined, ignored)) return {joined};
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < joined.size();) {
    const std::size_t end = std::min(joined.find(':', at), joined.size());
    if (end > at) parts.push_back(joined.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

fs::path choose_index(const std::vector<std::string>& given) {
  const std::vector<fs::path> all = choose_indexes(given);
  if (all.size() > 1) {
    throw InputError("--index " + all[0].string() + " and " + all[1].string() + ": here one index is wanted",
                     "name one of them, such as --index " + all[0].string());
  }
  return all.front();
}

std::vector<fs::path> choose_indexes(const std::vector<std::string>& given) {
  std::vector<fs::path> all;
  for (const std::string& each : given) std::ranges::copy(split_indexes(each), std::back_inserter(all));
  if (all.empty()) all.push_back(usual_index());
  return all;
}

}  // namespace tenet::cli
