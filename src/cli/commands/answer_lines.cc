#include "cli/commands/answer_lines.h"

#include <string>

#include "cli/place.h"
#include "cli/service/request_lines.h"
#include "cli/terminal.h"

namespace tenet::cli {

void answer_lines(const Indexes& indexes, std::chrono::seconds time, const AnswerLine& answer) {
  AnswerLimits limits;
  limits.time = time;
  ServedIndex index(choose_indexes(indexes.given, indexes.option), reading_options(indexes));
  screen().pager = false;
  Output output({.format = "jsonl"});
  RequestLines lines(limits.request_bytes);
  std::string line;
  while (lines.next(line, [&] { output.flush(); })) {
    if (line.find_first_not_of(" \t") != std::string::npos) answer(line, index, limits, output);
  }
  output.finish();
}

}  // namespace tenet::cli
