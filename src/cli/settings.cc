#include "cli/settings.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>
#include <CLI/CLI.hpp>

#include <tenet/error.h>
#include <tenet/shards.h>

#include "cli/choice.h"
#include "cli/files.h"
#include "cli/help/command_options.h"
#include "cli/place.h"
#include "cli/trust.h"

namespace tenet::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "TENET_";
constexpr std::string_view safe_key = "safe";

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
    if (command.empty() && name == safe_key) {
      if (!layer.foreign) continue;  // safe_folders() reads it
      throw InputError(fmt::format("{}: {}: a folder cannot call itself safe", origin, name),
                       how_to_allow(layer.file.parent_path()));
    }
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

toml::table parse_settings(const fs::path& file) {
  constexpr std::size_t largest = std::size_t{1} << 20;
  try {
    return toml::parse(read_whole_file(file.string(), largest), file.string());
  } catch (const toml::parse_error& error) {
    throw InputError(fmt::format("{}:{}: not TOML: {}", file.string(), error.source().begin.line, error.description()),
                     "a setting is written: max-count = 20");
  }
}

SettingsLayer read_layer(const fs::path& file, bool foreign) {
  SettingsLayer layer{.file = file, .exists = true, .foreign = foreign};
  add_table(parse_settings(file), "", layer);
  return layer;
}

SettingsLayer read_project() {
  const auto file = find_above("tenet.toml", fs::file_type::regular);
  return file ? read_layer(*file, !is_safe(file->parent_path())) : SettingsLayer{.file = "tenet.toml"};
}

struct UserFile {
  fs::path path = {};
  bool exists = false;
};

UserFile user_file() {
  if (const std::string named = variable("TENET_CONFIG"); !named.empty()) return {named, named != "/dev/null"};
  fs::path folder = variable("XDG_CONFIG_HOME");
  if (folder.empty()) folder = fs::path(variable("HOME")) / ".config";
  const fs::path file = folder / "tenet/config.toml";
  std::error_code error;
  return {file, fs::is_regular_file(file, error)};
}

SettingsLayer read_user() {
  const UserFile file = user_file();
  return file.exists ? read_layer(file.path, false) : SettingsLayer{.file = file.path};
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

fs::path from_folder(const std::string& path, const fs::path& file) {
  constexpr std::string_view local = "xapian:";
  if (path.starts_with(local)) return std::string(local) + from_folder(path.substr(local.size()), file).string();
  if (is_xapian(path)) return path;
  if (path.starts_with("~/")) return fs::path(variable("HOME")) / path.substr(2);
  return (file.parent_path() / path).lexically_normal();
}

bool is_path(const CommandOption& option, const std::string& value) {
  return (option.value == "FILE" || option.value == "FOLDER") && value != "default";
}

std::vector<std::string> parts_of(const Setting& setting) {
  return setting.key == "index" ? split_indexes(setting.value) : std::vector{setting.value};
}

// A path in a file of settings is meant from the folder of that file, ~/ from the user's.
std::string value_for(const CommandOption& option, const Setting& setting, const fs::path& file) {
  if (!is_path(option, setting.value) || file.empty()) return setting.value;
  std::string all;
  for (const std::string& path : parts_of(setting)) all += (all.empty() ? "" : ":") + from_folder(path, file).string();
  return all;
}

// Throws for a setting of a foreign file that points out of its folder.
void check_confined(const CommandOption& option, const Setting& setting, const fs::path& file) {
  const auto refuse = [&](const std::string& what) {
    throw InputError(fmt::format("{}: {}: {}", setting.origin, setting.key, what), how_to_allow(file.parent_path()));
  };
  if (!is_path(option, setting.value)) return;
  for (const std::string& path : parts_of(setting)) {
    if (is_xapian(path)) refuse(path + ": only you may name a Xapian database or a server");
    if (!is_within(from_folder(path, file), file.parent_path())) refuse(path + " is outside the folder of the file");
  }
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

// Options whose value a foreign file gave, with the folder of the file.
std::map<const CLI::Option*, fs::path>& foreign_options() {
  static std::map<const CLI::Option*, fs::path> options;
  return options;
}

// Throws for a setting that no option has, and for one of another's file that leads out of its folder.
void check_settings(const Options& options, const SettingsLayer& layer) {
  if (layer.file.empty()) return;
  for (const Setting& setting : layer.settings) options.check(setting);
  if (!layer.foreign) return;
  for (const Options::Row& row : options.rows()) {
    const Setting* setting = row.facts.configurable ? find_setting(layer, row) : nullptr;
    if (setting != nullptr) check_confined(row.facts, *setting, layer.file);
  }
}

}  // namespace

std::vector<std::string> safe_folders() {
  std::vector<std::string> folders = split_indexes(variable("TENET_SAFE"));
  const UserFile file = user_file();
  if (!file.exists) return folders;
  const toml::table table = parse_settings(file.path);
  const toml::node* node = table.get(safe_key);
  if (node == nullptr) return folders;
  const toml::array* list = node->as_array();
  if (list == nullptr || !std::ranges::all_of(*list, [](const toml::node& each) { return each.is_string(); })) {
    throw InputError(
        fmt::format("{}:{}: {}: not a list of folders", file.path.string(), node->source().begin.line, safe_key),
        R"(write it at the top: safe = ["/srv/texts"])");
  }
  for (const toml::node& each : *list) {
    const std::string& folder = each.as_string()->get();
    folders.push_back(folder == every_folder ? folder : from_folder(folder, file.path).string());
  }
  return folders;
}

std::string how_to_allow(const fs::path& folder) {
  return fmt::format("if you trust all that is in it: TENET_SAFE='{}' tenet ..., or safe = ['{}'] in {}",
                     folder.string(), folder.string(), user_file().path.string());
}

std::optional<fs::path> foreign_folder(const CLI::Option& option) {
  const auto found = foreign_options().find(&option);
  const bool is_given = option.count() > 0;
  return is_given || found == foreign_options().end() ? std::nullopt : std::optional(found->second);
}

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
  for (const SettingsLayer& layer : layers) check_settings(options, layer);
  std::map<const Setting*, bool> taken;
  for (const Options::Row& row : options.rows()) {
    if (!row.facts.configurable) continue;
    for (const SettingsLayer& layer : layers) {
      const Setting* setting = find_setting(layer, row);
      if (setting == nullptr) continue;
      const std::string value = value_for(row.facts, *setting, layer.file);
      if (takes(*row.option, value)) {
        taken[setting] = true;
        if (layer.foreign) foreign_options()[row.option] = layer.file.parent_path();
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
