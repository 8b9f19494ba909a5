#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/pager.h"
#include "cli/terminal.h"

namespace CLI {
class App;
}

// Where results go, and in which form.
namespace tenet::cli {

struct OutputOptions {
  std::string format = "text";
  std::vector<std::string> fields = {};  // names of columns in the order to write them; empty for the usual ones
  int format_version = 1;
  bool bom = false;  // begin CSV and TSV with U+FEFF
};

// What every table can be written as: text, csv, tsv, json, jsonl, markdown.
[[nodiscard]] const std::vector<std::string>& table_formats();

// Declares --format, one of `formats`, --fields, --format-version and --bom.
void add_output_options(CLI::App& command, OutputOptions& options,
                        const std::vector<std::string>& formats = table_formats());

// Declares what the program says of the terminal: --color, --hyperlinks, --no-pager.
void add_screen_options(CLI::App& program);

// Standard output. Every write is checked, so that a full disk or a closed output is an error and not a short answer.
// All results of a command go through one Output, which shows them in a pager on a terminal. On a terminal whose locale
// names another character set than UTF-8, quotation marks and dashes are written in ASCII, with a note. Formats that
// programs read are written to the byte, but not on a terminal.
class Output {
 public:
  explicit Output(const OutputOptions& options);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  // Throws Error when it cannot be written, PagerLeft when the reader has seen enough.
  void write(std::string_view bytes);
  // Brings what was written so far to where it goes.
  void flush();
  // The same once all is written. What is said on standard error about the results comes after it.
  void finish();
  // For text: colour, width.
  [[nodiscard]] const Style& style() const { return style_; }

 private:
  [[noreturn]] void throw_unwritten() const;

  Style style_;
  bool ascii_marks_ = false;
  Pager pager_;
};

}  // namespace tenet::cli
