#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <tenet/quotations.h>

#include "query/match/order.h"
#include "store/snapshot.h"

namespace tenet::query {

// Counts who is quoted. Names that text::name_key() holds equal are one speaker, under the name most often written.
class SpeakerCounter {
 public:
  // Counts one quotation; those of a passage come one after the other.
  void count(const Speaker& speaker, const PassageKey& key);
  // Takes over counts of a whole index, of which no more than the names is known yet.
  void count(const std::map<std::string, std::uint64_t>& quotations);
  // The most quoted, at most `limit`. What the counts do not tell is read from `snapshot`.
  [[nodiscard]] std::vector<SpeakerCount> most_quoted(std::size_t limit, const store::Snapshot& snapshot) const;

 private:
  struct Entry {
    std::map<std::string, std::uint64_t> names = {};  // quotations of each spelling
    std::uint64_t quotations = 0;
    std::uint64_t passages = 0;
    Speaker speaker = {};  // as the first passage has it
    PassageKey first = {};
    PassageKey last = {};  // counted
  };
  Entry& entry_of(const std::string& name);
  static void read_passages(Entry& entry, const store::Snapshot& snapshot);

  std::map<std::string, Entry> entries_;  // by name_key()
};

}  // namespace tenet::query
