#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/html/names.h"

namespace tenet::indexer {

// An element, or characters between tags.
struct HtmlNode {
  HtmlTag tag = HtmlTag::none;
  std::uint16_t attributes = 0;  // how many, from `first_attribute` on
  std::uint32_t first_attribute = 0;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;       // one past the last node inside
  std::uint32_t span = 0;      // the same, but of a link that other elements outlive, where it was closed
  std::string_view text = {};  // of characters, references read
};

// A page as its nodes in reading order; node 0 is the root. What is inside a node comes right after it, up to its
// `end`.
class HtmlTree {
 public:
  struct Pair {
    HtmlAttribute name = HtmlAttribute::none;
    std::string_view value = {};
  };

  std::vector<HtmlNode> nodes = {};
  std::vector<Pair> attributes = {};
  bool is_cut = false;  // there are more elements than a tree holds

  // The value of an attribute; nothing where the element has none.
  [[nodiscard]] std::string_view attribute(std::size_t node, HtmlAttribute name) const;
  [[nodiscard]] bool has_attribute(std::size_t node, HtmlAttribute name) const;
  // All characters inside, white space as it stands.
  [[nodiscard]] std::string text(std::size_t node) const;
  // Keeps text for as long as the tree lives.
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

 private:
  std::deque<std::string> kept_;
};

// More nodes a tree does not have.
inline constexpr std::size_t most_html_nodes = std::size_t{1} << 23U;

// Makes a tree of the source of a page, UTF-8, which must outlive it. Total, whatever the markup; linear in its length;
// no recursion. Elements are closed as browsers close them (WHATWG HTML, section 13.2.6), with two differences that no
// reader of the text notices: a bold or slanted stretch may end early, and what stands between the rows of a table
// stays there.
[[nodiscard]] HtmlTree parse_html(std::string_view source, bool is_xml);

}  // namespace tenet::indexer
