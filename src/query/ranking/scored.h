#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/docid.h"

namespace tenet::query {

// Passages with their scores.
using Scored = std::vector<std::pair<Docid, double>>;

// Passages that were scored before the rest, by score; no other passage has more than `bound`.
struct Candidates {
  Scored hits = {};
  double bound = 0;
  std::uint64_t total = 0;  // passages that answer
};

}  // namespace tenet::query
