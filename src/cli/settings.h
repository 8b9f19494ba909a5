#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

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
  bool foreign = false;             // found in a folder: it may not point out of that folder (docs/security.md)
  std::vector<Setting> settings = {};
};

// The environment, the project's file and the user's: what stands in an earlier one wins. Throws InputError
// `file:line: why` for a file that is not TOML, and for what is neither a value nor the table of a command.
[[nodiscard]] std::vector<SettingsLayer> read_settings();

// Whether any of the layers sets anything.
[[nodiscard]] bool has_settings(const std::vector<SettingsLayer>& layers);

// The folders that the user calls safe, with all that is in them: TENET_SAFE, with colons between them, and `safe` in
// the user's file of settings.
inline constexpr std::string_view every_folder = "*";
[[nodiscard]] std::vector<std::string> safe_folders();

// A hint: how to call a folder safe.
[[nodiscard]] std::string how_to_allow(const std::filesystem::path& folder);

// The folder of the file that gave the option its value, if that file was found and not named by the user.
[[nodiscard]] std::optional<std::filesystem::path> foreign_folder(const CLI::Option& option);

// Makes the settings the defaults of the options of `program` and its commands, and gives the one that won for each
// option that has one, under its command. Throws InputError for a key that no option has, and a value that it does not
// take, or that a foreign file may not give; a key for all commands must be taken by one of them.
std::vector<Setting> apply_settings(CLI::App& program, const std::vector<SettingsLayer>& layers);

}  // namespace tenet::cli
