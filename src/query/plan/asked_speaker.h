#pragma once

#include <tenet/passage.h>

#include "query/plan/plan.h"
#include "text/tokens.h"

namespace tenet::query {

// Whether a plan is made of speaker and role fields alone, joined by all and any.
[[nodiscard]] bool asks_for_speaker(const Plan& plan);
// Whether `speaker` is one that such a plan asks for; the analyser reads the speaker's names and roles.
[[nodiscard]] bool is_asked_for(const Plan& who, const Speaker& speaker, text::Analyser& analyser);

}  // namespace tenet::query
