#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <tenet/duplicates.h>
#include <tenet/searcher.h>

#include "cli/render/table.h"

// What can be written of a hit: one table for csv, tsv, markdown, and for json and text with --fields.
namespace tenet::cli {

// A hit in its place among the results.
struct PlacedHit {
  const Hit& hit;
  std::size_t rank = 1;          // from 1
  std::string query_id = {};     // of a batch, else empty
  std::vector<Hit> before = {};  // its neighbours in the document, in reading order
  std::vector<Hit> after = {};
  std::vector<Duplicate> duplicates = {};  // near-identical passages, where hits are folded
  bool list_duplicates = false;            // for people: names them, else only how many they are
};

struct HitField {
  Column column = {};
  Value (*read)(const PlacedHit&) = nullptr;
};

// In the order to write them. Lives as long as the program.
[[nodiscard]] const std::vector<HitField>& hit_fields();

}  // namespace tenet::cli
