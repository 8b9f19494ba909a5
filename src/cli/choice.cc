#include "cli/choice.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tenet::cli {
namespace {

std::string folded(std::string_view word) {
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? '-' : c;
  });
  return lower;
}

// Letters to add, drop, change or swap with their neighbour.
std::size_t slips(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before;
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last.back();
}

}  // namespace

std::string closest(std::string_view word, const std::vector<std::string>& choices) {
  const std::string typed = folded(word);
  std::string best;
  std::size_t fewest = typed.size() < 4 ? 2 : 1 + typed.size() / 3;
  for (const std::string& choice : choices) {
    const std::string name = folded(choice);
    const bool begun = typed.size() > 1 && name.starts_with(typed);
    const std::size_t count = begun ? 1 : slips(typed, name);
    if (count >= fewest) continue;
    fewest = count;
    best = choice;
  }
  return best;
}

InputError unknown_choice(std::string_view what, std::string_view word, const std::vector<std::string>& choices) {
  const std::string meant = closest(word, choices);
  return InputError(
      fmt::format("{}: there is no '{}'{}", what, word, meant.empty() ? "" : "; did you mean " + meant + '?'),
      fmt::format("{} is one of {}", what.substr(what.rfind(' ') + 1), fmt::join(choices, ", ")));
}

void check_choice(std::string_view what, std::string_view word, const std::vector<std::string>& choices) {
  if (std::ranges::find(choices, word) == choices.end()) throw unknown_choice(what, word, choices);
}

}  // namespace tenet::cli
