#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

// Completion in shells. The scripts of src/cli/completion ask `tenet __complete WORD...`, so that all shells know the
// same.
namespace tenet::cli {

// What can stand in place of the last of `words`, the words behind "tenet" up to the cursor: lines of a candidate, a
// tab and what it is. The one line ":files" or ":folders" asks the shell for names of these. Never throws: without an
// index it knows the built-in topics and no speakers.
[[nodiscard]] std::string complete(CLI::App& program, const std::vector<std::string>& words);

}  // namespace tenet::cli
