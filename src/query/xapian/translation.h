#pragma once

#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/plan/plan.h"
#include "query/xapian/stored_passage.h"
#include "text/tokens.h"

namespace tenet::query::xapian {

// The databases of an export as one, with what a translation asks again and again.
struct Databases {
  Xapian::Database all = {};
  Xapian::doccount passages = 0;
  Xapian::doccount documents = 0;
  std::vector<std::string> topics = {};  // ids, in the order of their slots

  // The words as written that begin so, ascending by their bytes.
  [[nodiscard]] std::vector<std::string> forms_beginning(const std::string& letters) const {
    return {all.allterms_begin(letters), all.allterms_end(letters)};
  }
};

// A plan as stock operators say it.
struct Translation {
  using Test = std::function<bool(const Hit& hit)>;

  Xapian::Query query = {};  // with the weights that tenet gives
  // Whether Xapian may pass over what cannot be among the best. Where words side by side stand beside OR, its
  // AND_MAYBE, which OR becomes then, gives their weight to passages that have them apart (1.4.22).
  bool may_prune = true;
  std::vector<Test> tests = {};  // what must be true of each passage that it finds, by its text
};

// Translates a plan. With the BM25 of hits.cc passages score as in the index that was exported. `analyser` must
// outlive the result. Throws QueryError for what stock operators cannot say, Xapian::Error where the databases cannot
// be read.
[[nodiscard]] Translation translate(const Plan& plan, const Databases& databases, text::Analyser& analyser);
// Translates a plan without weights: it finds the same passages, all with a score of 0.
[[nodiscard]] Translation translate_unweighted(const Plan& plan, const Databases& databases, text::Analyser& analyser);

}  // namespace tenet::query::xapian
