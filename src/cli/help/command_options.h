#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

// What a command takes, as it declares it: read off CLI11 for help, completion, messages and settings alike.
namespace tenet::cli {

struct CommandOption {
  std::string name = {};                  // "--format"; of an argument without a name "QUERY"
  std::string letter = {};                // "-n", or empty
  std::string value = {};                 // what stands for its value: "FILE", "N"; empty for a flag
  std::vector<std::string> choices = {};  // what its value must be one of; empty for no such list
  std::string rule = {};                  // else what its value must be: "a whole number from 1 to 256", or empty
  std::string preset = {};                // its value when it is not given, or empty
  std::string description = {};
  std::string group = {};  // "Options", or the heading it was declared under
  bool positional = false;
  bool required = false;
  bool repeated = false;      // may be given several times
  bool configurable = false;  // may stand in a file of settings

  [[nodiscard]] bool is_flag() const { return !positional && value.empty(); }
  // "--format" without its dashes: the key of settings.
  [[nodiscard]] std::string key() const;
};

[[nodiscard]] CommandOption describe_option(const CLI::Option& option);
// Those that are not hidden, in the order declared.
[[nodiscard]] std::vector<CommandOption> options_of(const CLI::App& command);

// Those of the whole program that a command takes as well; none for the program itself.
[[nodiscard]] std::vector<CommandOption> shared_options(const CLI::App& command);

// The commands that are not hidden, in the order declared.
[[nodiscard]] std::vector<const CLI::App*> commands_of(const CLI::App& program);
// The command of that name, hidden or not, or nullptr.
[[nodiscard]] const CLI::App* find_command(const CLI::App& program, std::string_view name);

// "tenet show [OPTIONS] ID"
[[nodiscard]] std::string usage_line(const CLI::App& command);

}  // namespace tenet::cli
