#pragma once

#include <cstdint>
#include <vector>

#include "indexer/reading/formats/html/disclosures.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// The roles (HtmlRole) that each element has by its tag, class, id, role, itemprop, by number. Without those around it.
[[nodiscard]] std::vector<std::uint32_t> find_html_roles(const HtmlTree& tree);

// The roles that an element has without its class and id, which sites choose freely.
[[nodiscard]] std::uint32_t roles_without_names(const HtmlTree& tree, std::size_t element);

// The roles of each node and of the elements around it but <body> and <main>, whose classes speak of the whole page.
[[nodiscard]] std::vector<std::uint32_t> roles_around(const HtmlTree& tree, const std::vector<std::uint32_t>& roles);

// Whether an element with these roles hides itself, by its style, an attribute or a class.
[[nodiscard]] bool is_hidden(const HtmlTree& tree, std::size_t at, std::uint32_t roles);

// Which nodes no reader sees, with all that is inside: scripts, forms' choices, what style or an attribute hides. What
// holds most of the text of the page is not taken for hidden: scripts show it. Neither are disclosures.
[[nodiscard]] std::vector<bool> find_hidden(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                            const Disclosures& disclosures);

}  // namespace tenet::indexer
