#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/quotations.h>
#include <tenet/searcher.h>

#include "query/plan/plan.h"
#include "text/tokens.h"

namespace tenet::query {

// What finds the passages that answer `plan` and hold quotations that it may choose.
[[nodiscard]] Plan with_quotations(const Plan& plan);

// The quotations of a hit that `plan` chooses, in reading order. `whole_text` gives the text of
// the hit's document, for what stands outside the passage.
[[nodiscard]] std::vector<Quotation> choose_quotations(const Plan& plan, const Hit& hit, text::Analyser& analyser,
                                                       const std::function<const std::string&()>& whole_text);

// Who says each of them; the name is empty where the text does not say.
[[nodiscard]] std::vector<Speaker> choose_speakers(const Plan& plan, const Hit& hit, text::Analyser& analyser);

}  // namespace tenet::query
