#pragma once

#include <tenet/error.h>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace tenet::cli {

// What is wrong with a command line that CLI11 could not read, in one line of ours with a hint: the command, the option
// or word that is wrong, and what was probably meant.
[[nodiscard]] InputError explain_mistake(const CLI::App& program, const CLI::ParseError& error);

}  // namespace tenet::cli
