#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace tenet::text {

// The words seen so far by the bytes of the source: a table of open addressing, since every word of a text goes through
// it.
class KnownWords {
 public:
  [[nodiscard]] static std::uint32_t hash_of(std::string_view raw);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  // nullptr where it was not seen. `hash` is that of `raw`.
  [[nodiscard]] const Word* find(std::string_view raw, std::uint32_t hash) const;
  // Numbers `word` and keeps it where it stays. `raw` must not be there yet.
  const Word* add(std::string_view raw, std::uint32_t hash, Word word);

 private:
  struct Known {
    std::string raw;
    Word word;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t place = 0;  // in words_, from 1; 0 where nothing is
  };

  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
  void put(Slot slot);

  std::deque<Known> words_;  // where they stay
  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << 12);
};

}  // namespace tenet::text
