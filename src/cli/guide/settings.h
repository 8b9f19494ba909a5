#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

// What options are when the command line does not say: docs/config.md.
namespace tenet::cli {

// "max-count = 20" under [search], as one source of settings has it.
struct Setting {
  std::string command = {};  // empty for all that have the option
  std::string key = {};      // the option's long name without its dashes
  std::string value = {};    // as it would stand on the command line; of a flag true or false
  std::string origin = {};   // "tenet.toml:3", "TENET_INDEX"
};

// A source of settings.
struct SettingsLayer {
  std::filesystem::path file = {};  // empty for the environment, which may hold other variables too
  bool exists = false;              // whether there is such a file
  std::vector<Setting> settings = {};
};

// The environment, the project's file and the user's: what stands in an earlier one wins. Throws InputError
// `file:line: why` for a file that is not TOML, and for what is neither a value nor the table of a command.
[[nodiscard]] std::vector<SettingsLayer> read_settings();

// Whether any of the layers sets anything.
[[nodiscard]] bool has_settings(const std::vector<SettingsLayer>& layers);

// Makes the settings the defaults of the options of `program` and its commands, and gives the one that won for each
// option that has one, under its command. Throws InputError for a key that no option has, and a value that it does not
// take; a key for all commands must be taken by one of them.
std::vector<Setting> apply_settings(CLI::App& program, const std::vector<SettingsLayer>& layers);

}  // namespace tenet::cli
