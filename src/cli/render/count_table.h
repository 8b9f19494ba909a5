#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/counts.h>

#include "cli/output.h"
#include "cli/render/table.h"

// Counts as rows and columns. docs/counting.md says what the columns mean.
namespace tenet::cli {

// The figure that bars, charts and cross tables show, by the name of its column.
enum class Measure { passages, documents, per_thousand_passages, per_million_words };
[[nodiscard]] const std::vector<std::string>& measure_names();
// Throws InputError for a name that is none.
[[nodiscard]] Measure parse_measure(std::string_view name);
[[nodiscard]] double value_of(const Count& count, Measure measure);
// With its unit: "passages per 1,000 searched".
[[nodiscard]] std::string_view axis_label(Measure measure);

enum class CountOrder { name, count, rate };

// What was counted, and how.
struct Counted {
  std::vector<CountBy> by = {};
  Counts counts = {};
};

[[nodiscard]] bool is_time(CountBy by);
// A value of a group for people: "(none)" for passages without one.
[[nodiscard]] std::string group_name(const std::string& value);

// Brings the groups of the first grouping in order, the most first where that is asked for, "(none)" always last, and
// keeps `limit` of them.
// Gives how many there were.
std::size_t arrange(Counted& counted, CountOrder order, std::size_t limit);

// Counts as rows and columns; `with_bar` adds a column for people.
[[nodiscard]] std::vector<Column> count_columns(const std::vector<CountBy>& by, bool with_bar);
// `kind` is "group" or "total". Rates are empty where nothing was searched. For people, no value is "(none)".
[[nodiscard]] Row count_row(const Count& count, const char* kind, bool for_people);

// Writes counts: one row for each group, or, for people, a cross table of `measure` where it fits.
void write_counts(const Counted& counted, Measure measure, const OutputOptions& options, Output& output);

}  // namespace tenet::cli
