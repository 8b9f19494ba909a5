#pragma once

#include <string>

#include "cli/help/pages.h"
#include "cli/terminal.h"

namespace CLI {
class App;
}

// A page of help together with what the command takes, as people read it.
namespace tenet::cli {

// Words inside a line, with the marks of Markdown taken off.
struct MarkedWords {
  std::string text = {};
  std::vector<Toned> strong = {};  // what stood between ` ` or ** **
};
[[nodiscard]] MarkedWords read_marks(std::string_view text);

struct CommandOption;
// What an option means, with what it takes and its value when it is not given.
[[nodiscard]] std::string explain_option(const CommandOption& option);
// "-n, --max-count N"
[[nodiscard]] std::string option_term(const CommandOption& option);
// The options of a command as they are shown: arguments first, then by groups in the order declared, --help last.
[[nodiscard]] std::vector<Section> option_sections(const CLI::App& command);

// Examples first, then usage, options, and the rest of the page. `command` is nullptr for a page of no command.
[[nodiscard]] std::string help_for_people(const Page& page, const CLI::App* command, const Style& style);

// The beginning of the page of the whole: examples and the commands by what they are for.
[[nodiscard]] std::string overview_for_people(const Page& page, const Style& style);

}  // namespace tenet::cli
