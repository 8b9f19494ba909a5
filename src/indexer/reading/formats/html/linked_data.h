#pragma once

#include <string>
#include <vector>

#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// What a page says of itself in JSON-LD (schema.org), plain text.
struct LinkedData {
  std::string headline = {};
  std::string date = {};  // as written
  std::vector<std::string> authors = {};
  std::string publisher = {};
  std::string url = {};
  std::string language = {};
  std::string body = {};  // articleBody
};

// Reads the scripts of type application/ld+json, at most 2 MB a page, without recursion. Of several things described,
// articles count before pages, and pages before sites. Of several articles the longest headline that stands in the
// title or a top heading of the page decides. Lists, "@graph" and things inside others are looked through. JSON with
// line breaks in its texts, commas too many or comments around it is read; other broken JSON is passed over.
[[nodiscard]] LinkedData read_linked_data(const HtmlTree& tree);

}  // namespace tenet::indexer
