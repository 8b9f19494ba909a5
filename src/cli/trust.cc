#include "cli/trust.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include <tenet/error.h>

#include "cli/settings.h"

namespace tenet::cli {
namespace {

namespace fs = std::filesystem;

std::string name_of(uid_t user) {
  const passwd* entry = ::getpwuid(user);
  return entry == nullptr ? fmt::format("user {}", user) : entry->pw_name;
}

// Who called sudo, for whom root works then.
std::optional<uid_t> sudo_user() {
  const char* value = std::getenv("SUDO_UID");
  if (::geteuid() != 0 || value == nullptr) return std::nullopt;
  const std::string_view digits(value);
  uid_t user = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), user);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  return whole ? std::optional(user) : std::nullopt;
}

bool is_ours(uid_t owner) {
  return owner == ::geteuid() || owner == sudo_user();
}

// Why `file` is not to be used; empty if it may be.
std::string objection(const fs::path& file) {
  struct stat own = {};
  struct stat target = {};
  if (::lstat(file.c_str(), &own) != 0 || ::stat(file.c_str(), &target) != 0) return "";  // said when it is opened
  for (const uid_t owner : {own.st_uid, target.st_uid}) {
    if (!is_ours(owner)) return "it belongs to another user, " + name_of(owner);
  }
  return is_within(file, file.parent_path()) ? "" : "it is a link out of its folder";
}

}  // namespace

bool is_within(const fs::path& place, const fs::path& folder) {
  std::error_code error;
  const fs::path inner = fs::weakly_canonical(fs::absolute(place), error);
  if (error) return false;
  const fs::path outer = fs::weakly_canonical(fs::absolute(folder), error);
  return !error && std::ranges::mismatch(outer, inner).in1 == outer.end();
}

bool is_safe(const fs::path& folder) {
  const std::vector<std::string> safe = safe_folders();
  return std::ranges::any_of(safe,
                             [&](const std::string& each) { return each == every_folder || is_within(folder, each); });
}

void check_found(const fs::path& file) {
  const std::string why = objection(file);
  if (why.empty() || is_safe(file.parent_path())) return;
  throw InputError(fmt::format("{}: {}; it is not used", file.string(), why), how_to_allow(file.parent_path()));
}

std::optional<fs::path> find_above(std::string_view name, fs::file_type type) {
  std::error_code error;
  for (fs::path folder = fs::current_path(error); !error; folder = folder.parent_path()) {
    fs::path file = folder / name;
    const fs::file_status status = fs::status(file, error);
    error.clear();
    if (status.type() == type) {
      check_found(file);
      return file;
    }
    const bool is_there = fs::exists(status) && status.type() != fs::file_type::unknown;
    if (is_there && status.type() != fs::file_type::regular && status.type() != fs::file_type::directory) {
      throw InputError(file.string() + ": not a regular file", "remove it, or work in another folder");
    }
    if (folder == folder.parent_path()) break;
  }
  return std::nullopt;
}

}  // namespace tenet::cli
