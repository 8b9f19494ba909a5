#pragma once

#include <filesystem>
#include <string_view>

#include <xapian.h>

namespace tenet::store {

// Whether a manifest may give a segment that name: "segment-" and a number from 1 on, without leading zeros.
[[nodiscard]] bool is_segment_name(std::string_view name);

// The database of a segment, opened as what it is: files of Xapian's glass backend in a folder. Xapian itself would
// also follow stub files, which name other databases, hosts and programs. Throws IndexError where the folder or one of
// the files is absent or something else, such as a symbolic link.
[[nodiscard]] Xapian::Database open_segment(const std::filesystem::path& folder);

}  // namespace tenet::store
