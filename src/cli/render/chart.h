#pragma once

#include <string>
#include <vector>

// A chart as SVG 1.1: no scripts, no fonts but the reader's own, dark on a white ground, 800 units wide.
namespace tenet::cli {

struct Chart {
  struct Panel {
    std::string name = {};            // empty for the only one
    std::vector<double> values = {};  // one for each category, 0 or more
  };

  std::string title = {};
  std::string caption = {};          // what the figures rest on
  std::string axis = {};             // what a value is, with its unit
  std::string categories_axis = {};  // "year"
  std::vector<std::string> categories = {};
  std::vector<Panel> panels = {};  // several are drawn small, all to one scale
  bool time = false;               // categories follow each other in time: columns, or a line where they are many
};

// UTF-8. Characters that XML does not allow become U+FFFD.
[[nodiscard]] std::string to_svg(const Chart& chart);

}  // namespace tenet::cli
