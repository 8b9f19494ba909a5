#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include <tenet/counts.h>

#include "query/counting/groups.h"
#include "store/snapshot.h"

// Counting the passages of some segments by groups, and adding up what others have counted.
namespace tenet::query {

// Which passages are searched, and which of them answer; without a query, all.
struct Chosen {
  std::optional<Xapian::Query> searched = {};
  std::optional<Xapian::Query> answering = {};
  std::vector<Xapian::docid> without = {};  // that never answer, ascending, by their numbers in the snapshot
};

// How they are counted.
struct CountWay {
  std::vector<CountBy> by = {};
  int grade = 1;
  Span span = {};
};

// The two as they cross to a server, and back; queries serialised, without where there are none.
[[nodiscard]] std::string packed_question(const Chosen& chosen, const CountWay& way);
using PackedQuestion = std::tuple<std::optional<std::string>, std::optional<std::string>, std::vector<std::uint64_t>,
                                  int, std::string, std::string, std::vector<Xapian::docid>>;
// Throws IndexError for groupings that there are not.
[[nodiscard]] CountWay way_of(const PackedQuestion& question);

// What a server has counted. Groups by their numbers there.
struct CountPart {
  struct Numbers {
    std::uint64_t passages = 0;
    std::uint64_t documents = 0;
    std::uint64_t searched_passages = 0;
    std::uint64_t searched_documents = 0;
    std::uint64_t searched_words = 0;

    auto members() { return std::tie(passages, documents, searched_passages, searched_documents, searched_words); }
  };
  using Group = std::uint32_t;

  Numbers total = {};
  std::vector<std::vector<GroupPart>> groups = {};  // of each grouping
  std::vector<std::vector<Numbers>> margins = {};   // the same
  std::map<std::pair<Group, Group>, Numbers> cells = {};

  auto members() { return std::tie(total, groups, margins, cells); }
};

class Tallies {
 public:
  // What `sources` refers to must outlive it.
  Tallies(const CountWay& way, const GroupingSources& sources);

  // Counts what is read here. Throws Xapian::Error and IndexError.
  void read(const Chosen& chosen, const store::Snapshot& snapshot);
  // Adds what was counted elsewhere. Throws IndexError when it does not fit.
  void add(const CountPart& part);
  [[nodiscard]] CountPart part() const;

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
    void add(const CountPart::Numbers& numbers);
  };
  using Key = std::uint64_t;  // of a cell: its group by the first grouping in the high half
  static Key key(std::uint32_t first, std::uint32_t second) { return Key{first} << 32U | second; }
  using Set = std::vector<bool>;  // of passages of a segment, by docid

  static Set find(const Xapian::Query& query, const Xapian::Database& segment);
  void read_segment(std::size_t segment, const Chosen& chosen, const Xapian::Database& database);
  void add(Xapian::docid passage, const std::vector<PassageGroups>& groups, std::size_t document, std::uint64_t words,
           bool answers);
  Tally& margin_of(std::size_t i, std::uint32_t group);

  const store::DocumentTable& documents_;
  std::vector<std::unique_ptr<Grouping>> groupings_;
  Tally total_;
  std::vector<std::vector<Tally>> margins_;  // of each grouping, by number of the group
  std::unordered_map<Key, Tally> cells_;
};

}  // namespace tenet::query
