#include <array>
#include <cstddef>

#include <tenet/verify.h>

namespace tenet {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 5> verdicts{"not found", "altered", "by another", "words", "exact"};
constexpr std::array<std::string_view, 6> kinds{"missing", "added", "changed", "written", "left out", "interruption"};

}  // namespace

std::string_view to_string(Verdict verdict) {
  return verdicts.at(static_cast<std::size_t>(verdict));
}

bool is_verbatim(Verdict verdict) {
  return verdict >= Verdict::words;
}

std::string_view to_string(Difference::Kind kind) {
  return kinds.at(static_cast<std::size_t>(kind));
}

}  // namespace tenet
