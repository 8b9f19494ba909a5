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
void add_kwic_command(CLI::App& program, int& status);
void add_words_command(CLI::App& program, int& status);
void add_verify_command(CLI::App& program, int& status);
void add_count_command(CLI::App& program, int& status);
void add_compare_command(CLI::App& program, int& status);
void add_report_command(CLI::App& program, int& status);
void add_passages_command(CLI::App& program, int& status);
void add_text_command(CLI::App& program, int& status);
void add_topics_command(CLI::App& program, int& status);
void add_cite_command(CLI::App& program, int& status);
void add_duplicates_command(CLI::App& program, int& status);
void add_retag_command(CLI::App& program, int& status);
void add_export_command(CLI::App& program, int& status);
void add_batch_command(CLI::App& program, int& status);
void add_serve_command(CLI::App& program, int& status);
void add_mcp_command(CLI::App& program, int& status);
void add_config_command(CLI::App& program, int& status);
void add_help_command(CLI::App& program, int& status);

// Writes the page of a command, or of the program itself.
void print_help(const CLI::App& command);
// Writes on standard error what commands there are.
void print_overview();

}  // namespace tenet::cli
