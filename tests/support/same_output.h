#pragma once

#include <functional>
#include <string>
#include <vector>

#include "support/command.h"

namespace tenet::test {

// The options that name an index.
using Place = std::vector<std::string>;

// Expects that every command that reads writes the same of each of `places` as of `one`, to the byte. The index has a
// document jail.txt about bail. `run` runs the command with these arguments.
void expect_same_output(const Place& one, const std::vector<Place>& places,
                        const std::function<Ended(const std::vector<std::string>&)>& run);

}  // namespace tenet::test
