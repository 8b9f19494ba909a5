#include "cli/report.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "cli/terminal.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

void print_hint(const Error& error) {
  if (!error.hint().empty()) fmt::print(stderr, "  hint: {}\n", on_a_line(error.hint()));
}

}  // namespace

void report(const Error& error) {
  fmt::print(stderr, "tenet: {}\n", on_a_line(error.what()));
  print_hint(error);
}

void report(const Problem& problem) {
  fmt::print(stderr, "{}: {}: {}\n", problem.skipped ? "skipped" : "warning", on_a_line(problem.where),
             on_a_line(problem.reason));
}

void report(const QueryError& error, const std::string& query, const std::string& place) {
  fmt::print(stderr, "tenet: {}{}{}\n", on_a_line(place), place.empty() ? "" : ": ", on_a_line(error.what()));
  // A long query is shown around the place.
  constexpr std::size_t around = 60;
  const std::size_t offset = std::min(error.offset(), query.size());
  std::size_t begin = offset > around ? offset - around : 0;
  while (begin < offset && (static_cast<unsigned char>(query[begin]) & 0xc0U) == 0x80U) ++begin;
  const auto is_inside = [&](std::size_t at) { return (static_cast<unsigned char>(query[at]) & 0xc0U) == 0x80U; };
  std::size_t end = std::min(begin + 2 * around, query.size());
  while (end < query.size() && end > begin && is_inside(end)) --end;
  std::string shown = query.substr(begin, end - begin);
  std::ranges::replace_if(shown, is_white_space, ' ');
  fmt::print(stderr, "  {}\n  {:>{}}\n", shown, '^',
             display_width(std::string_view(shown).substr(0, offset - begin)) + 1);
  print_hint(error);
}

}  // namespace tenet::cli
