#include "query/ranking/phrase_source.h"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/ranking/word_query.h"

namespace tenet::query {

std::string PhraseSource::get_description() const {
  std::vector<std::string> words;
  for (const PhraseWord& word : sequence_.phrase) words.push_back(word.form.value_or(sequence_.terms[word.word]));
  return fmt::format("\"{}\"", fmt::join(words, " "));
}

void PhraseSource::init(const Xapian::Database& segment) {
  const std::vector<bool> counted(sequence_.terms.size(), false);
  words_.emplace(sequence_.terms, sequence_.phrase, counted, snapshot_->words_of(segment));
  init_passages(segment);
}

}  // namespace tenet::query
