#pragma once

namespace CLI {
class App;
}

// One file a command. Each adds itself to the program and, when it is the one that was called, leaves
// its exit status here.
namespace tenet::cli {

// What a process ends with. docs/architecture.md, "How is it shown?"
enum Status : int {
  found = 0,
  nothing_found = 1,
  failed = 2,
  some_skipped = 3,
};

void add_index_command(CLI::App& program, int& status);
void add_search_command(CLI::App& program, int& status);
void add_quotes_command(CLI::App& program, int& status);
void add_speakers_command(CLI::App& program, int& status);
void add_show_command(CLI::App& program, int& status);
void add_verify_command(CLI::App& program, int& status);
void add_passages_command(CLI::App& program, int& status);
void add_topics_command(CLI::App& program, int& status);
void add_retag_command(CLI::App& program, int& status);

}  // namespace tenet::cli
