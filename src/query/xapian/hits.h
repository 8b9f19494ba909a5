#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include <xapian.h>

#include <tenet/searcher.h>

#include "query/xapian/translation.h"

namespace tenet::query::xapian {

// How hits are ordered, and how many a document may have.
struct HitOrder {
  enum class By { score, document };  // ties of score in reading order; or reading order alone

  By by = By::score;
  bool reverse = false;  // of reading order
  std::size_t per_document = 0;
  bool exact_total = true;  // else passages behind the last hit need not be counted
};

struct Found {
  std::uint64_t total = 0;
  bool exact = true;         // else there are at least so many
  std::uint64_t folded = 0;  // left out by per_document
};

// Reads the hits from `offset` on, `limit` at most, and hands them over with their scores until `on_hit` gives false.
// Throws QueryError where the texts of too many passages would have to be tested, Xapian::Error and IndexError.
Found find_hits(const Translation& translation, const Xapian::Database& database, const HitOrder& order,
                std::size_t offset, std::size_t limit, const std::function<bool(Hit)>& on_hit);

// How many passages a question of Xapian's matches, exactly. Throws as find_hits().
[[nodiscard]] std::uint64_t count_matches(const Xapian::Enquire& enquire, const Xapian::Database& database);

// How much answers.
struct Numbers {
  std::uint64_t passages = 0;
  std::uint64_t documents = 0;
  std::uint64_t words = 0;
};
// Counts what answers. Throws as find_hits().
[[nodiscard]] Numbers count_hits(const Translation& translation, const Xapian::Database& database);

}  // namespace tenet::query::xapian
