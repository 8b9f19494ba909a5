#pragma once

namespace CLI {
class App;
}

namespace tenet::cli {

// As those in cli/command.h.
void add_check_command(CLI::App& program, int& status);

}  // namespace tenet::cli
