#include "cli/render/show_comparison.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/render/count_table.h"
#include "cli/render/figures.h"
#include "cli/render/table.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

using Sides = std::array<std::string, 2>;

constexpr std::size_t side_by_side_width = 100;  // columns of a terminal that has room for two sides
constexpr std::size_t most_topics = 10;          // for people

Column label(const std::string& heading) {
  return {.name = "what", .heading = heading};
}
Column figure(const std::string& name, const std::string& heading, int decimals = -1) {
  return {.name = name, .heading = heading, .right = true, .decimals = decimals};
}

// For people: all tables of a comparison.
class Page {
 public:
  Page(const Comparison& comparison, const Sides& sides, const OutputOptions& options, Output& output)
      : comparison_(comparison), sides_(sides), options_(options), output_(output) {}

  void write() {
    write_figures();
    if (!comparison_.topics.empty()) write_topics();
    for (std::size_t side = 0; side < 2; ++side) write_words(side);
    write_passages();
  }

 private:
  [[nodiscard]] bool is_markdown() const { return options_.format == "markdown"; }
  [[nodiscard]] const Side& side(std::size_t i) const { return comparison_.sides[i]; }

  void heading(const std::string& text) {
    output_.write(is_markdown() ? "\n## " + text + "\n\n" : '\n' + tint(text, Tone::strong, output_.style()) + '\n');
  }

  void table(const std::vector<Column>& columns, const std::vector<Row>& rows) {
    OutputOptions plain = options_;
    plain.fields.clear();
    TableWriter table("comparison", columns, plain, output_);
    for (const Row& row : rows) table.row(row);
    table.finish();
  }

  void write_figures() {
    const auto row = [this](const char* name, const auto& value_of_side) {
      return Row{Value(name), Value(value_of_side(side(0))), Value(value_of_side(side(1)))};
    };
    const auto rate = [](const Side& side, double value, const char* digits) {
      return side.count.searched_passages == 0 ? std::string() : fmt::format(fmt::runtime(digits), value);
    };
    table(
        {label(""), figure("a", sides_[0]), figure("b", sides_[1])},
        {row("passages", [](const Side& one) { return one.count.passages; }),
         row("documents", [](const Side& one) { return one.count.documents; }),
         row("of passages", [](const Side& one) { return one.count.searched_passages; }),
         row("per 1,000 passages",
             [&](const Side& one) { return rate(one, one.count.per_thousand_passages(), "{:.2f}"); }),
         row("per million words", [&](const Side& one) { return rate(one, one.count.per_million_words(), "{:.1f}"); }),
         row("first", [](const Side& one) { return one.first; }),
         row("last", [](const Side& one) { return one.last; })});
    const Count& overlap = comparison_.overlap;
    const std::string on_both = overlap.passages == 0
                                    ? "No passage that answers stands on both sides."
                                    : fmt::format("{} of the passages, in {}, stand on both sides.", overlap.passages,
                                                  counted(overlap.documents, "document"));
    output_.write('\n' + on_both + '\n');
  }

  void write_topics() {
    const std::size_t shown =
        is_markdown() ? comparison_.topics.size() : std::min(most_topics, comparison_.topics.size());
    heading(shown < comparison_.topics.size()
                ? fmt::format("Topics, the {} with the greatest difference of {}", shown, comparison_.topics.size())
                : "Topics");
    std::vector<Row> rows;
    for (std::size_t i = 0; i < shown; ++i) {
      const TopicShares& topic = comparison_.topics[i];
      rows.push_back({Value(topic.topic), Value(topic.passages[0]), Value(100 * topic.shares[0]),
                      Value(topic.passages[1]), Value(100 * topic.shares[1]),
                      Value(fmt::format("{:+.1f}", 100 * (topic.shares[0] - topic.shares[1])))});
    }
    table({label("topic"), figure("a", "first"), figure("a_share", "%", 1), figure("b", "second"),
           figure("b_share", "%", 1), figure("difference", "difference")},
          rows);
  }

  void write_words(std::size_t number) {
    std::vector<Row> rows;
    for (const TellingWord& word : comparison_.words) {
      if ((word.g2 < 0 ? 1U : 0U) != number) continue;
      rows.push_back({Value(word.word), Value(word.counts[0]), Value(word.counts[1]), Value(std::abs(word.g2)),
                      Value(fmt::format("{:+.2f}", word.log_ratio))});
    }
    heading("Words of " + sides_[number]);
    if (rows.empty()) {
      output_.write("none that tells it from the other side\n");
      return;
    }
    table({label("word"), figure("a", "first"), figure("b", "second"), figure("g2", "G2", 1),
           figure("log_ratio", "log ratio")},
          rows);
  }

  // A passage on lines of at most `width` columns.
  [[nodiscard]] std::vector<std::string> lines_of(const Hit& hit, std::size_t width) const {
    Style style = output_.style();
    style.width = width;
    const std::string date = hit.document.date.empty() ? "undated" : hit.document.date;
    const std::string& title = hit.document.title.empty() ? hit.document.id : hit.document.title;
    const std::string head = date + ": " + title;
    std::string all = wrap_toned(head, {{{0, head.size()}, Tone::strong}}, 0, style);
    all += wrap(hit.snippet.text, hit.snippet.highlights, 2, style);
    all += "  " + tint(id_for_people(hit.id, 2, style), Tone::faint, style) + '\n';
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < all.size();) {
      const std::size_t end = std::min(all.find('\n', begin), all.size());
      lines.push_back(all.substr(begin, end - begin));
      begin = end + 1;
    }
    lines.emplace_back();
    return lines;
  }

  // Columns of a line with colours.
  static std::size_t width_of(std::string_view line) {
    std::string plain;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '\x1b') {
        i = std::min(line.find('m', i), line.size() - 1);
      } else {
        plain += line[i];
      }
    }
    return display_width(plain);
  }

  void write_passages() {
    if (side(0).passages.empty() && side(1).passages.empty()) return;
    if (!is_markdown() && output_.style().terminal && output_.style().width >= side_by_side_width) {
      write_side_by_side();
      return;
    }
    for (std::size_t i = 0; i < 2; ++i) {
      heading("Passages of " + sides_[i]);
      if (side(i).passages.empty()) output_.write("none\n");
      for (const Hit& hit : side(i).passages) write_passage(hit);
    }
  }

  void write_passage(const Hit& hit) {
    if (!is_markdown()) {
      for (const std::string& line : lines_of(hit, output_.style().width)) output_.write(line + '\n');
      return;
    }
    std::string text = hit.snippet.text;
    std::ranges::replace(text, '\n', ' ');
    output_.write(fmt::format("- {} *{}* ({}): {}\n", hit.document.date, hit.document.title, hit.id, text));
  }

  void write_side_by_side() {
    constexpr std::string_view gap = "   ";
    const std::size_t width = (output_.style().width - gap.size()) / 2;
    std::array<std::vector<std::string>, 2> columns;
    for (std::size_t i = 0; i < 2; ++i) {
      for (const std::string& line : fill_lines("Passages of " + sides_[i], width)) {
        columns[i].push_back(tint(line, Tone::strong, output_.style()));
      }
    }
    const std::size_t places = std::max(side(0).passages.size(), side(1).passages.size());
    for (std::size_t place = 0; place < places; ++place) {
      const std::size_t height = std::max(columns[0].size(), columns[1].size());
      for (std::size_t i = 0; i < 2; ++i) {
        columns[i].resize(height);
        if (place >= side(i).passages.size()) continue;
        for (std::string& line : lines_of(side(i).passages[place], width)) columns[i].push_back(std::move(line));
      }
    }
    output_.write("\n");
    const std::size_t height = std::max(columns[0].size(), columns[1].size());
    for (auto& column : columns) column.resize(height);
    for (std::size_t line = 0; line < height; ++line) {
      std::string out = columns[0][line];
      if (!columns[1][line].empty()) {
        out.append(width - std::min(width, width_of(out)), ' ').append(gap).append(columns[1][line]);
      }
      output_.write(out + '\n');
    }
  }

  const Comparison& comparison_;
  const Sides& sides_;
  const OutputOptions& options_;
  Output& output_;
};

std::vector<Column> program_columns() {
  std::vector<Column> columns = {
      {.name = "part", .heading = "part", .description = "side, overlap, topic, word or passage"},
      {.name = "side", .heading = "side", .description = "first or second; nothing for what is of both"},
      {.name = "name", .heading = "name", .description = "of a side its query, else a topic, a word, a passage's id"},
  };
  for (const auto& [name, description] : std::vector<std::pair<std::string, std::string>>{
           {"passages", "that answer"},
           {"documents", "with one of them or more"},
           {"searched_passages", "of the side"},
           {"searched_words", "in these"},
           {"per_thousand_passages", "passages that answer, of those searched"},
           {"per_million_words", "passages that answer, of the words searched"},
           {"share", "of a topic in the side's passages that answer, 0 to 1"},
           {"words", "of a side, in its passages that answer; of a word, how often it stands there"},
           {"g2", "log-likelihood, negative on the side that has fewer"},
           {"log_ratio", "binary logarithm of the ratio of the rates, of this side to the other"},
           {"score", "of a passage"},
       }) {
    columns.push_back({.name = name, .heading = name, .description = description, .right = true});
  }
  for (const auto& [name, description] : std::vector<std::pair<std::string, std::string>>{
           {"date", "of a passage's document; of a side the first"},
           {"last_date", "of a side"},
           {"document", "id"},
           {"title", "of the document"},
           {"text", "of the passage, as it stands in the source"},
       }) {
    columns.push_back({.name = name, .heading = name, .description = description});
  }
  return columns;
}

// For programs: every figure in the column of its name.
class Rows {
 public:
  Rows(const OutputOptions& options, Output& output)
      : columns_(program_columns()), table_("comparison", columns_, options, output) {}

  using Cells = std::vector<std::pair<std::string_view, Value>>;
  void add(const char* part, std::size_t side, const Cells& cells) {
    Row row(columns_.size());
    row[0] = part;
    if (side < 2) row[1] = side == 0 ? "first" : "second";
    for (const auto& [name, value] : cells) {
      row[static_cast<std::size_t>(std::ranges::find(columns_, name, &Column::name) - columns_.begin())] = value;
    }
    table_.row(row);
  }
  void finish() { table_.finish(); }

 private:
  std::vector<Column> columns_;
  TableWriter table_;
};

Rows::Cells figures(const Count& count) {
  Rows::Cells cells = {{"passages", count.passages},
                       {"documents", count.documents},
                       {"searched_passages", count.searched_passages},
                       {"searched_words", count.searched_words}};
  if (count.searched_passages > 0) {
    cells.emplace_back("per_thousand_passages", count.per_thousand_passages());
    cells.emplace_back("per_million_words", count.per_million_words());
  }
  return cells;
}

void write_rows(const Comparison& comparison, const Sides& sides, const OutputOptions& options, Output& output) {
  Rows rows(options, output);
  for (std::size_t i = 0; i < 2; ++i) {
    const Side& side = comparison.sides[i];
    Rows::Cells cells = figures(side.count);
    cells.insert(cells.end(), {{"name", sides[i]},
                               {"words", side.words},
                               {"date", text_or_nothing(side.first)},
                               {"last_date", text_or_nothing(side.last)}});
    rows.add("side", i, cells);
  }
  rows.add("overlap", 2, figures(comparison.overlap));
  for (std::size_t i = 0; i < 2; ++i) {
    for (const TopicShares& topic : comparison.topics) {
      rows.add("topic", i, {{"name", topic.topic}, {"passages", topic.passages[i]}, {"share", topic.shares[i]}});
    }
    for (const TellingWord& word : comparison.words) {
      const double sign = i == 0 ? 1 : -1;
      rows.add("word", i,
               {{"name", word.word},
                {"words", word.counts[i]},
                {"documents", word.documents[i]},
                {"g2", sign * word.g2},
                {"log_ratio", sign * word.log_ratio}});
    }
    for (const Hit& hit : comparison.sides[i].passages) {
      rows.add("passage", i,
               {{"name", hit.id},
                {"score", hit.score},
                {"date", text_or_nothing(hit.document.date)},
                {"document", hit.document.id},
                {"title", text_or_nothing(hit.document.title)},
                {"text", hit.text}});
    }
  }
  rows.finish();
}

}  // namespace

void write_comparison(const Comparison& comparison, const std::array<std::string, 2>& sides,
                      const OutputOptions& options, Output& output) {
  if (options.format == "text" || options.format == "markdown") {
    if (!options.fields.empty()) {
      throw InputError("--fields: --format " + options.format + " of a comparison has no columns to choose from",
                       "it goes with --format csv");
    }
    Page(comparison, sides, options, output).write();
  } else {
    write_rows(comparison, sides, options, output);
  }
}

}  // namespace tenet::cli
