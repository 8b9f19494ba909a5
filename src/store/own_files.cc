#include "store/own_files.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/files.h"
#include "store/checksums.h"
#include "store/segment_reader.h"

namespace tenet::store {
namespace {

namespace fs = std::filesystem;
using base::FileKind;

constexpr std::string_view digits = "0123456789";
constexpr std::string_view hexadecimal = "0123456789abcdef";

// Of a segment, finished or not: Xapian's tables, its lock, and the file that names them, each way it is written.
constexpr std::array<std::string_view, 11> segment_files = {
    checksums_file,  "iamglass",       "iamglass.new",   "v.tmp",          "flintlock",    "postlist.glass",
    "docdata.glass", "termlist.glass", "position.glass", "spelling.glass", "synonym.glass"};

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 20 && text.find_first_not_of(digits) == std::string_view::npos;
}

// Whether `name` is `before`, a hash of 128 bits, `after`.
bool is_hashed(std::string_view name, std::string_view before, std::string_view after) {
  if (!name.starts_with(before) || !name.ends_with(after)) return false;
  if (name.size() != before.size() + 32 + after.size()) return false;
  return name.substr(before.size(), 32).find_first_not_of(hexadecimal) == std::string_view::npos;
}

bool is_toml_name(std::string_view name) {
  return is_hashed(name, "topics-", ".toml") || is_hashed(name, "speakers-", ".toml");
}

// A file that replace_file() had not renamed yet.
bool is_aside_name(std::string_view name) {
  constexpr std::string_view aside = ".new";
  if (!name.ends_with(aside)) return false;
  name.remove_suffix(aside.size());
  return is_toml_name(name) || name == manifest_name || name == manifest_copy_name;
}

FileKind kind_of(const fs::path& folder, const base::Folder::Entry& entry) {
  if (entry.kind) return *entry.kind;
  const auto status = base::status_of(folder / entry.name, base::Links::refuse);
  return status ? status->kind : FileKind::file;  // gone: nothing to keep
}

// The first thing in the folder of a segment that tenet does not make.
std::optional<fs::path> foreign_in_segment(const fs::path& segment) {
  for (const auto& entry : base::list_folder(segment)) {
    if (kind_of(segment, entry) != FileKind::file ||
        std::ranges::find(segment_files, entry.name) == segment_files.end())
      return segment / entry.name;
  }
  return std::nullopt;
}

// The same of the folder in which segments are written, which are named after their batch, and last what they become.
std::optional<fs::path> foreign_in_scratch(const fs::path& scratch) {
  for (const auto& entry : base::list_folder(scratch)) {
    const bool is_named = is_number(entry.name) || is_segment_name(entry.name);
    if (!is_named || kind_of(scratch, entry) != FileKind::folder) return scratch / entry.name;
    if (auto foreign = foreign_in_segment(scratch / entry.name)) return foreign;
  }
  return std::nullopt;
}

// What came in since it was looked at stays, and its folder with it.
void remove_segment(const fs::path& segment) {
  for (const std::string_view name : segment_files) base::remove_file(segment / name);
  base::remove_empty_folder(segment);
}

}  // namespace

std::string segment_name(std::uint64_t number) {
  return fmt::format("segment-{}", number);
}

std::string topics_name(const std::string& hash) {
  return "topics-" + hash + ".toml";
}

std::string speakers_name(const std::string& hash) {
  return "speakers-" + hash + ".toml";
}

std::set<std::string> names_in(const Manifest& manifest) {
  std::set<std::string> names{topics_name(manifest.taxonomy), speakers_name(manifest.speakers)};
  for (const Segment& segment : manifest.segments) names.insert(segment.name);
  return names;
}

Leftovers find_leftovers(const fs::path& index, const std::set<std::string>& needed) {
  Leftovers found;
  const auto take_folder = [&](const fs::path& folder, std::optional<fs::path> foreign) {
    if (foreign) {
      found.foreign.emplace_back(folder, *foreign);
    } else {
      found.removable.push_back(folder);
    }
  };
  for (const auto& entry : base::list_folder(index)) {
    const fs::path path = index / entry.name;
    const bool is_segment = is_segment_name(entry.name);
    const bool is_ours =
        is_segment || is_toml_name(entry.name) || is_aside_name(entry.name) || entry.name == scratch_name;
    if (!is_ours || needed.contains(entry.name)) continue;
    const FileKind kind = kind_of(index, entry);
    const bool is_folder = is_segment || entry.name == scratch_name;
    if (kind != (is_folder ? FileKind::folder : FileKind::file)) {
      found.foreign.emplace_back(path, path);
    } else if (!is_folder) {
      found.removable.push_back(path);
    } else {
      take_folder(path, is_segment ? foreign_in_segment(path) : foreign_in_scratch(path));
    }
  }
  return found;
}

void remove_own(const fs::path& file_or_folder) {
  const std::string name = file_or_folder.filename().string();
  if (name == scratch_name) {
    for (const auto& entry : base::list_folder(file_or_folder)) remove_segment(file_or_folder / entry.name);
    base::remove_empty_folder(file_or_folder);
  } else if (is_segment_name(name)) {
    remove_segment(file_or_folder);
  } else {
    base::remove_file(file_or_folder);
  }
}

std::optional<fs::path> foreign_file(const fs::path& folder) {
  const Leftovers leftovers = find_leftovers(folder, {});
  if (!leftovers.foreign.empty()) return leftovers.foreign.front().second;
  for (const auto& entry : base::list_folder(folder)) {
    const fs::path path = folder / entry.name;
    const bool is_lock = entry.name == lock_name && kind_of(folder, entry) == FileKind::file;
    if (!is_lock && std::ranges::find(leftovers.removable, path) == leftovers.removable.end()) return path;
  }
  return std::nullopt;
}

}  // namespace tenet::store
