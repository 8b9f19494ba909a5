#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "cli/render/table_forms.h"
#include "cli/terminal.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

constexpr std::size_t gap = 2;              // columns of the terminal between those of the table
constexpr std::size_t narrowest_text = 12;  // below it words are torn: rows become records instead

// Gathers all rows, because the widest cell of a column decides its width.
class TextForm : public TableForm {
 public:
  TextForm(std::vector<Column> columns, Output& output) : columns_(std::move(columns)), output_(output) {}

  void row(const Row& values) override {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::string cell = for_people(values[i], columns_[i]);
      std::ranges::replace_if(cell, is_white_space, ' ');
      cells.push_back(std::move(cell));
    }
    rows_.push_back(std::move(cells));
  }

  void finish() override {
    if (rows_.empty()) return;
    std::vector<std::size_t> widths = natural_widths();
    if (!fit(widths)) {
      write_records();
      return;
    }
    std::vector<std::string> headings;
    for (const Column& column : columns_) headings.push_back(column.heading);
    write_row(headings, widths, true);
    for (const auto& cells : rows_) write_row(cells, widths, false);
  }

 private:
  [[nodiscard]] std::vector<std::size_t> natural_widths() const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      std::size_t width = display_width(columns_[i].heading);
      for (const auto& cells : rows_) width = std::max(width, display_width(cells[i]));
      widths.push_back(width);
    }
    return widths;
  }

  // Takes from the widest columns of text what does not fit the terminal; false when it cannot.
  bool fit(std::vector<std::size_t>& widths) const {
    const Style& style = output_.style();
    if (!style.terminal) return true;
    const std::size_t room = style.width;
    for (;;) {
      const std::size_t total = std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
      if (total <= room) return true;
      std::size_t widest = widths.size();
      std::size_t second = narrowest_text;
      for (std::size_t i = 0; i < widths.size(); ++i) {
        if (columns_[i].right || widths[i] <= narrowest_text) continue;
        if (widest == widths.size() || widths[i] > widths[widest]) {
          if (widest < widths.size()) second = std::max(second, widths[widest]);
          widest = i;
        } else {
          second = std::max(second, widths[i]);
        }
      }
      if (widest == widths.size()) return false;
      // Down to the next one, and at least by one, so that two of a width shrink together.
      const std::size_t most = std::max<std::size_t>(1, widths[widest] - std::min(second, widths[widest]));
      widths[widest] -= std::min(most, total - room);
    }
  }

  void write_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths, bool heading) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      // What cannot be broken is shortened: an id over many lines is read by nobody.
      const bool one_word = cells[i].find(' ') == std::string::npos;
      lines.push_back(fill_lines(one_word ? shorten(cells[i], widths[i]) : cells[i], widths[i]));
      height = std::max(height, lines.back().size());
    }
    std::string out;
    for (std::size_t line = 0; line < height; ++line) {
      std::string text;
      std::size_t pending = 0;  // spaces, written only before something
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string& cell = line < lines[i].size() ? lines[i][line] : empty_;
        const std::size_t rest = widths[i] - std::min(widths[i], display_width(cell));
        if (!cell.empty()) {
          text.append(pending + (columns_[i].right ? rest : 0), ' ');
          text += heading ? tint(cell, Tone::strong, output_.style()) : cell;
          pending = columns_[i].right ? 0 : rest;
        } else {
          pending += widths[i];
        }
        pending += gap;
      }
      out += text + '\n';
    }
    output_.write(out);
  }

  // "heading: value" lines, an empty line between rows: for terminals too narrow for columns.
  void write_records() {
    bool first = true;
    for (const auto& cells : rows_) {
      std::string out = first ? "" : "\n";
      first = false;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) continue;
        for (const std::string& line : fill_lines(columns_[i].heading + ": " + cells[i], output_.style().width)) {
          out += line + '\n';
        }
      }
      output_.write(out);
    }
  }

  std::vector<Column> columns_;
  Output& output_;
  std::vector<std::vector<std::string>> rows_;
  std::string empty_;
};

}  // namespace

std::unique_ptr<TableForm> text_form(std::vector<Column> columns, Output& output) {
  return std::make_unique<TextForm>(std::move(columns), output);
}

}  // namespace tenet::cli
