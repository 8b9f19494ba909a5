#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// Text that a reader opens with a click, and what he clicks on, by node: the answers and questions of a FAQ, for one.
struct Disclosures {
  std::vector<bool> labels;  // buttons and links whose words are text
  std::vector<bool> panels;  // elements that a click shows
};

// Finds toggles by ARIA's pattern of a disclosure and by the markup that sites share, and what they open. That is an
// element that a toggle names, or the hidden element beside it. Menus, dialogs and forms are none.
[[nodiscard]] Disclosures find_disclosures(const HtmlTree& tree, const std::vector<std::uint32_t>& roles);

// Whether a link leads to another page.
[[nodiscard]] bool leads_elsewhere(std::string_view address);

}  // namespace tenet::indexer
