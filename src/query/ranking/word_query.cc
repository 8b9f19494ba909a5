#include "query/ranking/word_query.h"

#include <algorithm>

#include "store/sources.h"

namespace tenet::query {

bool is_one_word(const TermSequence& sequence) {
  return sequence.terms.size() == 1 && sequence.phrase.size() < 2 &&
         (sequence.phrase.empty() || !sequence.phrase.front().form);
}

}  // namespace tenet::query
