#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/document_keys.h"

namespace tenet::indexer {

// The YAML between two lines of "---" at the start of a document.
struct FrontMatter {
  std::size_t body = 0;                // byte where the text proper begins; 0 without front matter
  std::vector<DocumentKey> keys = {};  // in their order; lists joined by ", ", other nested values as YAML
  std::string problem = {};  // "front matter is not YAML: ..." when it cannot be read, or what is to be mended
  int line = 0;              // of the problem, from 1
};

// Reads the front matter of `text`, if it has any: the first line is "---" and a later one, within 64 KiB,
// "---" or "...". Where the lines between are no keys and values but prose between two rules, they are
// text. Never throws for what `text` holds.
[[nodiscard]] FrontMatter read_front_matter(std::string_view text);

}  // namespace tenet::indexer
