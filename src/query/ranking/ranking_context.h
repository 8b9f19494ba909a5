#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/docid.h"
#include "query/ranking/query_likelihood.h"
#include "query/ranking/question_topics.h"
#include "query/ranking/ranking.h"
#include "query/ranking/scored.h"
#include "store/document_statistics.h"

namespace tenet::query {

// What ranks the answers to a query beside the words of each passage. Without a table, passages are ranked.
struct RankingContext {
  WordWeights words = {};  // asked for
  double least_share = 0;  // as PhysicalPlan has it
  QuestionTopics topics = {};
  bool by_document = false;                              // whether documents are ranked
  const store::DocumentStatistics* documents = nullptr;  // to rank documents
  LanguageModel model = {};                              // that scores them
  std::shared_ptr<const std::vector<double>> of = {};    // the score of each, by its number; null to rank passages
  std::map<Docid, double> lent = {};  // the parts that are from neighbours, by the document's last passage
};

// What the words of a passage weigh beside the score of its document, where documents are ranked: enough to choose the
// passage that is shown. docs/trials/documents.md, "Documents".
inline constexpr double passage_share = 0.01;

}  // namespace tenet::query
