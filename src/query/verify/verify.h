#pragma once

#include <functional>
#include <string_view>

#include <tenet/verify.h>

#include "base/docid.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// Looks for words in the whole index; see Searcher::verify(). `read_hit` gives the passage of a docid. The candidates
// come from terms (candidates.h), the answer from the text of each, word by word (alignment.h).
[[nodiscard]] Verification verify(std::string_view words, const VerifyOptions& options, const store::Snapshot& snapshot,
                                  text::Analyser& analyser, const std::function<Hit(Docid)>& read_hit);

}  // namespace tenet::query
