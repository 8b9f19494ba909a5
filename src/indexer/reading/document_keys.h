#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

namespace tenet::indexer {

// A key of front matter or of a record, with its value as text.
struct DocumentKey {
  std::string key = {};
  std::string value = {};

  bool operator==(const DocumentKey&) const = default;
};

// The most that the name of a speaker may have, in bytes: it stands beside each of his quotations.
inline constexpr std::size_t longest_speaker = 1000;

// The list that is the value of `key` as one text: its items with a comma between them, or a semicolon where they name
// somebody or have commas themselves.
[[nodiscard]] std::string join_items(std::string_view key, const std::vector<std::string>& items);

// Whether the value of `key` names people or bodies: speaker, authors, publisher.
[[nodiscard]] bool names_somebody(std::string_view key);

// Gives the values to the members of `document` that the table in document_keys.cc names for their keys,
// dates in ISO form as far as they are certain; capitals and hyphens in keys do not matter. What the table does not
// know, a second key for a member that has its value already, a date that is not read whole, and a speaker that is too
// long or says that there is none ("unknown", "N/A") go into `metadata` as they are. Empty values are left out. Gives a
// warning for each of the last two.
std::vector<std::string> fill_document(Document& document, const std::vector<DocumentKey>& keys);

}  // namespace tenet::indexer
