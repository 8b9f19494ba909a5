#include "cli/guide/settings.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>
#include <CLI/CLI.hpp>

#include <tenet/error.h>

#include "cli/choice.h"
#include "cli/files.h"
#include "cli/guide/command_options.h"
#include "cli/place.h"

namespace tenet::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "TENET_";

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

SettingsLayer read_environment() {
  SettingsLayer layer;
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string_view line(*at);
    const std::size_t equals = std::min(line.find('='), line.size());
    if (!line.starts_with(prefix) || equals + 1 >= line.size()) continue;
    std::string key(line.substr(prefix.size(), equals - prefix.size()));
    std::ranges::transform(key, key.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? '-' : c;
    });
    layer.settings.push_back({"", key, std::string(line.substr(equals + 1)), std::string(line.substr(0, equals))});
  }
  std::ranges::sort(layer.settings, {}, &Setting::key);
  return layer;
}

// A value as it would stand on the command line; nothing for what has no such form.
std::optional<std::string> written(std::string_view key, const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  const auto* list = node.as_array();
  if (list == nullptr) return std::nullopt;
  std::vector<std::string> parts;
  for (const toml::node& part : *list) {
    if (!part.is_string()) return std::nullopt;
    parts.push_back(part.as_string()->get());
  }
  return fmt::format("{}", fmt::join(parts, key == "index" ? ":" : ","));
}

void add_table(const toml::table& table, const std::string& command, SettingsLayer& layer) {
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    const std::string origin = fmt::format("{}:{}", layer.file.string(), node.source().begin.line);
    if (const auto* inner = node.as_table(); inner != nullptr && command.empty()) {
      add_table(*inner, name, layer);
    } else if (const auto value = written(name, node)) {
      layer.settings.push_back({command, name, *value, origin});
    } else {
      throw InputError(fmt::format("{}: {}: a setting is a string, a number, true or false", origin, name),
                       "tenet config shows what there is to set");
    }
  }
}

SettingsLayer read_layer(const fs::path& file) {
  SettingsLayer layer{.file = file, .exists = true};
  try {
    add_table(toml::parse(read_whole_file(file.string()), file.string()), "", layer);
  } catch (const toml::parse_error& error) {
    throw InputError(fmt::format("{}:{}: not TOML: {}", file.string(), error.source().begin.line, error.description()),
                     "a setting is written: max-count = 20");
  }
  return layer;
}

SettingsLayer read_project() {
  std::error_code error;
  for (fs::path folder = fs::current_path(error); !error; folder = folder.parent_path()) {
    if (fs::path file = folder / "tenet.toml"; fs::is_regular_file(file, error)) return read_layer(file);
    error.clear();
    if (folder == folder.parent_path()) break;
  }
  return {.file = "tenet.toml"};
}

SettingsLayer read_user() {
  if (const std::string named = variable("TENET_CONFIG"); !named.empty()) return read_layer(named);
  fs::path folder = variable("XDG_CONFIG_HOME");
  if (folder.empty()) folder = fs::path(variable("HOME")) / ".config";
  const fs::path file = folder / "tenet/config.toml";
  std::error_code error;
  return fs::is_regular_file(file, error) ? read_layer(file) : SettingsLayer{.file = file};
}

std::string or_meant(const std::string& meant) {
  return meant.empty() ? "" : fmt::format("; did you mean {}?", meant);
}

// The options that may be set, by command and key; those of the program itself under the empty name.
class Options {
 public:
  explicit Options(CLI::App& program) {
    add("", program);
    for (CLI::App* command : program.get_subcommands([](CLI::App*) { return true; })) {
      commands_.push_back(command->get_name());
      add(command->get_name(), *command);
    }
  }

  struct Row {
    std::string command = {};
    CommandOption facts = {};
    CLI::Option* option = nullptr;
  };
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

  // Throws for a setting that there is not.
  void check(const Setting& setting) const {
    if (!setting.command.empty() && std::ranges::find(commands_, setting.command) == commands_.end()) {
      throw InputError(fmt::format("{}: [{}]: no such command{}", setting.origin, setting.command,
                                   or_meant(closest(setting.command, commands_))),
                       "tenet help lists the commands");
    }
    std::vector<std::string> keys;
    for (const Row& row : rows_) {
      if (!setting.command.empty() && row.command != setting.command) continue;
      if (!row.facts.configurable) continue;
      if (row.facts.key() == setting.key) return;
      keys.push_back(row.facts.key());
    }
    const std::string of = setting.command.empty() ? "" : " of " + setting.command;
    throw InputError(
        fmt::format("{}: {}: no setting{}{}", setting.origin, setting.key, of, or_meant(closest(setting.key, keys))),
        "tenet config shows what there is to set");
  }

 private:
  void add(const std::string& name, CLI::App& command) {
    for (CLI::Option* option : command.get_options()) rows_.push_back({name, describe_option(*option), option});
  }

  std::vector<std::string> commands_;
  std::vector<Row> rows_;
};

// A path in a file of settings is meant from the folder of that file, ~/ from the user's.
std::string value_for(const CommandOption& option, const Setting& setting, const fs::path& file) {
  const bool is_path = option.value == "FILE" || option.value == "FOLDER";
  if (!is_path || file.empty() || setting.value == "default") return setting.value;
  const auto from_folder = [&](const std::string& path) {
    if (is_address(path)) return path;
    if (path.starts_with("~/")) return (fs::path(variable("HOME")) / path.substr(2)).string();
    return (file.parent_path() / path).lexically_normal().string();
  };
  if (setting.key != "index") return from_folder(setting.value);
  std::string all;
  for (const std::string& path : split_indexes(setting.value)) all += (all.empty() ? "" : ":") + from_folder(path);
  return all;
}

bool takes(CLI::Option& option, const std::string& value) {
  try {
    option.run_callback_for_default()->default_val(value);
  } catch (const CLI::Error&) {
    return false;
  } catch (const Error&) {  // a check of ours
    return false;
  }
  return true;
}

// The setting of a layer that is meant for an option: that of its command before that of all.
const Setting* find_setting(const SettingsLayer& layer, const Options::Row& row) {
  const Setting* found = nullptr;
  for (const Setting& setting : layer.settings) {
    if (setting.key != row.facts.key()) continue;
    if (setting.command == row.command) return &setting;
    if (setting.command.empty()) found = &setting;
  }
  return found;
}

InputError refused(const Setting& setting, const Options::Row& row) {
  const std::string expected = !row.facts.choices.empty() ? fmt::format("one of {}", fmt::join(row.facts.choices, ", "))
                               : row.facts.is_flag()      ? "true or false"
                               : row.facts.rule.empty()   ? "what it takes"
                                                          : row.facts.rule;
  return InputError(fmt::format("{}: {}: '{}' is not {}", setting.origin, setting.key, setting.value, expected),
                    "tenet help " + row.command);
}

}  // namespace

std::vector<SettingsLayer> read_settings() {
  return {read_environment(), read_project(), read_user()};
}

bool has_settings(const std::vector<SettingsLayer>& layers) {
  return std::ranges::any_of(layers, [](const SettingsLayer& layer) { return !layer.settings.empty(); });
}

std::vector<Setting> apply_settings(CLI::App& program, const std::vector<SettingsLayer>& layers) {
  if (!has_settings(layers)) return {};
  const Options options(program);
  std::map<const Setting*, const Options::Row*> refusals;  // settings for all commands, until one takes them
  std::vector<Setting> chosen;
  for (const SettingsLayer& layer : layers) {
    if (layer.file.empty()) continue;
    for (const Setting& setting : layer.settings) options.check(setting);
  }
  std::map<const Setting*, bool> taken;
  for (const Options::Row& row : options.rows()) {
    if (!row.facts.configurable) continue;
    for (const SettingsLayer& layer : layers) {
      const Setting* setting = find_setting(layer, row);
      if (setting == nullptr) continue;
      const std::string value = value_for(row.facts, *setting, layer.file);
      if (takes(*row.option, value)) {
        taken[setting] = true;
        chosen.push_back({row.command, setting->key, value, setting->origin});
        break;
      }
      if (!setting->command.empty()) throw refused(*setting, row);
      refusals.emplace(setting, &row);
    }
  }
  for (const auto& [setting, row] : refusals) {
    if (!taken[setting]) throw refused(*setting, *row);
  }
  return chosen;
}

}  // namespace tenet::cli
