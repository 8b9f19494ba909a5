#include <tenet/duplicates.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <unordered_map>
#include <utility>

#include <tenet/searcher.h>

#include "errors.h"
#include "text/shingles.h"
#include "text/tokens.h"
#include "text/visible.h"

namespace tenet {
namespace {

using text::Shingles;

// Two passages are compared when the least of their shingles, under all the hash functions of a band, are the same
// (Broder 1997; banding: Leskovec, Rajaraman & Ullman 2014, 3.4). Of pairs that agree by 0.6 this misses
// (1 - 0.6^3)^24 = 0.3 %, and compares 30 % of those that agree by 0.25.
constexpr std::size_t bands = 24;
constexpr std::size_t rows = 3;

// A fixed sequence of numbers without order: SplitMix64 (Steele, Lea & Flood 2014).
std::uint64_t scrambled(std::uint64_t number) {
  number += 0x9e3779b97f4a7c15U;
  number = (number ^ (number >> 30U)) * 0xbf58476d1ce4e5b9U;
  number = (number ^ (number >> 27U)) * 0x94d049bb133111ebU;
  return number ^ (number >> 31U);
}

std::uint64_t band_key(const Shingles& shingles, std::size_t band) {
  std::uint64_t key = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint64_t seed = scrambled(2 * (band * rows + row));
    const std::uint64_t factor = scrambled(2 * (band * rows + row) + 1) | 1U;
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    for (const std::uint64_t shingle : shingles) least = std::min(least, (shingle ^ seed) * factor);
    key = scrambled(key ^ least);
  }
  return key;
}

struct Read {
  std::uint32_t document = 0;
  int number = 0;
  int part = 1;
  std::uint32_t wording = 0;  // place in Passages::wordings
};

// What is compared: passages in reading order, and their shingles, those of the same wording once.
struct Passages {
  std::vector<std::string> documents = {};
  std::vector<Read> read = {};
  std::vector<Shingles> wordings = {};

  [[nodiscard]] std::string id(std::size_t place) const {
    return passage_id(documents[read[place].document], {.number = read[place].number, .part = read[place].part});
  }
};

Passages read_passages(const Searcher& searcher, const Query& query) {
  Passages passages;
  text::Analyser analyser;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_hash;
  searcher.scan(query, [&](const Hit& hit) {
    if (passages.documents.empty() || passages.documents.back() != hit.document.id) {
      passages.documents.push_back(hit.document.id);
      analyser.trim();
    }
    Shingles shingles = text::shingles(text::visible_tokens(hit.text, hit.passage, analyser));
    if (shingles.empty()) return true;
    std::uint64_t hash = 0;
    for (const std::uint64_t shingle : shingles) hash = scrambled(hash ^ shingle);
    std::vector<std::uint32_t>& same = by_hash[hash];
    const auto known = std::ranges::find_if(same, [&](auto place) { return passages.wordings[place] == shingles; });
    const auto wording = known == same.end() ? static_cast<std::uint32_t>(passages.wordings.size()) : *known;
    if (known == same.end()) {
      same.push_back(wording);
      shingles.shrink_to_fit();
      passages.wordings.push_back(std::move(shingles));
    }
    passages.read.push_back({.document = static_cast<std::uint32_t>(passages.documents.size() - 1),
                             .number = hit.passage.number,
                             .part = hit.passage.part,
                             .wording = wording});
    return true;
  });
  return passages;
}

// Sets of wordings that are joined by near-identical ones.
class Clusters {
 public:
  explicit Clusters(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }

  std::uint32_t find(std::uint32_t place) {
    while (parent_[place] != place) place = parent_[place] = parent_[parent_[place]];
    return place;
  }
  // The one further up becomes the head.
  void join(std::uint32_t left, std::uint32_t right) {
    const auto [first, second] = std::minmax({find(left), find(right)});
    parent_[second] = first;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

// Joins what is near-identical among wordings with the same key. Each is compared with one of every cluster there, so
// that a thousand copies cost a thousand comparisons.
void join_bucket(std::span<const std::pair<std::uint64_t, std::uint32_t>> bucket, const std::vector<Shingles>& wordings,
                 Clusters& clusters) {
  std::vector<std::uint32_t> heads;
  for (const auto& entry : bucket) {
    const std::uint32_t wording = entry.second;
    const auto near = std::ranges::find_if(heads, [&](std::uint32_t head) {
      return clusters.find(head) == clusters.find(wording) ||
             text::are_near_identical(wordings[head], wordings[wording]);
    });
    if (near == heads.end()) {
      heads.push_back(wording);
    } else {
      clusters.join(*near, wording);
    }
  }
}

Clusters cluster(const std::vector<Shingles>& wordings, const Searcher& searcher) {
  Clusters clusters(wordings.size());
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(wordings.size());
  for (std::size_t band = 0; band < bands; ++band) {
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
      if (i % 4096 == 0) searcher.check_limits();
      keys[i] = {band_key(wordings[i], band), i};
    }
    std::ranges::sort(keys);
    for (auto begin = keys.begin(); begin != keys.end();) {
      const auto end = std::find_if(begin, keys.end(), [&](const auto& key) { return key.first != begin->first; });
      if (end - begin > 1) {
        searcher.check_limits();
        join_bucket(std::span(begin, end), wordings, clusters);
      }
      begin = end;
    }
  }
  return clusters;
}

// Parts a cluster (places of passages, in reading order) into groups, so that every passage is near-identical to the
// first of its group: a chain of small changes may lead far away.
std::vector<DuplicateGroup> part(std::span<const std::uint32_t> cluster, const Passages& passages) {
  std::vector<DuplicateGroup> groups;
  std::vector<const Shingles*> firsts;
  for (const std::uint32_t place : cluster) {
    const Shingles& own = passages.wordings[passages.read[place].wording];
    const auto near = std::ranges::find_if(
        firsts, [&](const Shingles* first) { return first == &own || text::are_near_identical(*first, own); });
    if (near == firsts.end()) {
      firsts.push_back(&own);
      groups.push_back({.first = passages.id(place)});
    } else {
      groups[static_cast<std::size_t>(near - firsts.begin())].others.push_back(
          {.id = passages.id(place), .agreement = text::agreement(**near, own)});
    }
  }
  std::erase_if(groups, [](const DuplicateGroup& group) { return group.others.empty(); });
  return groups;
}

}  // namespace

std::vector<DuplicateGroup> duplicate_groups(const Searcher& searcher, const Query& query) {
  return translate_errors("finding duplicates", [&]() -> std::vector<DuplicateGroup> {
    const Passages passages = read_passages(searcher, query);
    Clusters clusters = cluster(passages.wordings, searcher);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> members;  // cluster, place
    for (std::uint32_t i = 0; i < passages.read.size(); ++i) {
      members.emplace_back(clusters.find(passages.read[i].wording), i);
    }
    std::ranges::sort(members);
    std::vector<DuplicateGroup> groups;
    std::vector<std::uint32_t> places;
    for (auto begin = members.begin(); begin != members.end();) {
      const auto end = std::find_if(begin, members.end(), [&](const auto& each) { return each.first != begin->first; });
      places.clear();
      std::for_each(begin, end, [&](const auto& each) { places.push_back(each.second); });
      if (places.size() > 1) std::ranges::move(part(places, passages), std::back_inserter(groups));
      begin = end;
    }
    std::ranges::sort(groups, [](const DuplicateGroup& left, const DuplicateGroup& right) {
      return std::pair(right.others.size(), std::string_view(left.first)) <
             std::pair(left.others.size(), std::string_view(right.first));
    });
    return groups;
  });
}

std::vector<std::string> those_to_fold(const Searcher& searcher, const Query& query) {
  std::vector<std::string> ids;
  for (const DuplicateGroup& group : duplicate_groups(searcher, query)) {
    for (const Duplicate& each : group.others) ids.push_back(each.id);
  }
  return ids;
}

}  // namespace tenet
