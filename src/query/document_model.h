#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <tenet/query.h>

#include "query/ranking.h"
#include "store/document_table.h"

namespace tenet::query {

// As how many occurrences a word in the title counts. docs/evaluation.md, "Documents".
inline constexpr double title_count = 2;

// Documents by number, ascending; without, all.
using Among = std::optional<std::vector<std::size_t>>;

// Where a word stands in documents, both ascending.
struct WordCounts {
  std::vector<store::DocumentCount> bodies = {};
  std::vector<store::DocumentCount> titles = {};
  double found = 0;  // occurrences in all bodies, also where the counts are of some documents alone
};

// Ranks documents by the likelihood of words in a model of all their passages. It keeps what it has read of the words
// of one query: one model a query. `documents` must outlive it. All members throw Xapian::Error.
class DocumentModel {
 public:
  explicit DocumentModel(const store::DocumentTable& documents) : documents_(documents) {}

  // The words of a query by how much they tell of a document: one that is said again and again where it is said at all
  // tells what a document is about. As much weight altogether as before.
  [[nodiscard]] WordWeights weigh(const WordWeights& asked);
  // The documents in which a query can be answered, when that takes one of its words: `words` are those of
  // query_words(). Without, when there is another way to answer it.
  [[nodiscard]] Among documents_with(const Query& query, const WordWeights& words);
  // The score of each document of the table, by number, 0 or more. One without any of the words has a score too, for
  // its length. Only the scores of those `among` are whole.
  [[nodiscard]] std::vector<double> score(const WordWeights& words, const Among& among = {});
  // The summands of a score. Words that are not there are left out.
  [[nodiscard]] std::vector<WordScore> explain(const WordWeights& words, std::size_t document);

 private:
  [[nodiscard]] const WordCounts& count(const std::string& word);
  [[nodiscard]] WordCounts count_among(const std::string& word, const Among& among) const;
  [[nodiscard]] double expected(const WordCounts& counts) const;
  [[nodiscard]] double length_score(double asked, std::size_t document) const;

  const store::DocumentTable& documents_;
  std::map<std::string, WordCounts> counts_ = {};  // in all documents
};

}  // namespace tenet::query
