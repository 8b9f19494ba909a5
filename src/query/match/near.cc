#include "query/match/near.h"

#include <algorithm>
#include <utility>

namespace tenet::query {
namespace {

// Ways that take the same stretch as one: what is near it does not depend on how it came about, and ways double with
// each operand.
std::vector<Neighbours> merged(std::vector<Neighbours> ways) {
  std::ranges::sort(ways, {}, &Neighbours::hull);
  std::vector<Neighbours> distinct;
  for (Neighbours& way : ways) {
    if (distinct.empty() || distinct.back().hull != way.hull) {
      distinct.push_back(std::move(way));
    } else {
      Spans& spans = distinct.back().spans;
      spans.insert(spans.end(), way.spans.begin(), way.spans.end());
    }
  }
  for (auto& [hull, spans] : distinct) {
    std::ranges::sort(spans);
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  }
  return distinct;
}

// Joins each of `left` with the nearest of `right` on either side.
std::vector<Neighbours> join_near(const std::vector<Neighbours>& left, const Spans& right, std::size_t distance) {
  std::vector<Neighbours> joined;
  const auto join = [&](const Neighbours& one, const TextRange& other) {
    Neighbours both{{std::min(one.hull.begin, other.begin), std::max(one.hull.end, other.end)}, one.spans};
    both.spans.push_back(other);
    joined.push_back(std::move(both));
  };
  for (const Neighbours& one : left) {
    const auto after = std::ranges::lower_bound(right, one.hull.end, {}, &TextRange::begin);
    if (after != right.end() && after->begin - one.hull.end < distance) join(one, *after);
    // The spans of `right` ascend by both ends, but for nested ones: the last that ends in time is the nearest.
    for (auto before = std::ranges::lower_bound(right, one.hull.begin, {}, &TextRange::begin);
         before != right.begin();) {
      --before;
      if (before->end > one.hull.begin) continue;
      if (one.hull.begin - before->end < distance) join(one, *before);
      break;
    }
  }
  return merged(std::move(joined));
}

}  // namespace

std::vector<Neighbours> find_near(const std::vector<Spans>& operands, std::size_t distance) {
  std::vector<Neighbours> found;
  if (operands.empty()) return found;
  for (const TextRange& span : operands.front()) found.push_back({span, {span}});
  for (std::size_t i = 1; i < operands.size() && !found.empty(); ++i) found = join_near(found, operands[i], distance);
  return found;
}

}  // namespace tenet::query
