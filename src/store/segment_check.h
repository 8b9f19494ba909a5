#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <vector>

#include "store/damage.h"
#include "store/manifest.h"
#include "store/segment_reader.h"

namespace tenet::store {

// What is wrong with a segment, at most one finding for each of its files.
using Damages = std::vector<DamageError>;

// Does `work` and notes the damage that ends it, unless that file is known to be damaged.
template <typename Work>
void note_damage(Damages& damages, const Work& work) {
  try {
    work();
  } catch (const DamageError& damage) {
    const auto is_same = [&](const DamageError& other) { return other.file() == damage.file(); };
    if (std::none_of(damages.begin(), damages.end(), is_same)) damages.push_back(damage);
  }
}

// Compares every block of the files of a segment with its checksum, and goes through the trees of its tables and what
// Xapian reads of them. Throws base::FileError.
[[nodiscard]] Damages check_segment_files(const std::filesystem::path& folder, const Segment& segment);

// Takes lists of words, tables of strings and passages with their texts apart, and compares what they say with each
// other. Throws DamageError for the first that is not as it was written.
void check_segment_contents(const std::shared_ptr<SegmentReader>& segment);

}  // namespace tenet::store
