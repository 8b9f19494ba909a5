#include "cli/analysis_options.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <tenet/error.h>

#include "cli/choice.h"

namespace tenet::cli {
namespace {

// What lines may be sorted by, with what it stands for.
const std::vector<std::pair<std::string, std::vector<LineOrder>>>& orders() {
  using By = LineOrder::By;
  static const std::vector<std::pair<std::string, std::vector<LineOrder>>> table{
      {"L1", {{By::left, 1}}},
      {"L2", {{By::left, 2}}},
      {"L3", {{By::left, 3}}},
      {"R1", {{By::right, 1}}},
      {"R2", {{By::right, 2}}},
      {"R3", {{By::right, 3}}},
      {"left", {{By::left, 1}, {By::left, 2}, {By::left, 3}}},
      {"right", {{By::right, 1}, {By::right, 2}, {By::right, 3}}},
      {"node", {{By::node}}},
      {"speaker", {{By::speaker}}},
      {"date", {{By::date}}},
      {"document", {{By::document}}},
  };
  return table;
}

}  // namespace

const std::vector<std::string>& line_order_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& [name, keys] : orders()) all.push_back(name);
    return all;
  }();
  return names;
}

std::vector<LineOrder> read_line_orders(std::string_view what, const std::vector<std::string>& names) {
  std::vector<LineOrder> sort;
  for (std::string asked : names) {
    if (asked.size() == 2 && (asked[0] == 'l' || asked[0] == 'r')) asked[0] = asked[0] == 'l' ? 'L' : 'R';
    check_choice(what, asked, line_order_names());
    const auto found = std::ranges::find(orders(), asked, &std::pair<std::string, std::vector<LineOrder>>::first);
    sort.insert(sort.end(), found->second.begin(), found->second.end());
  }
  return sort;
}

Window read_window(std::string_view what, const std::string& text) {
  if (text.empty()) return {};
  if (text == "sentence") return {.unit = Window::Unit::sentence};
  if (text == "passage") return {.unit = Window::Unit::passage};
  constexpr std::size_t most_digits = 3;
  const bool number = text.size() <= most_digits && text.find_first_not_of("0123456789") == std::string::npos;
  if (!number || std::stoul(text) == 0) {
    throw InputError(fmt::format("{} {}: it is no window", what, text),
                     "give a number of words, 1 to 999, sentence or passage");
  }
  return {.words = std::stoul(text)};
}

WordMeasure read_measure(std::string_view what, const std::string& text, const std::vector<WordMeasure>& measures) {
  if (text.empty()) return measures.front();
  std::vector<std::string> names;
  names.reserve(measures.size());
  for (const WordMeasure measure : measures) names.emplace_back(to_string(measure));
  check_choice(what, text, names);
  return word_measure(text).value();
}

}  // namespace tenet::cli
