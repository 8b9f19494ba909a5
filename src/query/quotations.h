#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/quotations.h>
#include <tenet/searcher.h>

#include "query/pattern.h"

namespace tenet::query {

// The passages that answer `query`, through simplify(), and hold quotations that it may choose.
[[nodiscard]] Query with_quotations(const Query& query);

// The quotations of a hit that `query`, through simplify(), chooses; in reading order. `whole_text` gives the text of
// the hit's document, for what stands outside the passage.
[[nodiscard]] std::vector<Quotation> choose_quotations(const Query& query, const Hit& hit, text::Analyser& analyser,
                                                       const std::function<const std::string&()>& whole_text);

// Who says each of them; the name is empty where the text does not say.
[[nodiscard]] std::vector<Speaker> choose_speakers(const Query& query, const Hit& hit, text::Analyser& analyser);

}  // namespace tenet::query
