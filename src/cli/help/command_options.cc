#include "cli/help/command_options.h"

#include <algorithm>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace tenet::cli {
namespace {

// CLI11 names types itself, where the declaration does not.
bool is_number(std::string_view type) {
  return type == "UINT" || type == "INT" || type == "FLOAT";
}

// "--max-count" -> "MAX-COUNT" would tell nothing new; "--sort" -> "SORT".
std::string value_name(std::string_view type, const std::string& name) {
  if (is_number(type)) return "N";
  if (type != "TEXT") return std::string(type);
  std::string last = name.substr(name.rfind('-') + 1);
  std::ranges::transform(last, last.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c; });
  return last;
}

std::vector<std::string> split_choices(std::string_view list, char separator) {
  std::vector<std::string> choices;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    choices.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return choices;
}

// What CLI11 knows of a value, "UINT:INT in [1 - 256]", in words.
std::string rule_of(std::string_view type, std::string_view check) {
  if (!is_number(type)) return "";
  std::string number = type == "FLOAT" ? "a number" : "a whole number";
  if (check == "POSITIVE") return number + " greater than 0";
  const std::size_t begin = check.find('[');
  const std::size_t middle = check.find(" - ", begin);
  if (begin == std::string_view::npos || middle == std::string_view::npos) return number;
  return fmt::format("{} from {} to {}", number, check.substr(begin + 1, middle - begin - 1),
                     check.substr(middle + 3, check.size() - middle - 4));
}

}  // namespace

std::string CommandOption::key() const {
  return name.starts_with("--") ? name.substr(2) : name;
}

CommandOption describe_option(const CLI::Option& option) {
  CommandOption described;
  described.name = option.get_single_name();
  described.positional = option.get_lnames().empty() && option.get_snames().empty();
  if (!option.get_lnames().empty()) described.name = "--" + described.name;
  if (!option.get_snames().empty()) described.letter = "-" + option.get_snames().front();
  const std::string full = option.get_type_name();
  const std::string_view type = std::string_view(full).substr(0, full.find(':'));
  std::string_view check = std::string_view(full).substr(std::min(type.size() + 1, full.size()));
  if (option.get_items_expected_max() > 0) {
    described.value = described.positional ? described.name : value_name(type, described.name);
    if (check.starts_with('{')) {
      described.choices = split_choices(check.substr(1, check.find('}') - 1), ',');
    } else if (type.find('|') != std::string_view::npos) {
      described.choices = split_choices(type, '|');
    } else {
      described.rule = rule_of(type, check);
    }
  }
  described.preset = described.is_flag() ? "" : option.get_default_str();
  described.description = option.get_description();
  described.group = option.get_group();
  described.required = option.get_required();
  described.repeated = option.get_expected_max() > 1;
  described.configurable = option.get_configurable() && !described.positional && !described.required &&
                           option.get_excludes().empty() && option.get_needs().empty();
  return described;
}

std::vector<CommandOption> options_of(const CLI::App& command) {
  std::vector<CommandOption> options;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_group().empty()) continue;
    options.push_back(describe_option(*option));
  }
  return options;
}

std::vector<CommandOption> shared_options(const CLI::App& command) {
  if (command.get_parent() == nullptr) return {};
  std::vector<CommandOption> options = options_of(*command.get_parent());
  std::erase_if(options,
                [](const CommandOption& option) { return option.name == "--help" || option.name == "--version"; });
  return options;
}

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  std::vector<const CLI::App*> commands =
      program.get_subcommands([](const CLI::App* app) { return !app->get_group().empty(); });
  return commands;
}

const CLI::App* find_command(const CLI::App& program, std::string_view name) {
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) {
    if (command->get_name() == name) return command;
  }
  return nullptr;
}

std::string usage_line(const CLI::App& command) {
  const bool is_whole = command.get_parent() == nullptr;
  std::string line = is_whole ? "tenet COMMAND" : "tenet " + command.get_name();
  line += " [OPTIONS]";
  for (const CommandOption& option : options_of(command)) {
    if (!option.positional) {
      if (option.required) line += fmt::format(" {} {}", option.name, option.value);
      continue;
    }
    const std::string name = option.name + (option.repeated ? "..." : "");
    line += option.required ? " " + name : " [" + name + "]";
  }
  return line;
}

}  // namespace tenet::cli
