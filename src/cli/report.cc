#include "cli/report.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "cli/excerpt.h"
#include "cli/terminal.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

void print_hint(const Error& error) {
  const std::string hint = advice(error);
  if (!hint.empty()) fmt::print(stderr, "  hint: {}\n", on_a_line(hint));
}

}  // namespace

std::string advice(const Error& error) {
  const auto* const of_index = dynamic_cast<const IndexError*>(&error);
  const std::string index = of_index == nullptr ? "" : of_index->index().string();
  switch (error.code()) {
    case ErrorCode::not_found:
      return index.empty() ? error.hint() : fmt::format("make it with: tenet index --index {} PATH", index);
    case ErrorCode::not_an_index:
      return "name another folder with --index, or make an index with: tenet index --index DIR PATH";
    case ErrorCode::damaged:
      if (error.hint().starts_with("export")) return error.hint();  // a Xapian database
      return index.empty() ? "find out what is lost with: tenet check"
                           : fmt::format("find out what is lost with: tenet check --index {}", index);
    case ErrorCode::no_memory: return "end other programs; tenet index needs less with --jobs 1";
    default: return error.hint();
  }
}

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
  if (query.empty()) {
    print_hint(error);
    return;
  }
  // A long query is shown around the place.
  constexpr std::size_t around = 60;
  const std::size_t offset = std::min(error.offset(), query.size());
  const std::size_t begin = code_point_at(query, offset > around ? offset - around : 0);
  const std::size_t end = code_point_at(query, std::min(query.size(), begin + 2 * around));
  const std::string_view before = begin > 0 ? "..." : "";
  std::string shown = fmt::format("{}{}{}", before, query.substr(begin, end - begin), end < query.size() ? "..." : "");
  std::ranges::replace_if(shown, is_white_space, ' ');
  const std::size_t columns = display_width(std::string_view(shown).substr(0, before.size() + offset - begin));
  fmt::print(stderr, "  {}\n  {:>{}}\n", shown, '^', columns + 1);
  print_hint(error);
}

}  // namespace tenet::cli
