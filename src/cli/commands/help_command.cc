#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <tenet/error.h>

#include "cli/choice.h"
#include "cli/command.h"
#include "cli/help/command_options.h"
#include "cli/help/embedded.h"
#include "cli/help/help.h"
#include "cli/help/manual.h"
#include "cli/render/json.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::vector<std::string> page;
  std::string completion;
  std::string manual;
  bool dump = false;
};

Json to_json(const CommandOption& option) {
  return {{"name", option.name},
          {"letter", option.letter},
          {"value", option.value},
          {"choices", option.choices},
          {"rule", option.rule},
          {"default", option.preset},
          {"description", option.description},
          {"group", option.group},
          {"positional", option.positional},
          {"required", option.required},
          {"repeated", option.repeated},
          {"configurable", option.configurable}};
}

Json to_json(const CLI::App& command) {
  Json options = Json::array();
  for (const CommandOption& option : options_of(command)) options.push_back(to_json(option));
  const Page* page = find_page(command.get_name(), 1);
  return {{"name", command.get_name()},
          {"summary", page == nullptr ? command.get_description() : page->summary},
          {"usage", usage_line(command)},
          {"options", std::move(options)}};
}

void print_dump(const CLI::App& program) {
  Json all = to_json(program);
  all["schema"] = 1;
  all["commands"] = Json::array();
  for (const CLI::App* command : commands_of(program)) all["commands"].push_back(to_json(*command));
  fmt::print("{}\n", to_line(all));
}

// "search", "topics(5)", "topics.5", "5 topics", "tenet-topics(5)": the page, or nullptr.
const Page* page_named(const std::vector<std::string>& words) {
  std::string name = words.back();
  int volume = 0;
  if (words.size() == 2 && words.front().size() == 1) volume = words.front().front() - '0';
  const std::size_t mark = name.find_last_of("(.");
  if (mark != std::string::npos && mark + 1 < name.size()) {
    volume = name[mark + 1] - '0';
    name = name.substr(0, mark);
  }
  if (name.starts_with("tenet-")) name = name.substr(6);
  if (volume != 0) return find_page(name, volume);
  for (const int any : {1, 7, 5}) {
    if (const Page* page = find_page(name, any)) return page;
  }
  return nullptr;
}

void print_completion(const std::string& shell) {
  const std::string name = "tenet." + shell;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name == name) fmt::print("{}", file.text);
  }
}

int run(const Arguments& arguments, const CLI::App& program) {
  if (arguments.dump) {
    print_dump(program);
  } else if (!arguments.completion.empty()) {
    print_completion(arguments.completion);
  } else if (!arguments.manual.empty()) {
    write_manual(arguments.manual, program);
  } else if (arguments.page.empty()) {
    print_help(program);
  } else if (const Page* page = page_named(arguments.page)) {
    fmt::print("{}",
               help_for_people(*page, page->volume == 1 ? find_command(program, page->name) : nullptr, output_style()));
  } else {
    std::vector<std::string> names;
    for (const Page& known : pages()) names.push_back(known.name);
    const std::string meant = closest(arguments.page.back(), names);
    throw InputError(fmt::format("help: no page {}{}", fmt::join(arguments.page, " "),
                                 meant.empty() ? "" : "; did you mean " + meant + "?"),
                     "tenet help lists the commands");
  }
  return found;
}

}  // namespace

void print_help(const CLI::App& command) {
  const bool is_whole = command.get_parent() == nullptr;
  const std::string name = is_whole ? "tenet" : command.get_name();
  const Page* page = find_page(name, 1);
  const Page bare{.name = name, .summary = command.get_description()};
  fmt::print("{}", help_for_people(page == nullptr ? bare : *page, &command, output_style()));
}

void print_overview() {
  if (const Page* page = find_page("tenet", 1)) fmt::print(stderr, "{}", overview_for_people(*page, Style{}));
}

void add_help_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("help");
  command->add_option("PAGE", arguments->page, "A command, or query, topics(5), speakers(5), corpus")->expected(0, 2);
  command->add_option("--completion", arguments->completion, "Print the script that completes commands in a shell")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->type_name("SHELL")
      ->configurable(false);
  command->add_option("--manual", arguments->manual, "Write the pages of the manual, for man, to a folder")
      ->type_name("FOLDER")
      ->configurable(false);
  command->add_flag("--dump", arguments->dump, "Print all commands and options for programs, as JSON")
      ->configurable(false);
  command->callback([arguments, &program, &status] { status = run(*arguments, program); });
}

}  // namespace tenet::cli
