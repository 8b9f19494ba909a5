#include "cli/place.h"

#include <algorithm>
#include <iterator>
#include <system_error>

#include <tenet/error.h>
#include <tenet/shards.h>

#include "cli/settings.h"
#include "cli/trust.h"

namespace tenet::cli {
namespace fs = std::filesystem;

namespace {

// A place that came with a folder.
struct Found {
  fs::path place = {};
  fs::path within = {};  // the folder; empty where it may point anywhere
};

// .tenet of this folder or of one above.
Found usual_index() {
  constexpr const char* usual = ".tenet";
  const auto found = find_above(usual, fs::file_type::directory);
  if (!found) return {usual};
  std::error_code ignored;
  const fs::path folder = found->parent_path();
  const bool is_here = folder == fs::current_path(ignored);
  return {is_here ? fs::path(usual) : *found, is_safe(folder) ? fs::path() : folder};
}

// The places that are meant, stubs among them.
std::vector<Found> find_places(const std::vector<std::string>& given, const CLI::Option* option) {
  const fs::path within = option == nullptr ? "" : foreign_folder(*option).value_or("");
  std::vector<Found> places;
  for (const std::string& each : given) {
    for (const std::string& part : split_indexes(each)) places.push_back({part, within});
  }
  if (places.empty()) places.push_back(usual_index());
  return places;
}

// Where the place ends that begins at `at`. The colons of a Xapian database are its own: of xapian: and of HOST:PORT.
std::size_t end_of_place(const std::string& joined, std::size_t at) {
  const std::string_view rest = std::string_view(joined).substr(at);
  if (!is_xapian(rest)) return std::min(joined.find(':', at), joined.size());
  const bool is_address = !rest.starts_with("xapian:");
  at = joined.find(':', at) + 1;
  if (is_address) {
    if (joined.compare(at, 3, "//[") == 0) at = std::min(joined.find(']', at), joined.size());
    at = std::min(joined.find(':', at), joined.size() - 1) + 1;
  }
  return std::min(joined.find(':', at), joined.size());
}

}  // namespace

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

std::vector<fs::path> choose_indexes(const std::vector<std::string>& given, const CLI::Option* option) {
  std::vector<fs::path> indexes;
  for (const auto& [place, within] : find_places(given, option)) {
    if (within.empty()) {
      indexes.push_back(place);
    } else {
      std::ranges::copy(indexes_within(place, within), std::back_inserter(indexes));
    }
  }
  return indexes;
}

fs::path choose_index(const std::vector<std::string>& given, const CLI::Option* option) {
  const std::vector<Found> all = find_places(given, option);
  if (all.size() > 1) {
    throw InputError(
        "--index " + all[0].place.string() + " and " + all[1].place.string() + ": here one index is wanted",
        "name one of them, such as --index " + all[0].place.string());
  }
  if (!all.front().within.empty()) (void)indexes_within(all.front().place, all.front().within);
  return all.front().place;
}

}  // namespace tenet::cli
