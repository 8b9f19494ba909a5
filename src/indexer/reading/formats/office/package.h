#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "indexer/reading/formats/spend.h"
#include "text/ascii.h"

namespace tenet::indexer {

// Whether a name stands before another, capitals apart. No two parts may differ in capitals alone (ECMA-376-2, 6.3.5;
// EPUB 3.3, 4.2.2). References to a part may differ from its name in them.
struct PartOrder {
  using is_transparent = void;
  bool operator()(std::string_view one, std::string_view other) const {
    const auto lower = [](char c) { return text::to_lower(c); };
    return std::ranges::lexicographical_compare(one, other, {}, lower, lower);
  }
};

// The parts of a ZIP file that is one document (OOXML, ODF, EPUB), by their names.
using Package = std::map<std::string, std::string, PartOrder>;

// The most that the parts of a document may be together, in bytes.
inline constexpr std::size_t largest_package = std::size_t{256} << 20;

// The parts of the ZIP file `bytes` whose names `wanted` tells; of two with one name the last. "\" in a name counts as
// "/". Throws InputError for what is no ZIP file, is cut off, needs a password or unpacks to more than largest_package.
[[nodiscard]] Package read_package(std::string_view bytes, const std::function<bool(std::string_view name)>& wanted,
                                   const Spend& spend = {});

// The part of this name; empty where there is none.
[[nodiscard]] std::string_view part_named(const Package& package, std::string_view name);

// Where `target`, an address inside the part `from`, leads: "OEBPS/a.xhtml" for "../OEBPS/a.xhtml#p1" in "META-INF/x".
// Percent signs are resolved, "\" counts as "/". Nothing climbs above the root.
[[nodiscard]] std::string resolve_part(std::string_view from, std::string_view target);

}  // namespace tenet::indexer
