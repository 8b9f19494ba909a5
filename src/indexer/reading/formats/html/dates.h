#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/reading/formats/html/linked_data.h"
#include "indexer/reading/formats/html/meta_tags.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// What is known of a page that tells where its date stands and how it is read; each may be empty.
struct DateHints {
  std::string title = {};
  std::string url = {};
  std::string language = {};  // "en-US": whether day or month comes first in numbers
};

// The day on which a page was published, in ISO form, or nothing. Only what is marked as such counts: structured data,
// <meta>, <time>, a byline, the address; no date that the text mentions.
[[nodiscard]] std::string find_html_date(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                         const MetaTags& meta, const LinkedData& data, const DateHints& hints);

}  // namespace tenet::indexer
