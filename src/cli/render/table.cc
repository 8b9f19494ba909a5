#include "cli/render/table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include <tenet/error.h>

#include "cli/choice.h"
#include "cli/render/json.h"
#include "cli/render/json_writer.h"
#include "cli/render/table_forms.h"

namespace tenet::cli {
namespace {

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

// A value in full, as programs read it.
std::string in_full(const Value& value) {
  return std::visit(
      Overloaded{[](std::monostate) { return std::string(); },
                 [](bool truth) { return std::string(truth ? "true" : "false"); },
                 [](double number) { return std::isfinite(number) ? fmt::format("{}", number) : ""; },
                 [](std::int64_t number) { return fmt::format("{}", number); },
                 [](const std::string& text) { return text; },
                 [](const std::vector<std::string>& list) { return fmt::format("{}", fmt::join(list, "; ")); }},
      value.get());
}

// RFC 4180, with a line feed at the end of a record.
std::string csv_cell(const std::string& text) {
  const bool bare =
      text.find_first_of("\",\r\n") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' ');
  if (bare) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

std::string tsv_cell(const std::string& text) {
  return on_one_line(text);
}

// For spreadsheets: a text that one would take for a formula, in half or full width, gets an apostrophe before it.
std::string as_text(const Value& value) {
  const std::string text = in_full(value);
  const bool is_text =
      std::holds_alternative<std::string>(value.get()) || std::holds_alternative<std::vector<std::string>>(value.get());
  static constexpr std::array<std::string_view, 11> openings{"=",  "+",      "-",      "@",      "\t",    "\r",
                                                             "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
  const bool opens =
      is_text && std::ranges::any_of(openings, [&](std::string_view each) { return text.starts_with(each); });
  return opens ? '\'' + text : text;
}

// Cells of the tables of GitHub's Markdown, which know no line ends.
std::string markdown_cell(const Value& value, const Column& column) {
  std::string cell;
  for (const char c : on_one_line(for_people(value, column))) {
    switch (c) {
      case '|': cell += cell.ends_with('\\') ? "&#124;" : "\\|"; break;
      case '<': cell += "&lt;"; break;
      default: cell += c;
    }
  }
  return cell;
}

void write(JsonWriter& json, const Value& value) {
  std::visit(Overloaded{[&](std::monostate) { json.null(); },
                        [&](const std::vector<std::string>& list) {
                          json.open_array();
                          for (const std::string& text : list) json.value(text);
                          json.close_array();
                        },
                        [&](const auto& other) { json.value(other); }},
             value.get());
}

// One line a record, with a separator between cells.
class SeparatedForm : public TableForm {
 public:
  SeparatedForm(const std::vector<Column>& columns, const OutputOptions& options, Output& output)
      : output_(output),
        separator_(options.format == "csv" ? ',' : '\t'),
        cell_(options.format == "csv" ? csv_cell : tsv_cell),
        value_(options.bom ? as_text : in_full) {
    Row names;
    for (const Column& column : columns) names.emplace_back(column.name);
    SeparatedForm::row(names);
  }
  void row(const Row& values) override {
    std::string line;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) line += separator_;
      line += cell_(value_(values[i]));
    }
    output_.write(line + '\n');
  }

 private:
  Output& output_;
  char separator_;
  std::string (*cell_)(const std::string&);
  std::string (*value_)(const Value&);
};

class MarkdownForm : public TableForm {
 public:
  MarkdownForm(std::vector<Column> columns, Output& output) : columns_(std::move(columns)), output_(output) {
    std::string heading = "|";
    std::string rule = "|";
    for (const Column& column : columns_) {
      heading += ' ' + markdown_cell(column.heading, column) + " |";
      rule += column.right ? "---:|" : "---|";
    }
    output_.write(heading + '\n' + rule + '\n');
  }
  void row(const Row& values) override {
    std::string line = "|";
    for (std::size_t i = 0; i < values.size(); ++i) line += ' ' + markdown_cell(values[i], columns_[i]) + " |";
    output_.write(line + '\n');
  }

 private:
  std::vector<Column> columns_;
  Output& output_;
};

// Objects a line, in an array or not.
class JsonForm : public TableForm {
 public:
  JsonForm(std::string type, std::vector<Column> columns, Output& output, bool array)
      : type_(std::move(type)), columns_(std::move(columns)), all_(columns_.size()), list_(output, array) {
    std::iota(all_.begin(), all_.end(), std::size_t{0});
  }
  void row(const Row& values) override { list_.add(row_line(type_, columns_, all_, values)); }
  void finish() override { list_.finish(); }

 private:
  std::string type_;
  std::vector<Column> columns_;
  std::vector<std::size_t> all_;  // places of these
  JsonList list_;
};

}  // namespace

std::string on_one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

std::string with_single_spaces(const std::string& text) {
  std::string folded;
  for (const char c : on_one_line(text)) {
    if (c != ' ' || !folded.ends_with(' ')) folded += c;
  }
  return folded;
}

std::string for_people(const Value& value, const Column& column) {
  return std::visit(Overloaded{[](bool truth) { return std::string(truth ? "yes" : "no"); },
                               [&](double number) {
                                 const bool exact = column.decimals < 0 || !std::isfinite(number);
                                 return exact ? in_full(number) : fmt::format("{:.{}f}", number, column.decimals);
                               },
                               [&](const auto&) { return in_full(value); }},
                    value.get());
}

Value text_or_nothing(std::string_view text) {
  return text.empty() ? Value() : Value(text);
}

std::unique_ptr<TableForm> program_form(const OutputOptions& options, const std::string& type,
                                        std::vector<Column> columns, Output& output) {
  const std::string& format = options.format;
  if (format == "csv" || format == "tsv") return std::make_unique<SeparatedForm>(columns, options, output);
  if (format == "markdown") return std::make_unique<MarkdownForm>(std::move(columns), output);
  return std::make_unique<JsonForm>(type, std::move(columns), output, format == "json");
}

std::vector<std::size_t> choose_columns(const std::vector<Column>& columns, const OutputOptions& options) {
  const std::vector<std::string>& fields = options.fields;
  const bool all = fields.size() == 1 && fields.front() == "all";
  const bool people = options.format == "text" || options.format == "markdown";
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Shown shown = columns[i].shown;
    const bool usual = shown == Shown::always || (shown == Shown::to_programs && !people);
    if (all || (fields.empty() && usual)) chosen.push_back(i);
  }
  if (all || fields.empty()) return chosen;
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const Column& column : columns) names.push_back(column.name);
  for (const std::string& field : fields) {
    check_choice("--fields", field, names);
    const auto place = static_cast<std::size_t>(std::ranges::find(names, field) - names.begin());
    if (std::ranges::find(chosen, place) != chosen.end()) {
      throw InputError("--fields " + field + ": named twice", "name each field once");
    }
    chosen.push_back(place);
  }
  return chosen;
}

std::string row_line(const std::string& type, const std::vector<Column>& columns,
                     const std::vector<std::size_t>& chosen, const Row& values) {
  std::string line;
  JsonWriter json(line);
  json.open_object();
  if (!type.empty()) json.member("type", type);
  for (const std::size_t place : chosen) {
    json.name(columns[place].name);
    write(json, values[place]);
  }
  json.close_object();
  return line;
}

TableWriter::TableWriter(const std::string& type, const std::vector<Column>& columns, const OutputOptions& options,
                         Output& output)
    : chosen_(choose_columns(columns, options)) {
  std::vector<Column> shown;
  for (const std::size_t place : chosen_) shown.push_back(columns[place]);
  form_ = options.format == "text"
              ? text_form(std::move(shown), output)
              : program_form(options, options.fields.empty() ? type : "", std::move(shown), output);
}

TableWriter::~TableWriter() = default;

void TableWriter::row(const Row& values) {
  Row shown;
  shown.reserve(chosen_.size());
  for (const std::size_t place : chosen_) shown.push_back(values.at(place));
  form_->row(shown);
}

void TableWriter::finish() {
  form_->finish();
}

}  // namespace tenet::cli
