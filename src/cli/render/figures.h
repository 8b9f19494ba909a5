#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Figures for people: drawn with characters, and written.
namespace tenet::cli {

// Whether the locale is of UTF-8 and the terminal is not a dumb one: else bars are made of ASCII.
[[nodiscard]] bool can_show_blocks();

// A bar of `columns` columns for `most`, to an eighth of a column where `blocks` may be used. A value above 0 shows.
[[nodiscard]] std::string bar(double value, double most, std::size_t columns, bool blocks);

// A character for each value, as high as it is beside `most`; a dot for 0.
[[nodiscard]] std::string sparkline(const std::vector<double>& values, double most, bool blocks);

// A whole number with a comma before each three digits: "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t number);
// The same for digits that may have a point and decimals behind it.
[[nodiscard]] std::string grouped(std::string digits);
// "1,234 passages", "1 passage".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view noun);

}  // namespace tenet::cli
