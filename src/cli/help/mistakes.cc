#include "cli/help/mistakes.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/choice.h"
#include "cli/help/command_options.h"

namespace tenet::cli {
namespace {

std::string or_meant(const std::string& meant) {
  return meant.empty() ? "" : fmt::format("; did you mean {}?", meant);
}

InputError unknown_command(const CLI::App& program, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(program)) names.push_back(command->get_name());
  return InputError(fmt::format("no command {}{}", word, or_meant(closest(word, names))),
                    "tenet help lists the commands");
}

std::string help_hint(const CLI::App& command) {
  const bool is_whole = command.get_parent() == nullptr;
  return is_whole ? "tenet help" : "tenet help " + command.get_name();
}

InputError unknown_option(const CLI::App& command, const std::string& where, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> names;
  bool takes_words = false;
  for (const CommandOption& option : options_of(command)) {
    takes_words = takes_words || (option.positional && option.repeated);
    if (!option.positional) names.push_back(option.name);
  }
  for (const CommandOption& option : shared_options(command)) names.push_back(option.name);
  const std::string meant = name.starts_with("--") ? closest(name, names) : "";
  std::string hint = help_hint(command) + " lists its options";
  if (takes_words && !name.starts_with("--")) hint += "; words that begin with - stand behind --";
  return InputError(fmt::format("{}no option {}{}", where, name, or_meant(meant)), hint);
}

// The option that an error is about: the longest name in its text.
const CLI::Option* option_in(const CLI::App& command, std::string_view text) {
  const CLI::Option* found = nullptr;
  std::vector<const CLI::Option*> options = command.get_options();
  if (command.get_parent() != nullptr)
    std::ranges::copy(command.get_parent()->get_options(), std::back_inserter(options));
  for (const CLI::Option* option : options) {
    const std::string name = option->get_name();
    const bool is_longer = found == nullptr || name.size() > found->get_name().size();
    if (text.find(name) != std::string_view::npos && is_longer) found = option;
  }
  return found;
}

InputError wrong_value(const CLI::App& command, const std::string& where, const CLI::Option& given) {
  const CommandOption option = describe_option(given);
  const std::string value = given.results().empty() ? "" : given.results().back();
  const std::string start = where + option.name + ": ";
  if (!option.choices.empty()) {
    return unknown_choice(where + option.name, value, option.choices);
  }
  if (option.is_flag()) return InputError(fmt::format("{}takes no value", start), "write it alone");
  const std::string rule = option.rule.empty() ? "what it takes" : option.rule;
  return InputError(fmt::format("{}'{}' is not {}", start, value, rule), help_hint(command));
}

InputError missing(const CLI::App& command, const std::string& where) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_required() && option->count() == 0) {
      return InputError(fmt::format("{}{} is missing", where, describe_option(*option).name), usage_line(command));
    }
  }
  return InputError("no command was given", "tenet help lists the commands");
}

}  // namespace

void refuse_dashed_words(const CLI::App& program, std::string_view called, const std::vector<std::string>& words) {
  const std::vector<const CLI::App*> commands = commands_of(program);
  const auto found = std::ranges::find(commands, called, [](const CLI::App* each) { return each->get_name(); });
  if (found == commands.end()) return;
  const CLI::App* const command = *found;
  std::string letters;  // of options
  for (const CLI::App* each : {&program, command}) {
    for (const CLI::Option* option : each->get_options()) {
      for (const std::string& letter : option->get_snames()) letters += letter;
    }
  }
  for (const std::string& word : words) {
    if (word == "--") return;
    if (word.size() < 3 || word[0] != '-' || word[1] == '-' || std::isalpha(static_cast<unsigned char>(word[1])) == 0)
      continue;
    // -n10 and -lq are right.
    const std::size_t end = word.find_first_not_of(letters, 1);
    if (end != std::string::npos && (end < 2 || std::isdigit(static_cast<unsigned char>(word[end])) == 0)) {
      throw unknown_option(*command, command->get_name() + ": ", word);
    }
  }
}

InputError explain_mistake(const CLI::App& program, const CLI::ParseError& error) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): CLI11 asks what is const by this member alone
  const std::vector<CLI::App*> called = const_cast<CLI::App&>(program).get_subcommands();
  const CLI::App& command = called.empty() ? program : *called.front();
  const std::string where = called.empty() ? "" : command.get_name() + ": ";
  for (const std::string& word : program.remaining(true)) {
    if (word.size() > 1 && word.starts_with('-')) return unknown_option(command, where, word);
  }
  if (const auto extras = program.remaining(true); !extras.empty()) {
    if (called.empty()) return unknown_command(program, extras.front());
    return InputError(fmt::format("{}'{}' is one argument too many", where, extras.front()), usage_line(command));
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return missing(command, where);
  const CLI::Option* option = option_in(command, error.what());
  if (option == nullptr) return InputError(where + error.what(), help_hint(command));
  const bool is_wrong_value = dynamic_cast<const CLI::ValidationError*>(&error) != nullptr ||
                              dynamic_cast<const CLI::ConversionError*>(&error) != nullptr;
  if (is_wrong_value) return wrong_value(command, where, *option);
  const std::string name = option->get_name();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    if (option->count() > 1) return InputError(fmt::format("{}{} is given twice", where, name), "give it once");
    return InputError(fmt::format("{}{}: its value is missing", where, name), help_hint(command));
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr && !option->get_excludes().empty()) {
    for (const CLI::Option* other : option->get_excludes()) {
      if (other->count() == 0) continue;
      return InputError(fmt::format("{}{} and {} do not go together", where, name, other->get_name()),
                        "give one of them");
    }
  }
  return InputError(where + error.what(), help_hint(command));
}

}  // namespace tenet::cli
