#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/help/command_options.h"
#include "cli/render/json.h"
#include "cli/settings.h"
#include "cli/terminal.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

struct Arguments {
  bool path = false;
  std::string format = "text";
};

// Every option that can be set, with its value and where it comes from.
std::vector<Setting> all_settings(CLI::App& program, const std::vector<SettingsLayer>& layers) {
  const std::vector<Setting> set = apply_settings(program, layers);
  std::vector<Setting> all;
  const auto add = [&](const std::string& command, const CLI::App& app) {
    for (const CommandOption& option : options_of(app)) {
      if (!option.configurable) continue;
      const auto found = std::ranges::find_if(
          set, [&](const Setting& setting) { return setting.command == command && setting.key == option.key(); });
      const std::string usual = option.is_flag() ? "false" : option.preset;
      all.push_back(found != set.end() ? *found : Setting{command, option.key(), usual, "default"});
    }
  };
  add("", program);
  for (const CLI::App* command : commands_of(program)) add(command->get_name(), *command);
  return all;
}

int print_paths(const std::vector<SettingsLayer>& layers) {
  for (const SettingsLayer& layer : layers) {
    if (layer.file.empty()) continue;
    fmt::print("{}{}\n", on_a_line(layer.file.string()), layer.exists ? "" : "  (not there)");
  }
  return found;
}

void print_text(const std::vector<Setting>& settings) {
  const Style style = output_style();
  std::size_t name_width = 0;
  std::size_t value_width = 0;
  const auto name_of = [](const Setting& setting) {
    return (setting.command.empty() ? "" : setting.command + '.') + setting.key;
  };
  for (const Setting& setting : settings) {
    name_width = std::max(name_width, name_of(setting).size());
    value_width = std::max(value_width, display_width(on_a_line(setting.value)));
  }
  for (const Setting& setting : settings) {
    const std::string value = on_a_line(setting.value);
    const bool is_set = setting.origin != "default";
    const std::string line =
        fmt::format("{:<{}}  {}  {}\n", name_of(setting), name_width,
                    value + std::string(value_width - display_width(value), ' '), on_a_line(setting.origin));
    fmt::print("{}", tint(line, is_set ? Tone::strong : Tone::faint, style));
  }
}

int run(const Arguments& arguments, CLI::App& program) {
  const std::vector<SettingsLayer> layers = read_settings();
  if (arguments.path) return print_paths(layers);
  const std::vector<Setting> settings = all_settings(program, layers);
  if (arguments.format == "text") {
    print_text(settings);
    return found;
  }
  Json list = Json::array();
  for (const Setting& setting : settings) {
    list.push_back(
        {{"command", setting.command}, {"key", setting.key}, {"value", setting.value}, {"origin", setting.origin}});
  }
  fmt::print("{}\n", to_line({{"schema", 1}, {"settings", std::move(list)}}));
  return found;
}

}  // namespace

void add_config_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("config");
  command->add_flag("--path", arguments->path, "Print which files are read for settings")->configurable(false);
  command->add_option("--format", arguments->format, "How to write them")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str()
      ->configurable(false);
  command->callback([arguments, &program, &status] { status = run(*arguments, program); });
}

}  // namespace tenet::cli
