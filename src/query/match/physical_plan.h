#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/docid.h"
#include "query/plan/plan.h"
#include "query/ranking/ranking.h"
#include "query/ranking/ranking_context.h"
#include "query/ranking/scored.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// An operator on the lists of a segment: what each part of a plan is run by. Weights and numbers are those of all
// segments.
struct Operator {
  enum class Kind {
    nothing,
    all,           // passages
    term,          // terms.front(): passages of a term, unweighted
    any_way,       // ways: what is said in any of them, as one word; at least `least` times
    documents,     // terms: passages of documents that have them all
    dated,         // terms: passages of documents with dates from the first to the second
    intersection,  // parts
    union_of,      // parts
    difference,    // parts: the first without the second
    optional,      // parts: the first; the second adds weight
    phrase,        // parts.front(), where the words of ways.front() stand side by side
    near,          // parts.front(), where `terms` are at most `distance` words from each other
    text,          // parts.front(), where the text answers `plan`
  };

  Kind kind = Kind::nothing;
  std::vector<Operator> parts = {};
  std::vector<std::string> terms = {};
  std::vector<TermSequence> ways = {};
  WordWeight weight = {};  // of any_way
  std::uint32_t least = 1;
  std::size_t distance = 0;
  std::shared_ptr<const Plan> plan = {};
};

// How a plan is run. Words alone are run from their lists: any of them by windows of passages, all of them or a phrase
// by conjunction. Whatever else there is, is a tree of operators.
struct PhysicalPlan {
  struct Word {
    std::string term = {};
    WordWeight weight = {};
  };
  std::vector<Word> words = {};  // none twice
  bool all = false;              // a passage must hold all of them, else any
  // Where above 0 words are evidence: a passage must hold at least this share of their weight, and its score is scaled
  // by the share that it holds.
  double least_share = 0;
  std::vector<PhraseWord> phrase = {};        // of all words, side by side; empty: they may stand anywhere
  std::shared_ptr<const Operator> root = {};  // in place of words
  text::Analyser* analyser = nullptr;         // of texts, for `root`
  bool weighs = true;                         // else no passage is better than another
  bool exact_total = true;                    // else passages that are none of the best need not be counted
  std::vector<TitleBonus> titles = {};
  // Terms such as topics: of passages that have one of them, the best `most_within` are found beside the best of all.
  std::vector<std::string> within = {};
  std::uint64_t most_within = 0;
  Scored raised = {};                                               // what some passages get besides, by docid
  std::shared_ptr<const Candidates> candidates = {};                // the same passages with their whole scores
  std::shared_ptr<const std::vector<double>> document_scores = {};  // by number; null to rank passages
  std::vector<std::string> notes = {};                              // for the asker
};

// How the plan is run, with what else ranks the answers. `analyser` and the documents of `context` must outlive it.
// Throws IndexError.
[[nodiscard]] PhysicalPlan make_physical(const Plan& plan, const store::Snapshot& snapshot, text::Analyser& analyser,
                                         const RankingContext& context = {});
// The operators alone, also of words, without what `context` and titles add. Throws as make_physical().
[[nodiscard]] Operator make_operator(const Plan& plan, const store::Snapshot& snapshot, text::Analyser& analyser,
                                     const RankingContext& context = {});
// The same passages, none better than the others.
[[nodiscard]] PhysicalPlan without_weights(PhysicalPlan plan);

}  // namespace tenet::query
