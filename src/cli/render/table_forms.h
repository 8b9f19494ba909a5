#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/render/table.h"

namespace tenet::cli {

// How a table is written: one for each format. Rows hold the chosen columns only.
class TableForm {
 public:
  TableForm() = default;
  TableForm(const TableForm&) = delete;
  TableForm& operator=(const TableForm&) = delete;
  virtual ~TableForm() = default;

  virtual void row(const Row& values) = 0;
  virtual void finish() {}
};

// Aligned columns that fit the terminal.
[[nodiscard]] std::unique_ptr<TableForm> text_form(std::vector<Column> columns, Output& output);
// csv, tsv, json, jsonl or markdown. `type` is that of JSON objects, or empty for none.
[[nodiscard]] std::unique_ptr<TableForm> program_form(const OutputOptions& options, const std::string& type,
                                                      std::vector<Column> columns, Output& output);

// A value as people read it.
[[nodiscard]] std::string for_people(const Value& value, const Column& column);

}  // namespace tenet::cli
