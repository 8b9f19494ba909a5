#include "cli/render/count_table.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "cli/choice.h"
#include "cli/render/figures.h"
#include "cli/render/table.h"

namespace tenet::cli {
namespace {

constexpr std::size_t bar_columns = 20;
// Terminals narrower than this have no room for all columns, and narrower than the second for no more than the figure.
constexpr std::size_t full_width = 110;
constexpr std::size_t least_width = 60;

bool is_for_people(const OutputOptions& options) {
  return options.format == "text" || options.format == "markdown";
}

// Columns of the groups themselves.
std::vector<Column> group_columns(const std::vector<CountBy>& by) {
  std::vector<Column> columns;
  for (const CountBy each : by) {
    const std::string heading(to_string(each));
    // "type" is what a JSON object is.
    columns.push_back({.name = each == CountBy::type ? "doctype" : heading,
                       .heading = heading,
                       .description = "nothing for passages that have none"});
  }
  return columns;
}

double most_of(const std::vector<Count>& counts, Measure measure) {
  double most = 0;
  for (const Count& count : counts) most = std::max(most, value_of(count, measure));
  return most;
}

// The fields that a narrow terminal has room for, where none are asked for.
OutputOptions narrowed(const Counted& counted, const OutputOptions& options, const Style& style) {
  OutputOptions chosen = options;
  if (options.format != "text" || !style.terminal || style.width >= full_width || !options.fields.empty())
    return chosen;
  for (const Column& column : group_columns(counted.by)) chosen.fields.push_back(column.name);
  chosen.fields.emplace_back("passages");
  if (style.width < least_width) return chosen;
  chosen.fields.insert(chosen.fields.end(), {"documents", "per_thousand_passages"});
  if (!counted.by.empty()) chosen.fields.emplace_back("bar");
  return chosen;
}

void write_rows(const Counted& counted, Measure measure, const OutputOptions& given, Output& output) {
  const OutputOptions options = narrowed(counted, given, output.style());
  const std::size_t bar_width = options.fields.empty() ? bar_columns : bar_columns / 2;
  const bool with_bar = options.format == "text" && !counted.by.empty();
  const bool for_people = is_for_people(options);
  TableWriter table("count", count_columns(counted.by, with_bar), options, output);
  const double most = most_of(counted.counts.rows, measure);
  const bool blocks = can_show_blocks();
  for (const Count& count : counted.counts.rows) {
    Row row = count_row(count, "group", for_people);
    if (with_bar) row.emplace_back(bar(value_of(count, measure), most, bar_width, blocks));
    table.row(row);
  }
  Count total = counted.counts.total;
  total.group.assign(counted.by.size(), "");
  Row row = count_row(total, "total", for_people);
  if (for_people && !counted.by.empty()) row[1] = "total";
  if (for_people && counted.by.size() == 2) row[2] = "";
  if (with_bar) row.emplace_back("");
  table.row(row);
  table.finish();
}

// Numbers of a cross table: whole ones as they are, rates with two decimals, nothing where nothing was searched.
Value cell(const Count& count, Measure measure) {
  if (measure == Measure::passages) return count.passages;
  if (measure == Measure::documents) return count.documents;
  return count.searched_passages == 0 ? Value() : Value(value_of(count, measure));
}

// Groups of the first grouping down, those of the second across.
class CrossTable {
 public:
  CrossTable(const Counted& counted, Measure measure) : counted_(counted), measure_(measure) {
    for (const Count& count : counted.counts.rows) cells_.emplace(std::pair(count.group[0], count.group[1]), &count);
  }

  [[nodiscard]] std::vector<Column> columns() const {
    std::vector<Column> columns = {group_columns(counted_.by).front()};
    for (const Count& count : across()) columns.push_back(figure(count.group.front(), group_name(count.group.front())));
    columns.push_back(figure("total", "total"));
    if (is_time(counted_.by[1])) columns.push_back({.name = "trend", .heading = ""});
    return columns;
  }

  void write(const OutputOptions& options, Output& output) const {
    TableWriter table("cross", columns(), options, output);
    const bool blocks = can_show_blocks();
    for (const Count& first : down()) {
      Row row = {group_name(first.group.front())};
      std::vector<double> values;
      for (const Count& second : across()) {
        const auto found = cells_.find({first.group.front(), second.group.front()});
        const Count count = found == cells_.end() ? Count{} : *found->second;
        row.push_back(cell(count, measure_));
        if (!second.group.front().empty()) values.push_back(value_of(count, measure_));
      }
      row.push_back(cell(first, measure_));
      if (is_time(counted_.by[1])) {
        row.emplace_back(sparkline(values, values.empty() ? 0 : std::ranges::max(values), blocks));
      }
      table.row(row);
    }
    Row total = {Value("total")};
    for (const Count& second : across()) total.push_back(cell(second, measure_));
    total.push_back(cell(counted_.counts.total, measure_));
    if (is_time(counted_.by[1])) total.emplace_back("");
    table.row(total);
    table.finish();
  }

 private:
  [[nodiscard]] const std::vector<Count>& down() const { return counted_.counts.margins[0]; }
  [[nodiscard]] const std::vector<Count>& across() const { return counted_.counts.margins[1]; }
  [[nodiscard]] Column figure(const std::string& name, const std::string& heading) const {
    const bool whole = measure_ == Measure::passages || measure_ == Measure::documents;
    return {.name = name, .heading = heading, .right = true, .decimals = whole ? -1 : 2};
  }

  const Counted& counted_;
  Measure measure_;
  std::map<std::pair<std::string, std::string>, const Count*> cells_;
};

// Whether a cross table can be read on this terminal: about eight columns for each figure.
bool fits(const Counted& counted, const OutputOptions& options, const Style& style) {
  if (counted.by.size() != 2 || !is_for_people(options) || !options.fields.empty()) return false;
  if (!style.terminal || options.format == "markdown") return true;
  std::size_t needed = 0;
  for (const Count& count : counted.counts.margins[0]) {
    needed = std::max(needed, display_width(group_name(count.group.front())));
  }
  for (const Count& count : counted.counts.margins[1]) {
    needed += 2 + std::max<std::size_t>(5, display_width(group_name(count.group.front())));
  }
  const std::size_t trend = is_time(counted.by[1]) ? counted.counts.margins[1].size() + 2 : 0;
  return needed + 9 + trend <= style.width;
}

}  // namespace

std::vector<Column> count_columns(const std::vector<CountBy>& by, bool with_bar) {
  std::vector<Column> columns = group_columns(by);
  columns.insert(columns.begin(), {.name = "row",
                                   .heading = "row",
                                   .description = "group, or total: each passage and document once",
                                   .shown = Shown::to_programs});
  const auto add = [&](const char* name, const char* heading, const char* description, int decimals = -1) {
    columns.push_back(
        {.name = name, .heading = heading, .description = description, .right = true, .decimals = decimals});
  };
  add("passages", "passages", "that answer");
  add("documents", "documents", "with one of them or more");
  add("searched_passages", "of passages", "of the group, whether they answer or not");
  add("searched_words", "of words", "of these passages");
  add("per_thousand_passages", "per 1,000 passages", "passages that answer, of those searched", 2);
  add("per_million_words", "per million words", "passages that answer, of the words searched", 1);
  columns.push_back({.name = "searched_documents",
                     .heading = "of documents",
                     .description = "with a passage of the group",
                     .right = true,
                     .shown = Shown::to_programs});
  if (with_bar) columns.push_back({.name = "bar", .heading = "", .description = "for people"});
  return columns;
}

Row count_row(const Count& count, const char* kind, bool for_people) {
  Row row = {Value(kind)};
  for (const std::string& value : count.group) {
    row.push_back(for_people ? Value(group_name(value)) : text_or_nothing(value));
  }
  const auto rate = [&](double value) { return count.searched_passages == 0 ? Value() : Value(value); };
  row.insert(row.end(), {Value(count.passages), Value(count.documents), Value(count.searched_passages),
                         Value(count.searched_words), rate(count.per_thousand_passages()),
                         rate(count.per_million_words()), Value(count.searched_documents)});
  return row;
}

const std::vector<std::string>& measure_names() {
  static const std::vector<std::string> names = {"passages", "documents", "per_thousand_passages", "per_million_words"};
  return names;
}

Measure parse_measure(std::string_view name) {
  check_choice("--measure", name, measure_names());
  return static_cast<Measure>(std::ranges::find(measure_names(), name) - measure_names().begin());
}

double value_of(const Count& count, Measure measure) {
  switch (measure) {
    case Measure::passages: return static_cast<double>(count.passages);
    case Measure::documents: return static_cast<double>(count.documents);
    case Measure::per_thousand_passages: return count.per_thousand_passages();
    case Measure::per_million_words: return count.per_million_words();
  }
  return 0;
}

std::string_view axis_label(Measure measure) {
  switch (measure) {
    case Measure::passages: return "passages";
    case Measure::documents: return "documents";
    case Measure::per_thousand_passages: return "passages per 1,000 searched";
    case Measure::per_million_words: return "passages per million words searched";
  }
  return {};
}

bool is_time(CountBy by) {
  return by == CountBy::year || by == CountBy::month;
}

std::string group_name(const std::string& value) {
  return value.empty() ? "(none)" : value;
}

std::size_t arrange(Counted& counted, CountOrder order, std::size_t limit) {
  if (counted.by.empty()) return 0;
  std::vector<Count>& groups = counted.counts.margins.front();
  const auto value = [order](const Count& count) {
    if (count.group.front().empty()) return -1.;
    return order == CountOrder::count ? static_cast<double>(count.passages) : count.per_thousand_passages();
  };
  if (order != CountOrder::name) std::ranges::stable_sort(groups, std::ranges::greater{}, value);
  const std::size_t all = groups.size();
  groups.resize(std::min(all, limit));
  std::map<std::string, std::size_t> places;
  for (const Count& count : groups) places.emplace(count.group.front(), places.size());
  std::vector<Count>& rows = counted.counts.rows;
  std::erase_if(rows, [&](const Count& count) { return !places.contains(count.group.front()); });
  std::ranges::stable_sort(rows, {}, [&](const Count& count) { return places.at(count.group.front()); });
  return all;
}

void write_counts(const Counted& counted, Measure measure, const OutputOptions& options, Output& output) {
  if (fits(counted, options, output.style())) {
    CrossTable(counted, measure).write(options, output);
  } else {
    write_rows(counted, measure, options, output);
  }
}

}  // namespace tenet::cli
