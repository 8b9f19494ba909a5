#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/reading/formats/html/linked_data.h"
#include "indexer/reading/formats/html/meta_tags.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// The title of a page without the name of its site, or nothing. `site` is that name, `url` the page's address, both as
// far as they are known.
[[nodiscard]] std::string find_html_title(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                          const MetaTags& meta, const LinkedData& data, const std::string& site,
                                          const std::string& url);

// What titles and names are compared by: letters and digits in lower case, a space between words.
[[nodiscard]] std::string folded_words(std::string_view text);

}  // namespace tenet::indexer
