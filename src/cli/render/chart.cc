#include "cli/render/chart.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "cli/render/figures.h"
#include "cli/terminal.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

constexpr double chart_width = 800;
constexpr double edge = 16;                // left free at the sides
constexpr double letter = 6.7;             // about, of 12 units of a sans-serif
constexpr double wide_letter = 7.4;        // where names must not reach beyond their column
constexpr std::size_t most_columns = 60;   // more are drawn as a line
constexpr std::size_t title_letters = 88;  // that fit the width
constexpr const char* ink = "#1b1b1b";
constexpr const char* faint_ink = "#5c5c5c";
constexpr const char* grid = "#d9d9d9";
constexpr const char* colour = "#2f6f9f";

struct Box {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
};

std::string escaped(std::string_view label) {
  const std::string text = on_a_line(label);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string_view three = std::string_view(text).substr(i, 3);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (three == "\xef\xbf\xbe" || three == "\xef\xbf\xbf") {
      out += "\ufffd";
      i += 2;
    } else {
      out += c;
    }
  }
  return out;
}

// At most `letters` columns of a terminal, cut with an ellipsis.
std::string cut(std::string_view text, std::size_t letters) {
  if (display_width(text) <= letters) return std::string(text);
  std::string kept = fill_lines(text, letters - 1).front();
  return kept + "\u2026";
}

// 1234567.5 as "1,234,567.5"; decimals as `step` has them.
std::string number(double value, double step) {
  const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step)));
  return grouped(fmt::format("{:.{}f}", value, decimals));
}

// 1, 2 or 5 times a power of ten, so that `most` takes about five steps.
double step_for(double most, bool whole) {
  const double power = std::pow(10, std::floor(std::log10(most / 5)));
  double step = 10 * power;
  for (const double times : {5., 2., 1.}) {
    if (most / (times * power) <= 6) step = times * power;
  }
  return whole ? std::max(1., step) : step;
}

std::string text_at(double x, double y, std::string_view text, std::string_view anchor = "start", int size = 12,
                    std::string_view more = "") {
  return fmt::format(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="{}" font-size="{}"{}>{}</text>)"
                     "\n",
                     x, y, anchor, size, more.empty() ? "" : ' ' + std::string(more), escaped(text));
}

std::string faint() {
  return fmt::format("fill=\"{}\"", faint_ink);
}

class Drawing {
 public:
  explicit Drawing(const Chart& chart) : chart_(chart) {
    for (const Chart::Panel& panel : chart.panels) {
      for (const double value : panel.values) {
        most_ = std::max(most_, value);
        whole_ = whole_ && value == std::floor(value);
      }
    }
    if (most_ == 0) most_ = 1;
    step_ = step_for(most_, whole_);
    top_ = std::ceil(most_ / step_) * step_;
  }

  std::string draw() {
    const double height = chart_.time ? draw_times() : draw_bars();
    out_ += text_at(edge, height - 14, chart_.caption, "start", 11, faint());
    return fmt::format(
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
               "height=\"{1:.0f}\" role=\"img\" font-family=\"sans-serif\" fill=\"{2}\">\n"
               "<title>{3}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
               chart_width, height, ink, escaped(chart_.title)) +
           text_at(edge, 26, cut(chart_.title, title_letters), "start", 16, "font-weight=\"bold\"") +
           text_at(edge, 46, chart_.axis, "start", 12, faint()) + out_ + "</svg>\n";
  }

 private:
  // Both give the height of the chart.
  double draw_times() {
    if (chart_.panels.size() == 1) {
      const Box box{70, 66, chart_width - 70 - edge, 290};
      draw_grid(box, true);
      draw_series(box, chart_.panels.front());
      draw_categories(box, false);
      out_ += text_at(box.left + box.width / 2, box.top + box.height + 40, chart_.categories_axis, "middle");
      return box.top + box.height + 74;
    }
    constexpr std::size_t across = 3;
    constexpr double gap = 22;
    const double left = 56;
    const double width = (chart_width - left - edge - gap * (across - 1)) / across;
    constexpr double row_height = 150;
    for (std::size_t i = 0; i < chart_.panels.size(); ++i) {
      const std::size_t row = i / across;
      const Box box{left + static_cast<double>(i % across) * (width + gap), 88 + static_cast<double>(row) * row_height,
                    width, 92};
      const auto letters = static_cast<std::size_t>(width / letter);
      out_ += text_at(box.left, box.top - 8, cut(chart_.panels[i].name, letters), "start", 12, "font-weight=\"bold\"");
      draw_grid(box, i % across == 0);
      draw_series(box, chart_.panels[i]);
      draw_categories(box, true);
    }
    const std::size_t rows = (chart_.panels.size() + across - 1) / across;
    return 88 + static_cast<double>(rows) * row_height + 20;
  }

  double draw_bars() {
    const std::size_t across = chart_.panels.size() == 1 ? 1 : 2;
    constexpr double gap = 28;
    constexpr double row = 20;
    const double width = (chart_width - 2 * edge - gap * static_cast<double>(across - 1)) / static_cast<double>(across);
    const double heading = across == 1 ? 0 : 24;
    const double panel_height = heading + row * static_cast<double>(chart_.categories.size()) + 20;
    for (std::size_t i = 0; i < chart_.panels.size(); ++i) {
      const double left = edge + static_cast<double>(i % across) * (width + gap);
      const std::size_t row_of_panels = i / across;
      const double top = 62 + static_cast<double>(row_of_panels) * panel_height;
      if (across > 1) {
        out_ += text_at(left, top + 14, cut(chart_.panels[i].name, static_cast<std::size_t>(width / letter)), "start",
                        12, "font-weight=\"bold\"");
      }
      draw_rows({left, top + heading, width, row}, chart_.panels[i]);
    }
    const std::size_t rows = (chart_.panels.size() + across - 1) / across;
    return 62 + panel_height * static_cast<double>(rows) + 24;
  }

  // A bar for each category, under each other, with its name before and its value behind it.
  void draw_rows(Box row, const Chart::Panel& panel) {
    std::size_t longest = 0;
    for (const std::string& name : chart_.categories) longest = std::max(longest, display_width(name));
    const double names = std::min(row.width * 0.42, static_cast<double>(longest) * wide_letter + 8);
    const double room = row.width - names - 60;  // and the value
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
      const double y = row.top + static_cast<double>(i) * row.height;
      out_ += text_at(row.left + names - 8, y + 14, cut(chart_.categories[i], static_cast<std::size_t>(names / letter)),
                      "end");
      const double size = room * panel.values[i] / most_;
      out_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n",
                          row.left + names, y + 3, size, row.height - 6, colour);
      out_ += text_at(row.left + names + size + 5, y + 14, number(panel.values[i], whole_ ? 1 : 0.01), "start", 11,
                      faint());
    }
  }

  void draw_grid(Box box, bool with_numbers) {
    const bool small = chart_.panels.size() > 1;
    const double step = small ? top_ / 2 : step_;
    const auto steps = static_cast<int>(top_ * 1.0001 / step);
    for (int i = 0; i <= steps; ++i) {
      const double value = step * i;
      const double y = box.top + box.height * (1 - value / top_);
      out_ += fmt::format(
          "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"1\"/>\n",
          box.left, y, box.left + box.width, y, value == 0 ? faint_ink : grid);
      const double shown = small ? std::min(step, step_) : step_;
      if (with_numbers) out_ += text_at(box.left - 6, y + 4, number(value, shown), "end", 11, faint());
    }
  }

  void draw_series(Box box, const Chart::Panel& panel) {
    const double slot = box.width / static_cast<double>(std::max<std::size_t>(1, panel.values.size()));
    const bool as_line = panel.values.size() > most_columns;
    std::string points;
    for (std::size_t i = 0; i < panel.values.size(); ++i) {
      const double size = box.height * panel.values[i] / top_;
      const double x = box.left + (static_cast<double>(i) + 0.5) * slot;
      const double y = box.top + box.height - size;
      if (as_line) {
        points += fmt::format("{}{:.1f},{:.1f}", points.empty() ? "" : " ", x, y);
      } else if (size > 0) {
        const double width = std::min(slot * 0.8, 60.);
        out_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n",
                            x - width / 2, y, width, size, colour);
      }
    }
    if (as_line) {
      out_ +=
          fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"/>\n", points, colour);
    }
  }

  // The names of categories below the box: as many as have room; `ends` for the first and the last alone.
  void draw_categories(Box box, bool ends) {
    const std::size_t count = chart_.categories.size();
    if (count == 0) return;
    const double slot = box.width / static_cast<double>(count);
    std::size_t longest = 1;
    for (const std::string& name : chart_.categories) longest = std::max(longest, display_width(name));
    const double needed = static_cast<double>(longest) * letter + 10;
    std::size_t every = 1;
    for (const std::size_t step : {1U, 2U, 3U, 6U, 12U, 24U, 60U, 120U, 240U, 600U}) {
      every = step;
      if (static_cast<double>(step) * slot >= needed) break;
    }
    for (std::size_t i = 0; i < count; ++i) {
      const double y = box.top + box.height + 16;
      if (ends && count > 1 && (i == 0 || i + 1 == count)) {
        out_ += text_at(i == 0 ? box.left : box.left + box.width, y, chart_.categories[i], i == 0 ? "start" : "end", 11,
                        faint());
      } else if ((!ends || count == 1) && i % every == 0) {
        out_ +=
            text_at(box.left + (static_cast<double>(i) + 0.5) * slot, y, chart_.categories[i], "middle", 11, faint());
      }
    }
  }

  const Chart& chart_;
  std::string out_;
  double most_ = 0;
  bool whole_ = true;
  double step_ = 1;
  double top_ = 1;  // of the axis
};

}  // namespace

std::string to_svg(const Chart& chart) {
  return Drawing(chart).draw();
}

}  // namespace tenet::cli
