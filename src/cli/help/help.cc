#include "cli/help/help.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/help/command_options.h"

namespace tenet::cli {
namespace {

// Lines longer than this are hard to read, however wide the terminal is.
constexpr std::size_t widest = 100;

// What terms mean begins in a column behind the longest of them, as long as this much is left for it; longer terms have
// it under them.
constexpr std::size_t narrowest_description = 40;

std::string wrap_marked(std::string_view text, std::size_t indent, const Style& style) {
  const MarkedWords words = read_marks(text);
  return wrap_toned(words.text, words.strong, indent, style);
}

// Where the meanings of a section's terms, which stand at `indent`, begin.
std::size_t description_column(const Section& section, std::size_t indent, const Style& style) {
  std::size_t column = indent + 4;
  for (const Block& block : section.blocks) {
    const std::size_t wanted = indent + display_width(block.term) + 2;
    if (wanted + narrowest_description <= style.width) column = std::max(column, wanted);
  }
  return column;
}

// A term at `indent`, and what it means from `column` on, beginning on the same line if there is room.
std::string definition(const Block& block, std::size_t indent, std::size_t column, const Style& style) {
  const std::string term = std::string(indent, ' ') + tint(block.term, Tone::strong, style);
  std::string lines = wrap_marked(block.text, column, style);
  const std::size_t used = indent + display_width(block.term);
  if (lines.empty()) return term + '\n';
  if (used + 2 > column) return term + '\n' + lines;
  return term + lines.substr(used);
}

std::string code(const std::string& lines, std::size_t indent) {
  std::string text;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin) + 1;
    if (end - begin > 1) text.append(indent, ' ');
    text.append(lines, begin, end - begin);
    begin = end;
  }
  return text;
}

// Two blocks of these kinds follow each other without an empty line.
bool is_close(const Block& block) {
  return block.kind == Block::Kind::definition || block.kind == Block::Kind::item;
}

std::string section_for_people(const Section& section, const Style& style) {
  if (section.blocks.empty()) return "";
  std::string text = '\n' + tint(section.title, Tone::strong, style) + '\n';
  const std::size_t column = description_column(section, 2, style);
  const Block* last = nullptr;
  for (const Block& block : section.blocks) {
    if (last != nullptr && !(is_close(*last) && last->kind == block.kind)) text += '\n';
    switch (block.kind) {
      case Block::Kind::paragraph: text += wrap_marked(block.text, 2, style); break;
      case Block::Kind::item: {
        std::string lines = wrap_marked(block.text, 4, style);
        text += "  -" + lines.substr(std::min<std::size_t>(3, lines.size()));
        break;
      }
      case Block::Kind::definition: text += definition(block, 2, column, style); break;
      case Block::Kind::code: text += code(block.text, 4); break;
    }
    last = &block;
  }
  return text;
}

std::string title_for_people(const Page& page, const Style& style) {
  const std::string command = page.name == "tenet" ? page.name : "tenet " + page.name;
  const std::string name = page.volume == 1 ? command : fmt::format("{}({})", page.manual_name(), page.volume);
  return wrap_marked(fmt::format("**{}**: {}", name, page.summary), 0, style);
}

}  // namespace

MarkedWords read_marks(std::string_view text) {
  MarkedWords words;
  std::string_view open;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::string_view mark = rest.starts_with('`') ? "`" : rest.starts_with("**") ? "**" : "";
    const bool is_inside_code = open == "`" && mark != "`";
    if (mark.empty() || is_inside_code || (!open.empty() && mark != open)) {
      words.text += text[i++];
      continue;
    }
    if (open.empty()) {
      open = mark;
      begin = words.text.size();
    } else {
      words.strong.push_back({{begin, words.text.size()}, Tone::strong});
      open = {};
    }
    i += mark.size();
  }
  return words;
}

std::string explain_option(const CommandOption& option) {
  std::vector<std::string> more;
  const bool is_shown = option.value.find('|') != std::string::npos;
  if (!option.choices.empty() && !is_shown) more.push_back(fmt::format("one of {}", fmt::join(option.choices, ", ")));
  if (option.rule.find(" from ") != std::string::npos) more.push_back(option.rule);
  if (!option.preset.empty()) more.push_back("default " + option.preset);
  if (more.empty()) return option.description;
  return fmt::format("{} ({})", option.description, fmt::join(more, "; "));
}

std::string option_term(const CommandOption& option) {
  std::string term = option.letter;
  if (!term.empty()) term += ", ";
  term += option.name;
  if (option.positional) return term + (option.repeated ? "..." : "");
  return option.value.empty() ? term : term + " " + option.value;
}

std::vector<Section> option_sections(const CLI::App& command) {
  std::vector<Section> sections;
  const auto add = [&](const std::string& title, const CommandOption& option) {
    auto found = std::ranges::find(sections, title, &Section::title);
    if (found == sections.end()) found = sections.insert(sections.end(), Section{.title = title});
    found->blocks.push_back({Block::Kind::definition, option_term(option), explain_option(option)});
  };
  std::vector<CommandOption> options = options_of(command);
  std::stable_partition(options.begin(), options.end(), [](const CommandOption& option) { return option.positional; });
  std::stable_partition(options.begin(), options.end(),
                        [](const CommandOption& option) { return option.name != "--help"; });
  for (const CommandOption& option : options) {
    add(option.positional ? "Arguments" : option.group, option);
  }
  for (const CommandOption& option : shared_options(command)) add("Options of every command", option);
  return sections;
}

std::string help_for_people(const Page& page, const CLI::App* command, const Style& style) {
  Style narrow = style;
  narrow.width = std::min(style.width, widest);
  std::string text = title_for_people(page, narrow);
  const Section* examples = page.section("Examples");
  if (examples != nullptr) text += section_for_people(*examples, narrow);
  std::string options;
  if (command != nullptr) {
    const Section usage{"Usage", {{Block::Kind::code, "", usage_line(*command) + '\n'}}};
    text += section_for_people(usage, narrow);
    for (const Section& section : option_sections(*command)) options += section_for_people(section, narrow);
  }
  for (const Section& section : page.sections) {
    // What the commands are stands before the options of all of them.
    if (section.title == "Description") text += std::exchange(options, {});
    if (&section != examples) text += section_for_people(section, narrow);
  }
  return text + options;
}

std::string overview_for_people(const Page& page, const Style& style) {
  std::string text = title_for_people(page, style);
  for (const Section& section : page.sections) {
    if (section.title == "Description") break;
    text += section_for_people(section, style);
  }
  return text + '\n' +
         wrap_marked("`tenet help COMMAND` has a page on each, `tenet help` more on all of them.", 0, style);
}

}  // namespace tenet::cli
