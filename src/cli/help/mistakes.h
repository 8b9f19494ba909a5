#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tenet/error.h>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace tenet::cli {

// What is wrong with a command line that CLI11 could not read, in one line of ours with a hint: the command, the option
// or word that is wrong, and what was probably meant.
[[nodiscard]] InputError explain_mistake(const CLI::App& program, const CLI::ParseError& error);

// Throws for a word of the command line that begins with "-" and is no option, where CLI11 would take its first letters
// for one: "-has:justice" for -h. `called` is the name of the command.
void refuse_dashed_words(const CLI::App& program, std::string_view called, const std::vector<std::string>& words);

}  // namespace tenet::cli
