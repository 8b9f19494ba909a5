#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/docid.h"
#include "query/ranking/ranking.h"
#include "store/document_statistics.h"
#include "store/snapshot.h"

// What makes one document better than another: how likely the words of the query are in a model of the document.
// docs/trials/documents.md, "Documents", has the trials.
namespace tenet::query {

// As how many occurrences a word in the title counts. docs/trials/documents.md, "Documents".
inline constexpr double title_count = 2;

// Reads where words stand in the documents, and keeps it: one a query. `documents` must outlive it.
class WordReader {
 public:
  explicit WordReader(const store::DocumentStatistics& documents) : documents_(&documents) {}

  [[nodiscard]] const store::DocumentStatistics& documents() const { return *documents_; }
  // In their passages and in their titles, ascending. Throw Xapian::Error.
  [[nodiscard]] const std::vector<store::DocumentCount>& bodies(const std::string& word);
  [[nodiscard]] const std::vector<store::DocumentCount>& titles(const std::string& word);
  [[nodiscard]] bool has_bodies(const std::string& word) const { return bodies_.contains(word); }

 private:
  using Counts = std::map<std::string, std::vector<store::DocumentCount>>;
  const store::DocumentStatistics* documents_;
  Counts bodies_ = {};
  Counts titles_ = {};
};

// All that scoring a document takes beside the document itself.
struct LanguageModel {
  struct Word {
    std::string word = {};  // as WordWeights has it
    double weight = 0;
    double expected = 0;  // occurrences in as many words of the collection as are mixed into every document
  };
  std::vector<Word> words = {};  // ascending
  double asked = 0;              // the sum of the weights
  double prior_words = 1;        // of the collection that are mixed into every document
  std::uint64_t longest = 0;     // words of a document
  // Only documents with one of these words can answer, so that the scores of others need not be whole.
  std::optional<std::vector<std::string>> among = {};
};

// What the documents of an index add up to.
struct DocumentNumbers {
  std::uint64_t words = 0;
  std::uint64_t longest = 0;
  std::vector<std::uint64_t> titles = {};   // that have each of the words
  std::vector<std::uint64_t> holding = {};  // documents that have it in a passage; empty unless asked for
};
[[nodiscard]] DocumentNumbers numbers_of(const std::vector<std::string>& words, bool holding, WordReader& reader);

// The words of a query by how much they tell of a document: one that is said again and again where it is said at all
// tells what a document is about. As much weight altogether as before.
[[nodiscard]] WordWeights weigh(const WordWeights& asked, WordReader& reader);

[[nodiscard]] LanguageModel make_model(const WordWeights& words, WordReader& reader);

// The score of each document of the table, by number, 0 or more. One without any of the words has a score too, for its
// length.
[[nodiscard]] std::vector<double> score_documents(const LanguageModel& model, WordReader& reader);

// The summands of the document of a passage but what it is lent; what is no word is for the length. Words that are not
// there are left out. How many documents hold each is left to numbers_of().
[[nodiscard]] std::vector<WordScore> explain_document(const LanguageModel& model, Docid passage, WordReader& reader);

}  // namespace tenet::query
