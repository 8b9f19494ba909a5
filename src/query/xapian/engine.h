#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <tenet/searcher.h>

#include "query/answers/answerer.h"

// Xapian's own matcher over databases that tenet has exported, here or behind xapian-tcpsrv: docs/scale.md.
namespace tenet::query::xapian {

// The Xapian databases that `indexes` name, those of stubs among them; nothing where they name indexes of tenet's.
// Local ones are absolute. Throws IndexError where both are named.
[[nodiscard]] std::vector<std::string> places_of(const std::vector<std::filesystem::path>& indexes);

// Opens databases as one. Throws IndexError that names the place which cannot be opened, or two that do not go
// together.
[[nodiscard]] std::unique_ptr<Answerer> open(const std::vector<std::string>& places, const SearcherOptions& options);

}  // namespace tenet::query::xapian
