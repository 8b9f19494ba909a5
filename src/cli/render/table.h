#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cli/output.h"

// Rows and columns, the answer of most commands: written for people, for spreadsheets and for programs from one table.
// docs/output.md says how each format writes it.
namespace tenet::cli {

// What stands in a cell. Made from any number, text (UTF-8), bool or list of texts; nothing is an empty cell, and null
// in JSON. A list is an array in JSON, elsewhere its texts have "; " between them.
class Value {
 public:
  Value() = default;
  Value(std::string text) : value_(std::move(text)) {}
  Value(std::string_view text) : value_(std::string(text)) {}
  Value(const char* text) : value_(std::string(text)) {}
  Value(bool truth) : value_(truth) {}
  template <std::integral Number>
  Value(Number number) : value_(static_cast<std::int64_t>(number)) {}
  Value(double number) : value_(number) {}
  Value(std::vector<std::string> list) : value_(std::move(list)) {}

  using Variant = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<std::string>>;
  [[nodiscard]] const Variant& get() const { return value_; }

 private:
  Variant value_;
};

// `text` with a space for each tab and each line end.
[[nodiscard]] std::string on_one_line(std::string text);

// The same with one space for each run of white space.
[[nodiscard]] std::string with_single_spaces(const std::string& text);

// An empty cell for an empty text.
[[nodiscard]] Value text_or_nothing(std::string_view text);

// Which columns are written when --fields names none: all but text and Markdown leave out what is for programs.
enum class Shown { always, to_programs, on_request };

struct Column {
  std::string name = {};         // of --fields: the key in JSON, the header in CSV; lower case, words joined by _
  std::string heading = {};      // for people
  std::string description = {};  // for docs/output.md
  bool right = false;            // aligned to the right: numbers
  int decimals = -1;             // of reals, for people; -1 for as many as they have. Programs get all of them.
  Shown shown = Shown::always;
};

// The columns that are written, as places in `columns`: those that --fields names, in its order, all of them for
// "all", else the usual ones of the format. Throws InputError for a name that no column has, or that comes twice.
[[nodiscard]] std::vector<std::size_t> choose_columns(const std::vector<Column>& columns, const OutputOptions& options);

using Row = std::vector<Value>;  // one value for each column

// A row as an object of JSON on a line, without its end: of the columns at the places `chosen`. `type` says what a row
// is, in one word; empty for none.
[[nodiscard]] std::string row_line(const std::string& type, const std::vector<Column>& columns,
                                   const std::vector<std::size_t>& chosen, const Row& values);

class TableForm;

// Writes a table, row by row. CSV, TSV, JSON lines and Markdown are written at once; text waits for the widths of its
// columns until finish().
class TableWriter {
 public:
  // `type` says what a row is, in one word: the "type" of each object in JSON, unless --fields asks for other ones.
  // Throws InputError for a field in `options` that is none of the columns. `output` must outlive the writer.
  TableWriter(const std::string& type, const std::vector<Column>& columns, const OutputOptions& options,
              Output& output);
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;
  ~TableWriter();

  // All columns of the table, whatever --fields says.
  void row(const Row& values);
  // Writes what is still to be written, the end of a JSON array or a table without rows among it.
  void finish();

 private:
  std::vector<std::size_t> chosen_;  // columns of the table
  std::unique_ptr<TableForm> form_;
};

}  // namespace tenet::cli
