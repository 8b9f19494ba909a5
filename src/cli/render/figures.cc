#include "cli/render/figures.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

namespace tenet::cli {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Steps of `steps` for the value: at least one when it is above 0.
std::size_t steps_of(double value, double most, std::size_t steps) {
  if (value <= 0 || most <= 0) return 0;
  const auto rounded = static_cast<std::size_t>(std::lround(value / most * static_cast<double>(steps)));
  return std::clamp<std::size_t>(rounded, 1, steps);
}

}  // namespace

bool can_show_blocks() {
  if (variable("TERM") == "dumb") return false;
  std::string locale;
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    if (locale.empty()) locale = variable(name);
  }
  std::ranges::transform(locale, locale.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return locale.find("UTF-8") != std::string::npos || locale.find("UTF8") != std::string::npos;
}

std::string bar(double value, double most, std::size_t columns, bool blocks) {
  if (!blocks) return std::string(steps_of(value, most, columns), '#');
  constexpr std::array<std::string_view, 8> eighths = {"",       "\u258f", "\u258e", "\u258d",
                                                       "\u258c", "\u258b", "\u258a", "\u2589"};
  const std::size_t steps = steps_of(value, most, columns * 8);
  std::string out;
  for (std::size_t whole = steps / 8; whole > 0; --whole) out += "\u2588";
  return out.append(eighths[steps % 8]);
}

std::string sparkline(const std::vector<double>& values, double most, bool blocks) {
  constexpr std::array<std::string_view, 9> heights = {"\u00b7", "\u2581", "\u2582", "\u2583", "\u2584",
                                                       "\u2585", "\u2586", "\u2587", "\u2588"};
  constexpr std::array<std::string_view, 5> ascii = {".", "_", "-", "=", "#"};
  std::string out;
  for (const double value : values) {
    out += blocks ? heights[steps_of(value, most, heights.size() - 1)] : ascii[steps_of(value, most, ascii.size() - 1)];
  }
  return out;
}

std::string grouped(std::uint64_t number) {
  return grouped(std::to_string(number));
}

std::string grouped(std::string digits) {
  for (std::size_t at = std::min(digits.find('.'), digits.size()); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(count), noun, count == 1 ? "" : "s");
}

}  // namespace tenet::cli
