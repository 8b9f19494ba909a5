#include "cli/choice.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <tenet/slips.h>

namespace tenet::cli {
namespace {

std::string folded(std::string_view word) {
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? '-' : c;
  });
  return lower;
}

}  // namespace

std::string closest(std::string_view word, const std::vector<std::string>& choices) {
  const std::string typed = folded(word);
  std::string best;
  std::size_t fewest = typed.size() < 4 ? 2 : 1 + typed.size() / 3;
  for (const std::string& choice : choices) {
    const std::string name = folded(choice);
    const bool begun = typed.size() > 1 && name.starts_with(typed);
    const std::size_t count = begun ? 1 : count_slips(typed, name);
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
