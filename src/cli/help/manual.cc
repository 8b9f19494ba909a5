#include "cli/help/manual.h"

#include <algorithm>
#include <fstream>
#include <string_view>

#include <fmt/format.h>

#include <tenet/error.h>
#include <tenet/version.h>

#include "cli/help/command_options.h"
#include "cli/help/help.h"

namespace tenet::cli {
namespace {

// One code point of UTF-8 cut off the front of `text`, which is well formed.
char32_t take_code_point(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  char32_t value = size == 1 ? first : first & (0xffU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3fU);
  text.remove_prefix(size);
  return value;
}

// Text that troff prints as it stands: its own characters, and those it would make typographic, are named.
std::string escape(std::string_view text) {
  std::string escaped;
  while (!text.empty()) {
    const char32_t c = take_code_point(text);
    switch (c) {
      case '\\': escaped += "\\e"; break;
      case '-': escaped += "\\-"; break;
      case '\'': escaped += "\\(aq"; break;
      case '`': escaped += "\\(ga"; break;
      case '^': escaped += "\\(ha"; break;
      case '~': escaped += "\\(ti"; break;
      case '"': escaped += "\\(dq"; break;
      default:
        if (c < 0x80) {
          escaped += static_cast<char>(c);
        } else {
          escaped += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(c));
        }
    }
  }
  return escaped;
}

// A line of text: one that begins like a request is none.
std::string line(const std::string& escaped) {
  return (escaped.starts_with('.') ? "\\&" : "") + escaped + '\n';
}

std::string strong(std::string_view text) {
  return "\\fB" + escape(text) + "\\fR";
}

std::string words(std::string_view text) {
  const MarkedWords marked = read_marks(text);
  std::string all;
  std::size_t at = 0;
  for (const auto& [range, tone] : marked.strong) {
    all += escape(std::string_view(marked.text).substr(at, range.begin - at));
    all += strong(std::string_view(marked.text).substr(range.begin, range.size()));
    at = range.end;
  }
  return line(all + escape(std::string_view(marked.text).substr(at)));
}

std::string code(std::string_view lines) {
  std::string text = ".PP\n.RS 4\n.EX\n";
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    text += line(escape(lines.substr(0, end)));
    lines.remove_prefix(std::min(end, lines.size() - 1) + 1);
  }
  return text + ".EE\n.RE\n";
}

std::string block(const Block& block) {
  switch (block.kind) {
    case Block::Kind::paragraph: return ".PP\n" + words(block.text);
    case Block::Kind::item: return ".IP \\(bu 2\n" + words(block.text);
    case Block::Kind::definition: return ".TP\n" + line(strong(block.term)) + words(block.text);
    case Block::Kind::code: return code(block.text);
  }
  return "";
}

std::string section(const Section& section) {
  if (section.blocks.empty()) return "";
  std::string title = section.title;
  std::ranges::transform(title, title.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c; });
  std::string text = fmt::format(".SH {}\n", escape(title));
  bool is_first = true;
  for (const Block& part : section.blocks) {
    std::string written = block(part);
    // A paragraph begins with its section.
    if (is_first && written.starts_with(".PP\n")) written.erase(0, 4);
    is_first = false;
    text += written;
  }
  return text;
}

}  // namespace

std::string manual_page(const Page& page, const CLI::App* command) {
  std::string name = page.manual_name();
  std::string title = name;
  std::ranges::transform(title, title.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c; });
  std::string text = fmt::format(".TH {} {} {} \"tenet {}\" \"tenet manual\"\n.nh\n.ad l\n", escape(title), page.volume,
                                 TENET_MANUAL_DATE, version());
  text += fmt::format(".SH NAME\n{} \\- {}\n", escape(name), escape(page.summary));
  if (command != nullptr) text += ".SH SYNOPSIS\n" + line(strong(usage_line(*command)));
  const Section* examples = page.section("Examples");
  if (examples != nullptr) text += section(*examples);
  if (command != nullptr) {
    for (const Section& options : option_sections(*command)) text += section(options);
  }
  for (const Section& other : page.sections) {
    if (&other != examples) text += section(other);
  }
  return text;
}

void write_manual(const std::filesystem::path& folder, const CLI::App& program) {
  for (const Page& page : pages()) {
    const CLI::App* command = page.name == "tenet" ? &program : find_command(program, page.name);
    const std::filesystem::path volume = folder / fmt::format("man{}", page.volume);
    std::error_code ignored;
    std::filesystem::create_directories(volume, ignored);
    const std::filesystem::path file = volume / fmt::format("{}.{}", page.manual_name(), page.volume);
    std::ofstream out(file, std::ios::binary);
    out << manual_page(page, page.volume == 1 ? command : nullptr);
    if (!out.flush()) throw InputError(file.string() + ": cannot be written", "name a folder that can be");
  }
}

}  // namespace tenet::cli
