#pragma once

#include <functional>
#include <string>

#include "cli/output.h"

namespace tenet::cli {

// As RequestLines::next().
using NextLine = std::function<bool(std::string& line, const std::function<void()>& before_waiting)>;
// Writes to `output` what there is to say to `line`.
using AnswerLine = std::function<void(const std::string& line, Output& output)>;

// Answers each line that is not blank, as it comes, until the last. What was written is brought to the reader whenever
// no more lines are there.
void answer_lines(const NextLine& next, const AnswerLine& answer);

}  // namespace tenet::cli
