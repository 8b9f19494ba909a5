#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <tenet/counts.h>

#include "base/docid.h"
#include "query/counting/groups.h"
#include "query/match/physical_plan.h"
#include "store/snapshot.h"

// Counting the passages of an index by groups.
namespace tenet::query {

// Which passages are searched, and which of them answer; without a query, all.
struct Chosen {
  std::optional<PhysicalPlan> searched = {};
  std::optional<PhysicalPlan> answering = {};
  std::vector<Docid> without = {};  // that never answer, ascending, by their numbers in the snapshot
};

// How they are counted.
struct CountWay {
  std::vector<CountBy> by = {};
  int grade = 1;
  Span span = {};
};

class Tallies {
 public:
  // What `sources` refers to must outlive it.
  Tallies(const CountWay& way, const GroupingSources& sources);

  // Counts all segments. Throws Xapian::Error and IndexError.
  void read(const Chosen& chosen, const store::Snapshot& snapshot);

  // Without the names of groups.
  [[nodiscard]] const Count& total() const { return total_.count; }
  [[nodiscard]] const Grouping& grouping(std::size_t i) const { return *groupings_[i]; }
  [[nodiscard]] Count margin(std::size_t i, std::uint32_t group) const;
  [[nodiscard]] Count cell(std::uint32_t first, std::uint32_t second) const;

 private:
  // What one group has so far. Passages come document by document.
  struct Tally {
    Count count = {};
    std::size_t answering = 0;  // the last document with a passage that answers, from 1
    std::size_t searched = 0;   // the last document with one that was searched

    void add(std::size_t document, std::uint64_t words, bool answers);
  };
  using Key = std::uint64_t;  // of a cell: its group by the first grouping in the high half
  static Key key(std::uint32_t first, std::uint32_t second) { return Key{first} << 32U | second; }
  using Set = std::vector<bool>;  // of passages of a segment, by docid

  void read_segment(std::size_t segment, const Chosen& chosen);
  void add(Docid passage, const std::vector<PassageGroups>& groups, std::size_t document, std::uint64_t words,
           bool answers);
  Tally& margin_of(std::size_t i, std::uint32_t group);

  const store::DocumentStatistics& documents_;
  std::vector<std::unique_ptr<Grouping>> groupings_;
  Tally total_;
  std::vector<std::vector<Tally>> margins_;  // of each grouping, by number of the group
  std::unordered_map<Key, Tally> cells_;
};

}  // namespace tenet::query
