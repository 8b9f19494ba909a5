#pragma once

#include "query/plan/plan.h"
#include "store/sources.h"
#include "text/tokens.h"

namespace tenet::query {

// A test of passages for what terms cannot say: that their words answer; of id:, that the passage has that id; of a
// field of documents in quotation marks, that the words stand side by side there. `analyser` must outlive it.
[[nodiscard]] store::FilterSource::Test make_test(const Plan& plan, text::Analyser& analyser);

}  // namespace tenet::query
