#include <algorithm>
#include <array>
#include <cstddef>

#include <tenet/passage.h>

namespace tenet {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 6> kinds{"speech", "block", "turn", "statement", "title", "term"};
constexpr std::array<std::string_view, 5> speaker_kinds{"unknown", "person", "organisation", "office", "group"};

}  // namespace

bool is_speech(QuoteKind kind) {
  return kind != QuoteKind::title && kind != QuoteKind::term;
}

std::string_view to_string(QuoteKind kind) {
  return kinds.at(static_cast<std::size_t>(kind));
}

std::optional<QuoteKind> quote_kind(std::string_view name) {
  const auto* const found = std::ranges::find(kinds, name);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<QuoteKind>(found - kinds.begin());
}

std::string_view to_string(SpeakerKind kind) {
  return speaker_kinds.at(static_cast<std::size_t>(kind));
}

}  // namespace tenet
