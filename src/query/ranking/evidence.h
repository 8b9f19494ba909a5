#pragma once

#include <map>
#include <memory>
#include <vector>

#include <xapian.h>

#include "query/ranking/document_model.h"
#include "query/ranking/ranking.h"
#include "query/ranking/word_query.h"
#include "store/document_table.h"

namespace tenet::query {

// What ranks the answers to a query beside the words of each passage. Without a table, passages are ranked.
struct Evidence {
  WordWeights words = {};   // asked for
  WordWeights learnt = {};  // by passage: fed back; they lend weight and make no hit
  // By passage: the passages that `learnt` lends to, by docid, with what they get besides because they argue.
  std::shared_ptr<const Scored> best = {};
  std::shared_ptr<const BestPassages> before = {};     // the same with their scores, unless servers have some
  const store::DocumentTable* documents = nullptr;     // to rank documents
  LanguageModel model = {};                            // that scores them
  std::shared_ptr<const std::vector<double>> of = {};  // the score of each, by its number; null to rank passages
  // The parts that are from its neighbours, and that it gets because it argues, by its last passage.
  std::map<Xapian::docid, double> lent = {};
  std::map<Xapian::docid, double> argued = {};
};

// What the words of a passage weigh beside the score of its document, where documents are ranked: enough to choose the
// passage that is shown. docs/evaluation.md, "Documents".
inline constexpr double passage_share = 0.01;

}  // namespace tenet::query
