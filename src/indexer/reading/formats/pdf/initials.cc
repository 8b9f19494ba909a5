#include "indexer/reading/formats/pdf/initials.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/pdf/rows.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

// An initial is at least so many times as large as the text beside it.
constexpr double large = 1.8;
// Capital letters are so high, as a part of the height of their box.
constexpr double letter_height = 0.69;

// A letter, with a quotation mark before it or without.
bool may_be_initial(const Word& word) {
  constexpr std::size_t mark_and_letter = 4;
  return word.text.size() <= mark_and_letter && (text::is_upper(word.text.back()) || !text::is_ascii(word.text.back()));
}

// The first words of the lines beside an initial, from top to bottom.
std::vector<Word*> lines_beside(const Word& initial, std::vector<Word>& words) {
  std::vector<Word*> beside;
  for (Word& word : words) {
    const double gap = word.box.left - initial.box.right;
    const double baseline = baseline_of(word);
    if (&word == &initial || initial.size < large * word.size || gap < -0.3 * word.size || gap > 1.2 * word.size)
      continue;
    // A line over it ends below the top of its box, but not of the letter.
    if (baseline < baseline_of(initial) - letter_height * initial.box.height() || baseline > initial.box.bottom)
      continue;
    // The words of a line follow each other as closely as the first one follows the initial.
    const auto same = std::ranges::find_if(
        beside, [&](const Word* other) { return std::abs(baseline_of(*other) - baseline) < 0.3 * word.size; });
    if (same == beside.end()) {
      beside.push_back(&word);
    } else if (word.box.left < (*same)->box.left) {
      *same = &word;
    }
  }
  std::ranges::sort(beside, {}, [](const Word* word) { return baseline_of(*word); });
  return beside;
}

// Whether the initial is a word of its own: "A", "I", and letters before a word with a capital, "Q".
bool stands_alone(const Word& initial, const Word& next, const std::vector<Word>& words) {
  const std::string_view letters = next.text;
  if (letters.size() > 1 && text::is_upper(letters[0]) && text::is_lower(letters[1])) return true;
  if (initial.text.back() != 'A' && initial.text.back() != 'I') return false;
  return std::ranges::any_of(words, [&](const Word& word) { return &word != &next && word.text == next.text; });
}

}  // namespace

void join_initials(Page& page) {
  std::vector<std::size_t> initials;
  double smallest = 1000;
  for (const Word& word : page.words) smallest = std::min(smallest, word.size);
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (page.words[i].size >= large * smallest && may_be_initial(page.words[i])) initials.push_back(i);
  }
  constexpr std::size_t most = 50;
  if (initials.size() > most) return;
  for (const std::size_t i : initials) {
    Word& initial = page.words[i];
    const std::vector<Word*> beside = lines_beside(initial, page.words);
    if (beside.size() < 2 || std::abs(beside[0]->box.left - beside[1]->box.left) > beside[0]->size) continue;
    beside[0]->text.insert(0, stands_alone(initial, *beside[0], page.words) ? initial.text + ' ' : initial.text);
    for (Word* word : beside) word->box.left = std::min(word->box.left, initial.box.left);
    initial.text.clear();
  }
  std::erase_if(page.words, [](const Word& word) { return word.text.empty(); });
}

}  // namespace tenet::indexer::pdf
