#include "query/ranking/word_query.h"

#include <algorithm>

#include "store/sources.h"

namespace tenet::query {

void check(const TermSequence& sequence) {
  const auto is_there = [&](const PhraseWord& place) { return place.word < sequence.terms.size(); };
  if (sequence.terms.empty() || !std::ranges::all_of(sequence.phrase, is_there)) store::damaged_query();
}

void check(const WordQuery& query) {
  const auto is_there = [&](const PhraseWord& place) { return place.word < query.words.size(); };
  const auto has_term = [](const TitleBonus& title) { return !title.terms.empty(); };
  if (!std::ranges::all_of(query.phrase, is_there) || !std::ranges::all_of(query.titles, has_term)) {
    store::damaged_query();
  }
}

bool is_one_word(const TermSequence& sequence) {
  return sequence.terms.size() == 1 && sequence.phrase.size() < 2 &&
         (sequence.phrase.empty() || !sequence.phrase.front().form);
}

}  // namespace tenet::query
