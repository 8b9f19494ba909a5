#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <tenet/counts.h>
#include <tenet/topics.h>

#include "base/docid.h"
#include "query/counting/count_question.h"
#include "store/document_statistics.h"
#include "store/snapshot.h"

// What a passage is counted under. Groups are numbered from 0, which is that of passages without a value.
namespace tenet::query {

// The groups that each passage of one segment stands in: at least one.
class PassageGroups {
 public:
  struct Member {
    Docid passage = 0;
    std::uint32_t group = 0;
  };
  // `members` in any order, none twice; who is in none is in group 0. `last` is the last docid of the segment.
  PassageGroups(const std::vector<Member>& members, Docid last);

  [[nodiscard]] std::span<const std::uint32_t> of(Docid passage) const {
    return std::span(groups_).subspan(begin_[passage], begin_[passage + 1] - begin_[passage]);
  }

 private:
  std::vector<std::size_t> begin_;  // by docid, in groups_
  std::vector<std::uint32_t> groups_;
};

// The groups by number, and their numbers in the order to show them.
struct GroupNames {
  std::vector<std::string> names = {};  // that of 0 is empty
  std::vector<std::uint32_t> order = {};
};

// Gives each name a number, from 1 on.
class Numbers {
 public:
  std::uint32_t of(const std::string& name) {
    const auto [entry, fresh] = numbers_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (fresh) names_.push_back(name);
    return entry->second;
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_ = {""};
  std::map<std::string, std::uint32_t> numbers_ = {{"", 0}};
};

// `names` by number, in their order; what has none comes last.
[[nodiscard]] GroupNames sorted_by_name(std::vector<std::string> names);
// The same in the order of their numbers.
[[nodiscard]] GroupNames as_numbered(std::vector<std::string> names);

// One way to group the passages of an index, without those struck out. All members throw Xapian::Error and IndexError.
class Grouping {
 public:
  Grouping() = default;
  virtual ~Grouping() = default;
  Grouping(const Grouping&) = delete;
  Grouping& operator=(const Grouping&) = delete;

  // The groups of the passages of a segment; each segment is asked for once.
  virtual PassageGroups read(std::size_t segment) = 0;
  // Of all segments that were read.
  [[nodiscard]] virtual GroupNames names() const = 0;
  // Whether there are so many groups that those without an answer are left out.
  [[nodiscard]] virtual bool leaves_out_zeros() const { return false; }
};

// What groupings read; all must outlive them. The rest is of some alone: `span` of years and months, `grade` of topics.
struct GroupingSources {
  const store::Snapshot& snapshot;
  const store::DocumentStatistics& documents;
  const Taxonomy& taxonomy;
  Span span = {};
  int grade = 1;
};
[[nodiscard]] std::unique_ptr<Grouping> make_grouping(CountBy by, const GroupingSources& sources);

}  // namespace tenet::query
