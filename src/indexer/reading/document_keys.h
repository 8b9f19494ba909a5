#pragma once

#include <string>
#include <vector>

#include <tenet/passage.h>

namespace tenet::indexer {

// A key of front matter or of a record, with its value as text.
struct DocumentKey {
  std::string key = {};
  std::string value = {};

  bool operator==(const DocumentKey&) const = default;
};

// Gives the values to the members of `document` that the table in document_keys.cc names for their keys,
// dates in ISO form; capitals and hyphens in keys do not matter. What the table does not know, a second key
// for a member that has its value already, and a date that cannot be read go into `metadata` as they are.
// Empty values are left out.
void fill_document(Document& document, const std::vector<DocumentKey>& keys);

}  // namespace tenet::indexer
