#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/document_keys.h"
#include "indexer/reading/formats/extract.h"
#include "indexer/reading/formats/html/linked_data.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// What is known of a page beside its text: title, date (ISO), author, source, url, language, as far as the page says
// so. docs/formats.md has the order in which its statements count.
[[nodiscard]] std::vector<DocumentKey> read_html_metadata(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                                          const LinkedData& data, const Origin& origin);

}  // namespace tenet::indexer
