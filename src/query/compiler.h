#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/plan/plan.h"
#include "query/ranking/evidence.h"
#include "query/ranking/word_query.h"
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

// Turns a plan into a query of Xapian's. Lists of words and terms find the candidates and give the weight; what they
// cannot say, the text of each candidate is asked (FilterSource). `snapshot`, `analyser` and the table of documents
// must outlive the result.
[[nodiscard]] Compiled compile(const Plan& plan, const store::Snapshot& snapshot, text::Analyser& analyser,
                               const Evidence& evidence = {});
// What compile() asks Xapian, for people: the same whatever is struck out.
[[nodiscard]] std::string describe_compiled(const Plan& plan, const store::Snapshot& snapshot,
                                            text::Analyser& analyser);
// The same of the words of passages alone, without what `evidence` and titles add.
[[nodiscard]] Compiled compile_words(const Plan& plan, const store::Snapshot& snapshot, text::Analyser& analyser,
                                     const Evidence& evidence);

}  // namespace tenet::query
