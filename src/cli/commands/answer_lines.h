#pragma once

#include <chrono>
#include <functional>
#include <string_view>

#include "cli/output.h"
#include "cli/question.h"
#include "cli/service/served_index.h"
#include "cli/service/whole_answer.h"

namespace tenet::cli {

// Writes to `output` what there is to say to `line`.
using AnswerLine =
    std::function<void(std::string_view line, ServedIndex& index, const AnswerLimits& limits, Output& output)>;

// Answers each line of standard input that is not blank, as it comes, until the last, each within `time`.
void answer_lines(const Indexes& indexes, std::chrono::seconds time, const AnswerLine& answer);

}  // namespace tenet::cli
