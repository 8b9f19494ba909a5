#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <tenet/query.h>

#include "query/ranking/document_model.h"
#include "query/ranking/ranking.h"
#include "query/ranking/word_query.h"
#include "store/document_table.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// What a search asks, and what the asker should know about it.
struct Compiled {
  Xapian::Query query = {};
  std::optional<WordQuery> words = {};  // the same, where words are all there is
  std::vector<std::string> notes = {};
};

// The same passages, none better than the others.
[[nodiscard]] Compiled without_weights(Compiled compiled);

// What ranks the answers to a query beside the words of each passage. Without a table, passages are ranked.
struct Evidence {
  WordWeights words = {};   // asked for
  WordWeights learnt = {};  // by passage: fed back; they lend weight and make no hit
  std::shared_ptr<const std::vector<Xapian::docid>> best = {};  // the passages that `learnt` lends to, ascending
  const store::DocumentTable* documents = nullptr;              // to rank documents
  LanguageModel model = {};                                     // that scores them
  std::shared_ptr<const std::vector<double>> of = {};  // the score of each, by its number; null to rank passages
  std::map<Xapian::docid, double> lent = {};           // the part that is from its neighbours, by its last passage
};

// Turns a query into one of Xapian's, once it has been through simplify() and resolve_topics(). Lists of words and
// terms find the candidates and give the weight; what they cannot say, the text of each candidate is asked
// (FilterSource). `snapshot`, `analyser` and the table of documents must outlive the result.
[[nodiscard]] Compiled compile(const Query& query, const store::Snapshot& snapshot, text::Analyser& analyser,
                               const Evidence& evidence = {});
// The same of the words of passages alone, without what `evidence` and titles add.
[[nodiscard]] Compiled compile_words(const Query& query, const store::Snapshot& snapshot, text::Analyser& analyser,
                                     const Evidence& evidence);

// What the words of a passage weigh beside the score of its document, where documents are ranked: enough to choose the
// passage that is shown. docs/evaluation.md, "Documents".
inline constexpr double passage_share = 0.01;

}  // namespace tenet::query
