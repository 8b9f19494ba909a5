#include "cli/render/count_chart.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/render/figures.h"

namespace tenet::cli {
namespace {

// Whether passages without a value of that grouping, those without a date or a topic, would be drawn: they have no
// place in time, and would dwarf all topics.
bool draws_others(CountBy by) {
  return !is_time(by) && by != CountBy::topic;
}

// The groups of one grouping that are drawn, in order.
std::vector<std::string> drawn(const Counted& counted, std::size_t grouping) {
  std::vector<std::string> groups;
  for (const Count& count : counted.counts.margins[grouping]) {
    if (count.group.front().empty() && !draws_others(counted.by[grouping])) continue;
    groups.push_back(count.group.front());
  }
  if (is_time(counted.by[grouping])) std::ranges::sort(groups);
  return groups;
}

std::vector<std::string> named(const std::vector<std::string>& groups) {
  std::vector<std::string> names;
  names.reserve(groups.size());
  for (const std::string& group : groups) names.push_back(group_name(group));
  return names;
}

std::string caption(const Counted& counted) {
  const Count& total = counted.counts.total;
  std::string text =
      fmt::format("{} of {} passages in {} documents; {} words searched.", grouped(total.passages),
                  grouped(total.searched_passages), grouped(total.searched_documents), grouped(total.searched_words));
  for (std::size_t i = 0; i < counted.by.size(); ++i) {
    if (draws_others(counted.by[i])) continue;
    for (const Count& count : counted.counts.margins[i]) {
      if (!count.group.front().empty() || count.passages == 0) continue;
      text += fmt::format(" Not drawn: {} without a {}.", grouped(count.passages),
                          is_time(counted.by[i]) ? "date" : "topic");
    }
  }
  return text;
}

}  // namespace

Chart chart_of(const Counted& counted, Measure measure, const std::string& title) {
  const bool is_cross = counted.by.size() == 2;
  // The categories go along the axis, the other grouping gives the panels.
  const std::size_t along = is_cross && !is_time(counted.by[0]) ? 1 : 0;
  const std::vector<std::string> categories = drawn(counted, along);
  Chart chart{.title = title,
              .caption = caption(counted),
              .axis = std::string(axis_label(measure)),
              .categories_axis = std::string(to_string(counted.by[along])),
              .categories = named(categories),
              .time = is_time(counted.by[along])};
  std::map<std::vector<std::string>, double> values;
  for (const Count& count : counted.counts.rows) values.emplace(count.group, value_of(count, measure));
  const auto add = [&](const std::string& name, const auto& group_of) {
    Chart::Panel& panel = chart.panels.emplace_back(Chart::Panel{.name = name});
    for (const std::string& category : categories) {
      const auto found = values.find(group_of(category));
      panel.values.push_back(found == values.end() ? 0 : found->second);
    }
  };
  if (!is_cross) {
    add("", [](const std::string& category) { return std::vector<std::string>{category}; });
    return chart;
  }
  for (const std::string& other : drawn(counted, 1 - along)) {
    add(group_name(other), [&](const std::string& category) {
      return along == 1 ? std::vector<std::string>{other, category} : std::vector<std::string>{category, other};
    });
  }
  return chart;
}

}  // namespace tenet::cli
