#include "indexer/reading/hyphens.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/reading/field_words.h"
#include "text/stop_words.h"

namespace tenet::indexer {
namespace {

// Whether a half of a word that the document does not have by itself is a word of its own all the same: "drug-related".
// Little words begin many others: "in-mate".
bool is_known(const std::string& half) {
  return half.size() > 2 && !text::is_stop_word(half) && is_field_word(half);
}

// First parts of compounds that keep their hyphen in American spelling.
constexpr std::array<std::string_view, 4> compounding = {"self", "well", "cross", "quasi"};

// Last parts that make a compound of any noun (Quirk et al. 1985, appendix I), and what they end whole words behind:
// "drug-related", but "unrelated".
constexpr std::array<std::string_view, 8> compounded = {"based",    "driven",  "level",    "minded",
                                                        "oriented", "related", "specific", "sponsored"};
constexpr std::array<std::string_view, 8> prefixes = {"a", "cor", "de", "inter", "non", "re", "un", "under"};

bool makes_compound(std::string_view first, std::string_view second) {
  return std::ranges::find(compounded, second) != compounded.end() &&
         std::ranges::find(prefixes, first) == prefixes.end();
}

}  // namespace

bool is_whole_word(const std::string& first, const std::string& second, const HasWord& has) {
  return has(first + second) || (is_field_word(first + second) && !has(first + '-' + second));
}

bool breaks_word(const std::string& first, const std::string& second, const HasWord& has) {
  if (is_whole_word(first, second, has)) return true;
  if (has(first + '-' + second)) return false;
  if (const std::size_t before = first.rfind('-'); before != std::string::npos) {
    // "court-ap-" and "pointed" are parts of words, "state-of-the-" and "art" are not.
    const std::string last = first.substr(before + 1);
    return has(last + second) || (!has(last) && !has(second));
  }
  if (second.find('-') != std::string::npos) return !has(first);
  if (std::ranges::find(compounding, first) != compounding.end()) return false;
  if (first.size() > 4 && first.ends_with("ly")) return false;  // "culturally-specific"
  if (makes_compound(first, second)) return false;
  return !((has(first) || is_known(first)) && (has(second) || is_known(second)));
}

}  // namespace tenet::indexer
