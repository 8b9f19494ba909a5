#include "indexer/reading/formats/html/tables.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace tenet::indexer {
namespace {

using enum HtmlTag;

// More bytes than this are no value of a cell.
constexpr std::size_t longest_value = 500;

struct OpenTable {
  std::uint32_t end = 0;
  std::size_t cells_of_row = 0;
  std::size_t widest_row = 0;
  std::size_t bytes_of_cell = 0;
  std::size_t paragraphs_of_cell = 0;
  bool lays_out = false;
  std::vector<std::uint32_t> rows = {};
};

void look_at(OpenTable& table, const HtmlNode& node, std::uint32_t at) {
  if (node.tag == HtmlTag::text) {
    table.bytes_of_cell += node.text.size();
  } else if (node.tag == tr) {
    table.rows.push_back(at);
    table.cells_of_row = 0;
  } else if (node.tag == td || node.tag == th) {
    table.widest_row = std::max(table.widest_row, ++table.cells_of_row);
    table.bytes_of_cell = table.paragraphs_of_cell = 0;
  } else if (node.tag == p) {
    ++table.paragraphs_of_cell;
  } else if (heading_level(node.tag) > 0 || node.tag == article || node.tag == form) {
    table.lays_out = true;
  }
  if (table.bytes_of_cell > longest_value || table.paragraphs_of_cell > 2) table.lays_out = true;
}

}  // namespace

std::vector<bool> find_data_tables(const HtmlTree& tree, const std::vector<bool>& hidden) {
  std::vector<bool> is_row(tree.nodes.size());
  std::vector<OpenTable> open;
  const auto close = [&](std::uint32_t at) {
    while (!open.empty() && open.back().end <= at) {
      const OpenTable& closed = open.back();
      if (!closed.lays_out && closed.widest_row > 1) {
        for (const std::uint32_t row : closed.rows) is_row[row] = true;
      }
      open.pop_back();
      if (!open.empty()) open.back().lays_out = true;
    }
  };
  for (std::uint32_t at = 0; at < tree.nodes.size();) {
    close(at);
    const HtmlNode& node = tree.nodes[at];
    if (hidden[at]) {
      at = node.end;
      continue;
    }
    if (node.tag == table) {
      open.push_back({.end = node.end});
    } else if (!open.empty()) {
      look_at(open.back(), node, at);
    }
    ++at;
  }
  close(static_cast<std::uint32_t>(tree.nodes.size()));
  return is_row;
}

}  // namespace tenet::indexer
