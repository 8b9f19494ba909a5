#include "indexer/reading/formats/pdf/letters.h"

#include <cstddef>
#include <set>
#include <string_view>

#include "text/ascii.h"

namespace tenet::indexer::pdf {

bool have_letters(const std::vector<Word>& words) {
  constexpr std::string_view vowels = "aeiouy";
  constexpr std::string_view rare = "$%&+<=>@[\\]^`{|}~#!";  // marks that no page has more of than letters
  std::size_t letters = 0;                                   // and digits
  std::size_t sounds = 0;                                    // vowels, and letters that ASCII has not
  std::size_t consonants = 0;
  std::size_t small = 0;  // letters of lower case
  std::size_t marks = 0;
  std::set<char> kinds;  // of marks
  for (const Word& word : words) {
    for (const char c : word.text) {
      if (text::is_letter(c) || text::is_digit(c)) ++letters;
      if (text::is_lower(c)) ++small;
      if (!text::is_ascii(c) || vowels.find(text::to_lower(c)) != std::string_view::npos) {
        ++sounds;
      } else if (text::is_letter(c)) {
        ++consonants;
      } else if (rare.find(c) != std::string_view::npos) {
        ++marks;
        kinds.insert(c);
      }
    }
  }
  constexpr std::size_t few_kinds = 3;
  if (kinds.size() >= few_kinds && marks > letters + sounds) return false;
  // The shapes of most TrueType fonts are numbered so that words are shifted by 29: they have no letters of lower case,
  // and vowels are a sixth of their letters or less. In languages they are a third.
  constexpr std::size_t enough = 120;
  if (consonants < enough || 20 * small > sounds + consonants) return true;
  return 5 * sounds >= sounds + consonants;
}

}  // namespace tenet::indexer::pdf
