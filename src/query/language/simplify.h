#pragma once

#include <string>
#include <string_view>

#include <tenet/query.h>

#include "text/tokens.h"

namespace tenet::query {

// The words of a query as the analyser sees them: "non violent" becomes one word, what has neither letter nor
// digit goes, and so do the commonest words of English beside others, which tell passages apart no better than
// punctuation does. Where who speaks and what is said stand side by side, he must have said it: said gets
// the speaker as its second operand.
[[nodiscard]] Query simplify(const Query& query, text::Analyser& analyser);

// The letters before a star, folded as words are: what the form of a word must begin with.
[[nodiscard]] std::string fold_prefix(std::string_view text, text::Analyser& analyser);

}  // namespace tenet::query
