#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/reading/formats/html/day_order.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// Nodes, half open.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Where lines about a text stand: from its headline to its first sentences, and what comes before the headline.
struct Head {
  Stretch before;
  Stretch behind;
};

// What dates are looked for in.
struct DatedPage {
  const HtmlTree& tree;
  const std::vector<std::uint32_t>& roles;
  std::vector<std::uint32_t> around;  // roles of each node and of those it stands in
  std::vector<bool> quoted;           // by node: find_quoted()
  std::string title;
  DayOrder order = DayOrder::unknown;
  Head head = {};
};

// Measures a page for its dates.
[[nodiscard]] DatedPage make_dated_page(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                        const std::string& title, DayOrder order);

// Whether a node is of the site around the text: menus, footers, related stories, comments.
[[nodiscard]] bool is_of_site(const DatedPage& page, std::size_t at);

// Whether a text node of at most so many bytes is shown in the body of the page, and not quoted there.
[[nodiscard]] bool is_line(const DatedPage& page, std::size_t at, std::size_t longest);

inline constexpr std::size_t longest_dated_line = 80;  // bytes

}  // namespace tenet::indexer
