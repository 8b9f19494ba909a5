#include "cli/commands/answer_lines.h"

#include "cli/terminal.h"

namespace tenet::cli {

void answer_lines(const NextLine& next, const AnswerLine& answer) {
  screen().pager = false;
  Output output({.format = "jsonl"});
  std::string line;
  while (next(line, [&] { output.flush(); })) {
    if (line.find_first_not_of(" \t") != std::string::npos) answer(line, output);
  }
  output.finish();
}

}  // namespace tenet::cli
