#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "store/snapshot.h"

// Words as they are written, by how many documents have them; documents that are struck out do not count. All throw
// IndexError.
namespace tenet::query {

// A star that stands for more words than this takes the commonest; over Xapian databases, where each is a term that
// every shard looks up, it is refused.
inline constexpr std::size_t most_forms = 1000;

// The number of documents that have `form`, of which forms_written() counts `written`. Where something is struck out it
// costs a look into the list of the word.
[[nodiscard]] std::uint64_t documents_with(const std::string& form, std::uint64_t written,
                                           const store::Snapshot& snapshot);

// The words that begin with `prefix`, ascending by bytes, each with its number of documents, which is not 0.
[[nodiscard]] store::Snapshot::Forms forms_beginning(std::string_view prefix, const store::Snapshot& snapshot);

}  // namespace tenet::query
