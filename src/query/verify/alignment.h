#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/verify/normalised_text.h"

namespace tenet::query {

// Words of a source in one order of reading: places in NormalisedText::words, ascending. All of them, or only those of
// a quotation that other words interrupt.
using Reading = std::vector<std::size_t>;

// One step of the way from the words of a source to those asked for.
struct Step {
  enum class Kind : std::uint8_t { same, changed, missing, added, left_out };

  Kind kind = Kind::same;
  std::size_t asked = 0;   // place in the words asked for; of missing and left_out the place of the next one
  std::size_t source = 0;  // place in the reading; of added the place of the next one

  bool operator==(const Step&) const = default;
};

// A stretch of a reading beside the words asked for: first to last, without words of the source around it.
struct Alignment {
  double cost = 0;  // 1 for each word missing, added or changed; half that for another form of the same word
  std::vector<Step> steps = {};

  bool operator==(const Alignment&) const = default;
};

// Every stretch of the reading that has the very words, in reading order, apart from each other. Gaps in what was asked
// take as few words as they can.
[[nodiscard]] std::vector<Alignment> find_same(const NormalisedText& asked, const NormalisedText& source,
                                               const Reading& reading);
// The stretch that costs least, the first of equals; words of a gap cost nothing. Time and memory grow as the product
// of the numbers of words. Without steps when the reading shares no word with what was asked.
[[nodiscard]] Alignment find_nearest(const NormalisedText& asked, const NormalisedText& source, const Reading& reading);

}  // namespace tenet::query
