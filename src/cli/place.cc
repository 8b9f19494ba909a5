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

// Where the place ends that begins at `at`. The colons of an address are its own: of HOST:PORT, and all before the
// path.
std::size_t end_of_place(const std::string& joined, std::size_t at) {
  if (is_address(std::string_view(joined).substr(at))) {
    const bool tcp = joined.compare(at, 3, "tcp") == 0;
    at = joined.find("://", at) + 3;
    if (joined.compare(at, 1, "[") == 0) at = std::min(joined.find(']', at), joined.size());
    at = std::min(joined.find(tcp ? ':' : '/', at), joined.size());
    if (tcp && at < joined.size()) ++at;
  }
  return std::min(joined.find(':', at), joined.size());
}

}  // namespace

bool is_address(std::string_view place) {
  return place.starts_with("tcp://") || place.starts_with("ssh://");
}

std::vector<std::string> split_indexes(const std::string& joined) {
  std::error_code ignored;
  if (fs::exists(joined, ignored)) return {joined};
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < joined.size();) {
    const std::size_t end = end_of_place(joined, at);
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
