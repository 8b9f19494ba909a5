#include "indexer/reading/formats/html/day_order.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using Numbers = std::array<int, 3>;

// The numbers of a date whose year stands last.
std::optional<Numbers> numbers_of(std::string_view value) {
  if (value.size() < 8 || value.size() > 10 || !text::is_digit(value[0])) return std::nullopt;
  Numbers numbers = {};
  std::size_t part = 0;
  for (const char c : value) {
    if (text::is_digit(c)) {
      numbers.at(part) = 10 * numbers.at(part) + (c - '0');
    } else if ((c != '.' && c != '/' && c != '-') || ++part == numbers.size()) {
      return std::nullopt;
    }
  }
  return part == 2 && numbers[2] >= 1900 ? std::optional(numbers) : std::nullopt;
}

}  // namespace

DayOrder day_order_of(std::string_view language) {
  const std::string lower = text::to_lower(language.substr(0, 16));
  if (lower.empty()) return DayOrder::unknown;
  if (!lower.starts_with("en")) return DayOrder::day_first;
  const std::string_view country = lower.size() == 5 ? std::string_view(lower).substr(3) : std::string_view();
  if (country == "us") return DayOrder::month_first;
  constexpr std::array day_first = {"gb", "uk", "ie", "au", "nz", "in", "za"};
  return std::ranges::find(day_first, country) != day_first.end() ? DayOrder::day_first : DayOrder::unknown;
}

DayOrder day_order_on(const HtmlTree& tree) {
  constexpr std::size_t longest = 200;  // bytes of a text that is looked at
  bool day_first = false;
  bool month_first = false;
  for (const HtmlNode& node : tree.nodes) {
    if (node.tag != HtmlTag::text || node.text.size() > longest) continue;
    std::string_view rest = node.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of(" \t\r\n\f"), rest.size());
      if (const auto numbers = numbers_of(rest.substr(0, end));
          numbers && std::min((*numbers)[0], (*numbers)[1]) <= 12) {
        day_first = day_first || (*numbers)[0] > 12;
        month_first = month_first || (*numbers)[1] > 12;
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  if (day_first == month_first) return DayOrder::unknown;
  return day_first ? DayOrder::day_first : DayOrder::month_first;
}

std::optional<text::Date> date_in_numbers(std::string_view value, DayOrder order) {
  const auto numbers = order == DayOrder::unknown ? std::nullopt : numbers_of(value);
  if (!numbers) return std::nullopt;
  const bool day_first = order == DayOrder::day_first;
  const text::Date date = {
      .year = (*numbers)[2], .month = (*numbers)[day_first ? 1 : 0], .day = (*numbers)[day_first ? 0 : 1]};
  return text::exists(date) ? std::optional(date) : std::nullopt;
}

}  // namespace tenet::indexer
