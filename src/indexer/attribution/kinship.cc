#include "indexer/attribution/kinship.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// Whether a word says what one of a family is to another: "stepmother".
bool is_kin(std::string_view word) {
  constexpr std::array kin = {"mother"sv,  "father"sv, "brother"sv, "sister"sv, "wife"sv,
                              "husband"sv, "widow"sv,  "widower"sv, "uncle"sv,  "aunt"sv,
                              "cousin"sv,  "twin"sv,   "mum"sv,     "mom"sv,    "dad"sv};
  for (const std::string_view before : {"grand"sv, "step"sv}) {
    if (word.starts_with(before)) word.remove_prefix(before.size());
  }
  return std::ranges::find(kin, word) != kin.end();
}

}  // namespace

std::optional<Kinship> kinship_of(const TaggedText& tagged, TokenSpan sentence, std::size_t begin) {
  const auto& t = tagged.tokens;
  if (begin < sentence.begin + 3 || !t[begin - 1].is_mark(',') || !is_kin(text::to_lower(tagged.words(begin - 2))))
    return std::nullopt;
  const TaggedToken& owner = t[begin - 3];
  const std::string_view words = tagged.words(begin - 3);
  if (owner.possessive && owner.capital) return Kinship{.gender = male | female, .owner = std::string(words)};
  const std::string word = text::to_lower(words);
  if (word == "their") return Kinship{.gender = male | female};
  if (word == "his" || word == "her") return Kinship{.gender = word == "his" ? male : female};
  return std::nullopt;
}

}  // namespace tenet::indexer
