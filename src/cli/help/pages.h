#pragma once

#include <string>
#include <string_view>
#include <vector>

// The pages of help: src/cli/help/*.md, as values. What --help, `tenet help` and the man pages are made of.
namespace tenet::cli {

// A paragraph, an item of a list, a term with what it means ("- `term`: what it means"), or lines that stand as they
// are. Texts hold the marks of Markdown inside a line: `words as typed` and **strong words**.
struct Block {
  enum class Kind { paragraph, item, definition, code };

  Kind kind = Kind::paragraph;
  std::string term = {};  // of a definition, without its marks
  std::string text = {};  // of code: lines, without their common indent, each with its end
};

struct Section {
  std::string title = {};
  std::vector<Block> blocks = {};
};

struct Page {
  std::string name = {};     // "search"; "tenet" for the page of the whole
  int volume = 1;            // of the manual: 1 commands, 5 files, 7 the rest
  std::string summary = {};  // behind the colon of its title
  std::vector<Section> sections = {};

  // Of the manual: "tenet-search", "tenet".
  [[nodiscard]] std::string manual_name() const;
  // The section of that title, or nullptr.
  [[nodiscard]] const Section* section(std::string_view title) const;
};

// Reads a page. `file` is "search.md" for a command, "query.7.md" for a page of another volume. Its first line is
// "# tenet search: find passages"; "## Title" begins a section. The line {fields} becomes the fields of the query
// language, {commands NAME...} the commands of these names with their summaries.
[[nodiscard]] Page read_page(std::string_view file, std::string_view text);

// The pages that are built in, by name and volume.
[[nodiscard]] const std::vector<Page>& pages();
// The page of a command or of the whole, or nullptr.
[[nodiscard]] const Page* find_page(std::string_view name, int volume);

}  // namespace tenet::cli
