#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/export.h>
#include <tenet/query.h>

namespace tenet {

// What passages are counted by. docs/counting.md says what each means.
enum class CountBy { year, month, topic, speaker, role, organisation, author, source, type, document, kind };
[[nodiscard]] TENET_API std::string_view to_string(CountBy by);
// All of them, in the order to show.
[[nodiscard]] TENET_API const std::vector<CountBy>& count_groupings();
// What `name` names, as fields are named in a query ("org", "doctype"). Throws QueryError, with a suggestion, for any
// other name.
[[nodiscard]] TENET_API CountBy parse_count_by(std::string_view name);

struct CountOptions {
  std::vector<CountBy> by = {};           // at most two, not the same twice; none: the total alone
  int grade = 1;                          // of topics that are counted by: 2 for squarely about them, else 1
  Query within = {};                      // what is searched must answer this too
  std::vector<std::string> without = {};  // ids of passages that are searched and never answer: those_to_fold()

  bool operator==(const CountOptions&) const = default;
};

// How many passages of a group answer, and how many there are. A passage is searched when its document meets the
// conditions on documents of the query (chooses_documents()), and it answers CountOptions::within.
struct Count {
  std::vector<std::string> group = {};  // a value for each of CountOptions::by: a year, the id of a topic, a name ...;
                                        // empty for passages that have none
  std::uint64_t passages = 0;
  std::uint64_t documents = 0;           // with one such passage or more
  std::uint64_t searched_passages = 0;   // of the group, whether they answer or not
  std::uint64_t searched_documents = 0;  // the same
  std::uint64_t searched_words = 0;  // of these passages, as the analyser cuts words; titles and headings not counted

  // Passages that answer per 1,000 passages, and per million words searched; 0 where none was searched.
  [[nodiscard]] TENET_API double per_thousand_passages() const;
  [[nodiscard]] TENET_API double per_million_words() const;

  bool operator==(const Count&) const = default;
};

struct Counts {
  // Groups of the first of `by`, and within each those of the second. Years and months ascend, without a gap; topics
  // are all of the taxonomy, in its order; everything else is sorted by name. Groups without an answer are there, but
  // for those of speakers and documents. What has no value comes last, where there is any.
  std::vector<Count> rows = {};
  std::vector<std::vector<Count>> margins = {};  // for each of `by`: the same by it alone
  Count total = {};                              // each passage and each document once
  std::vector<std::string> notes = {};           // as in Results
};

}  // namespace tenet
