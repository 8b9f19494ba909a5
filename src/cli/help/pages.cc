#include "cli/help/pages.h"

#include <algorithm>
#include <utility>

#include <tenet/query.h>

#include "cli/help/embedded.h"

namespace tenet::cli {
namespace {

constexpr std::string_view code_indent = "    ";

// Cuts the first line off `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

// "- `term`: what it means" without its dash; an item when it has no term. Of "`one`, `other`" the marks inside go,
// too.
Block read_item(std::string_view text) {
  const std::size_t end = text.starts_with('`') ? text.find("`:") : std::string_view::npos;
  if (end == std::string_view::npos) return {Block::Kind::item, "", std::string(text)};
  std::string term(text.substr(1, end - 1));
  std::erase(term, '`');
  return {Block::Kind::definition, std::move(term), std::string(trim(text.substr(end + 2)))};
}

// The summary in the first line of a page.
std::string summary_of(std::string_view text) {
  const std::string_view title = take_line(text);
  return std::string(trim(title.substr(std::min(title.find(':') + 1, title.size()))));
}

// The commands named in "{commands search quotes}", each with its summary; those without a page are left out.
void add_commands(std::string_view names, std::vector<Block>& blocks) {
  names.remove_suffix(1);
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    const std::string name(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.name == name + ".md") blocks.push_back({Block::Kind::definition, name, summary_of(file.text)});
    }
  }
}

void add_fields(std::vector<Block>& blocks) {
  for (const Field& field : fields()) {
    blocks.push_back({Block::Kind::definition, std::string(field.example), std::string(field.description)});
  }
}

// Puts the lines of a section's body together to blocks.
class Reader {
 public:
  explicit Reader(std::vector<Block>& blocks) : blocks_(blocks) {}

  void line(std::string_view line) {
    const bool is_code = line.starts_with(code_indent);
    if (trim(line).empty()) {
      blank_ = true;
    } else if (is_code && (blank_ || in_code())) {
      code(line.substr(code_indent.size()));
    } else if (line.starts_with("- ")) {
      blocks_.push_back(read_item(trim(line.substr(2))));
      blank_ = false;
    } else if (line == "{fields}") {
      add_fields(blocks_);
    } else if (constexpr std::string_view commands = "{commands "; line.starts_with(commands)) {
      add_commands(line.substr(commands.size()), blocks_);
    } else {
      words(trim(line));
    }
  }

 private:
  [[nodiscard]] bool in_code() const { return !blocks_.empty() && blocks_.back().kind == Block::Kind::code; }

  void code(std::string_view line) {
    if (!in_code()) blocks_.push_back({Block::Kind::code, "", ""});
    std::string& text = blocks_.back().text;
    if (blank_ && !text.empty()) text += '\n';
    text.append(line) += '\n';
    blank_ = false;
  }
  void words(std::string_view line) {
    const bool goes_on = !blank_ && !blocks_.empty() && !in_code();
    if (!goes_on) blocks_.push_back({});
    std::string& text = blocks_.back().text;
    text.append(text.empty() ? "" : " ").append(line);
    blank_ = false;
  }

  std::vector<Block>& blocks_;
  bool blank_ = true;  // the line before was empty, or there is none
};

}  // namespace

std::string Page::manual_name() const {
  return name == "tenet" ? name : "tenet-" + name;
}

const Section* Page::section(std::string_view title) const {
  const auto found = std::ranges::find(sections, title, &Section::title);
  return found == sections.end() ? nullptr : &*found;
}

Page read_page(std::string_view file, std::string_view text) {
  Page page;
  file = file.substr(0, file.rfind(".md"));
  if (const std::size_t dot = file.rfind('.'); dot != std::string_view::npos) {
    page.volume = file.back() - '0';
    file = file.substr(0, dot);
  }
  page.name = file;
  page.summary = summary_of(text);
  while (!text.empty() && !text.starts_with("## ")) (void)take_line(text);
  while (!text.empty()) {
    Section section{.title = std::string(trim(take_line(text).substr(3)))};
    Reader reader(section.blocks);
    while (!text.empty() && !text.starts_with("## ")) reader.line(take_line(text));
    page.sections.push_back(std::move(section));
  }
  return page;
}

const std::vector<Page>& pages() {
  static const std::vector<Page> all = [] {
    std::vector<Page> read;
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.name.ends_with(".md")) read.push_back(read_page(file.name, file.text));
    }
    return read;
  }();
  return all;
}

const Page* find_page(std::string_view name, int volume) {
  const auto found =
      std::ranges::find_if(pages(), [&](const Page& page) { return page.name == name && page.volume == volume; });
  return found == pages().end() ? nullptr : &*found;
}

}  // namespace tenet::cli
