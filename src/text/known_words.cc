#include "text/known_words.h"

#include <xxhash.h>

#include <utility>

namespace tenet::text {

std::uint32_t KnownWords::hash_of(std::string_view raw) {
  return static_cast<std::uint32_t>(XXH3_64bits(raw.data(), raw.size()) >> 32U);
}

const Word* KnownWords::find(std::string_view raw, std::uint32_t hash) const {
  for (std::size_t at = hash & mask(); slots_[at].place != 0; at = (at + 1) & mask()) {
    if (slots_[at].hash != hash) continue;
    const Known& known = words_[slots_[at].place - 1];
    if (known.raw == raw) return &known.word;
  }
  return nullptr;
}

const Word* KnownWords::add(std::string_view raw, std::uint32_t hash, Word word) {
  word.number = static_cast<std::uint32_t>(words_.size());
  words_.push_back({std::string(raw), std::move(word)});
  if (words_.size() * 2 > slots_.size()) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : old) {
      if (slot.place != 0) put(slot);
    }
  }
  put({hash, static_cast<std::uint32_t>(words_.size())});
  return &words_.back().word;
}

void KnownWords::put(Slot slot) {
  std::size_t at = slot.hash & mask();
  while (slots_[at].place != 0) at = (at + 1) & mask();
  slots_[at] = slot;
}

}  // namespace tenet::text
