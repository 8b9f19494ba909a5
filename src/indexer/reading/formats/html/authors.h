#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/reading/formats/html/linked_data.h"
#include "indexer/reading/formats/html/meta_tags.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// Who wrote a page, as far as it says so: names without "By", what else stands in a byline, and repetitions.
[[nodiscard]] std::vector<std::string> find_html_authors(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                                         const MetaTags& meta, const LinkedData& data,
                                                         const std::string& site);

}  // namespace tenet::indexer
