#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include <tenet/export.h>

// Several indexes under one name: docs/scale.md.
namespace tenet {

// Whether a place is a Xapian database that tenet has exported, xapian:FOLDER, or an address: of one that xapian-tcpsrv
// serves, xapian+tcp://HOST:PORT, or one that cannot be opened. Other places are paths.
[[nodiscard]] TENET_API bool is_xapian(std::string_view place);

// The places that `place` stands for: itself, or those that a stub names. Throws IndexError for a stub that cannot be
// read.
[[nodiscard]] TENET_API std::vector<std::filesystem::path> places_of(const std::filesystem::path& place);

// The indexes that `place` stands for, an index or a stub that names some, for a place that may have come with somebody
// else's folder (docs/security.md): all of them are in the folder `within`, wherever links lead. Throws IndexError
// where that is not so, and for a stub that cannot be read or names another stub.
[[nodiscard]] TENET_API std::vector<std::filesystem::path> indexes_within(const std::filesystem::path& place,
                                                                          const std::filesystem::path& within);

}  // namespace tenet
