#include "cli/render/explanation.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/render/json.h"

namespace tenet::cli {
namespace {

std::string_view name_of(ScorePart::Kind kind) {
  switch (kind) {
    case ScorePart::Kind::word: return "word";
    case ScorePart::Kind::synonyms: return "synonyms";
    case ScorePart::Kind::field: return "field";
    case ScorePart::Kind::title: return "title";
    case ScorePart::Kind::document: return "document";
    case ScorePart::Kind::length: return "length";
    case ScorePart::Kind::neighbours: return "neighbours";
    case ScorePart::Kind::share: return "share";
    case ScorePart::Kind::topics: return "topics";
  }
  return {};
}

// What is known of a part, nothing for what is not.
std::string number_or_blank(double number, int digits) {
  return number == 0 ? std::string() : fmt::format("{:.{}f}", number, digits);
}

}  // namespace

std::string explanation_for_people(const Explanation& explanation) {
  if (!explanation.found) return {};
  std::vector<ScorePart> parts = explanation.parts;
  std::ranges::stable_sort(parts, std::ranges::greater{}, &ScorePart::score);
  constexpr std::string_view row = "{:>10} {:<9} {:<28} {:>6} {:>7} {:>8} {:>8} {:>8}\n";
  std::string lines =
      fmt::format(fmt::runtime(row), "score", "part", "what", "count", "length", "held by", "rarity", "boost");
  for (const ScorePart& part : parts) {
    lines += fmt::format(fmt::runtime(row), fmt::format("{:.6f}", part.score), name_of(part.kind),
                         part.what + (part.fed_back ? " (fed back)" : ""), number_or_blank(part.count, 0),
                         number_or_blank(part.length, 0), number_or_blank(static_cast<double>(part.holding), 0),
                         number_or_blank(part.rarity, 4), fmt::format("{:.4g}", part.boost));
  }
  return lines + fmt::format("{:>10.6f} {}\n", explanation.score, explanation.id);
}

std::string explanation_line(const Explanation& explanation) {
  Json parts = Json::array();
  for (const ScorePart& part : explanation.parts) {
    parts.push_back({{"kind", name_of(part.kind)},
                     {"what", part.what},
                     {"fed_back", part.fed_back},
                     {"count", part.count},
                     {"length", part.length},
                     {"holding", part.holding},
                     {"rarity", part.rarity},
                     {"boost", part.boost},
                     {"score", part.score}});
  }
  return to_line({{"type", "explanation"},
                  {"id", explanation.id},
                  {"found", explanation.found},
                  {"score", explanation.score},
                  {"parts", std::move(parts)}}) +
         '\n';
}

}  // namespace tenet::cli
