#include "indexer/reading/formats/html/tree.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "indexer/reading/formats/html/tokens.h"
#include "text/ascii.h"
#include "text/entities.h"

namespace tenet::indexer {
namespace {

using enum HtmlTag;

constexpr std::size_t index_of(HtmlTag tag) {
  return static_cast<std::size_t>(tag);
}

bool is_blank(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return text::is_ascii_space(c); });
}

bool belongs_in_head(HtmlTag tag) {
  return tag == title || tag == meta || tag == link || tag == base || tag == script || tag == style ||
         tag == noscript || tag == template_ || tag == basefont || tag == bgsound || tag == head || tag == html;
}

bool closes_paragraph(HtmlTag tag) {
  return is_block(tag) && tag != body && tag != html && tag != caption && tag != td && tag != th && tag != tr &&
         tag != tbody && tag != thead && tag != tfoot && tag != option && tag != optgroup && tag != legend;
}

bool is_formatting(HtmlTag tag) {
  return tag == a || tag == b || tag == big || tag == code || tag == em || tag == font || tag == i || tag == nobr ||
         tag == s || tag == small || tag == strike || tag == strong || tag == tt || tag == u;
}

class TreeBuilder {
 public:
  TreeBuilder(std::string_view source, bool is_xml) : tokens_(source, is_xml), is_xml_(is_xml) {}

  HtmlTree build() {
    last_open_.fill(none_open);
    tree_.nodes.reserve(1024);
    push({.tag = html});
    HtmlToken token;
    while (!tree_.is_cut && tokens_.next(token)) {
      switch (token.kind) {
        case HtmlToken::Kind::start_tag: start(token); break;
        case HtmlToken::Kind::end_tag: end(token.tag); break;
        case HtmlToken::Kind::characters: add_text(token.text, true); break;
        case HtmlToken::Kind::raw_characters: add_text(token.text, false); break;
      }
      tree_.is_cut = tree_.nodes.size() >= most_html_nodes;
    }
    close_to(0);
    tree_.nodes[0].end = size();
    tree_.nodes[0].span = size();
    return std::move(tree_);
  }

 private:
  static constexpr std::int32_t none_open = -1;

  struct Open {
    std::uint32_t node = 0;
    HtmlTag tag = HtmlTag::none;
    bool is_over = false;               // a form whose end came while others were open: goes when it is uncovered
    std::int32_t same_tag = none_open;  // the open element of the same tag before this one
  };

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(tree_.nodes.size()); }
  [[nodiscard]] std::int32_t last(HtmlTag tag) const { return last_open_[index_of(tag)]; }
  [[nodiscard]] std::int32_t last(std::initializer_list<HtmlTag> tags) const {
    std::int32_t place = none_open;
    for (const HtmlTag tag : tags) place = std::max(place, last(tag));
    return place;
  }
  // The innermost element that no end tag inside closes from within: cells of tables and such.
  [[nodiscard]] std::int32_t barrier() const {
    return last({td, th, caption, table, object, applet, marquee, template_});
  }
  [[nodiscard]] HtmlTag top() const { return open_.back().tag; }

  void add_node(HtmlNode node) {
    node.parent = open_.empty() ? 0 : open_.back().node;
    node.end = node.span = size() + 1;
    tree_.nodes.push_back(node);
  }

  void push(HtmlNode node) {
    const std::uint32_t at = size();
    add_node(node);
    std::int32_t& place = last_open_[index_of(node.tag)];
    open_.push_back({.node = at, .tag = node.tag, .same_tag = place});
    place = static_cast<std::int32_t>(open_.size()) - 1;
  }

  void pop() {
    const Open& closed = open_.back();
    HtmlNode& node = tree_.nodes[closed.node];
    if (node.span == closed.node + 1) node.span = size();
    node.end = size();
    last_open_[index_of(closed.tag)] = closed.same_tag;
    open_.pop_back();
  }

  // Closes the element at `place` of the stack and all inside; the root stays.
  void close_to(std::int32_t place) {
    while (static_cast<std::int32_t>(open_.size()) > std::max(place, 1)) pop();
    while (open_.size() > 1 && open_.back().is_over) pop();
  }
  // Closes the innermost element among `tags` where it is further in than `limit`.
  void close_last(std::initializer_list<HtmlTag> tags, std::int32_t limit) {
    const std::int32_t place = last(tags);
    if (place > limit) close_to(place);
  }

  void close_implied(HtmlTag tag) {
    if (tag == tr || tag == td || tag == th || tag == tbody || tag == thead || tag == tfoot || tag == caption ||
        tag == colgroup) {
      return close_table_parts(tag);
    }
    if (closes_paragraph(tag)) close_last({p}, std::max(barrier(), last(button)));
    if (heading_level(tag) > 0 && heading_level(top()) > 0) pop();
    if (tag == li) close_last({li}, std::max(barrier(), last({ul, ol, menu, dir, section, article, blockquote})));
    if (tag == dd || tag == dt) close_last({dd, dt}, std::max(barrier(), last({dl, section, article, blockquote})));
    if (tag == a) close_last({a}, barrier());
    if (tag == button) close_last({button}, barrier());
    if (tag == option || tag == optgroup) close_last({option}, std::max(barrier(), last(select)));
    if (tag == table && (top() == table || top() == tbody || top() == tr)) close_to(last(table));
  }

  void close_table_parts(HtmlTag tag) {
    const std::int32_t limit = last(table);
    if (tag == td || tag == th) return close_last({td, th, caption, colgroup}, limit);
    if (tag == tr) return close_first({tr, caption, colgroup}, limit);
    close_first({tbody, thead, tfoot, caption, colgroup, tr}, limit);
  }
  // Closes the outermost of the innermost of each of `tags`, where it is further in than `limit`.
  void close_first(std::initializer_list<HtmlTag> tags, std::int32_t limit) {
    auto place = static_cast<std::int32_t>(open_.size());
    for (const HtmlTag tag : tags) {
      if (last(tag) > limit) place = std::min(place, last(tag));
    }
    close_to(place);
  }

  [[nodiscard]] bool is_part_of_no_table(HtmlTag tag) const {
    return (tag == tr || tag == td || tag == th || tag == tbody || tag == thead || tag == tfoot || tag == caption ||
            tag == colgroup || tag == col) &&
           last(table) == none_open;
  }

  void start(const HtmlToken& token) {
    const HtmlTag tag = token.tag;
    if (last(head) != none_open && !belongs_in_head(tag)) close_to(last(head));
    if (tag == html || (tag == body && last(body) != none_open)) return add_attributes(token, tag);
    if (tag == head && size() > 1 && last(head) != none_open) return;
    if (is_part_of_no_table(tag)) return;
    close_implied(tag);
    HtmlNode node{.tag = tag};
    set_attributes(node, token);
    const bool in_drawing = last({svg, math}) != none_open || tag == svg || tag == math;
    if (is_void(tag) || (token.self_closing && (is_xml_ || in_drawing || tag == other))) {
      add_node(node);
    } else {
      push(node);
    }
  }

  // A second start tag of the page as a whole only adds what the first has not.
  void add_attributes(const HtmlToken& token, HtmlTag tag) {
    HtmlNode& node = tree_.nodes[tag == html ? 0 : open_[static_cast<std::size_t>(last(body))].node];
    if (node.attributes == 0) set_attributes(node, token);
  }

  void set_attributes(HtmlNode& node, const HtmlToken& token) {
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    node.attributes = static_cast<std::uint16_t>(token.attributes.size());
    for (const HtmlToken::Pair& pair : token.attributes) {
      tree_.attributes.push_back({pair.name, characters_of(pair.value, true)});
    }
  }

  std::string_view characters_of(std::string_view source, bool attribute) {
    if (source.find('&') == std::string_view::npos) return source;
    std::string characters;
    text::append_characters(characters, source, attribute);
    return tree_.keep(std::move(characters));
  }

  void end(HtmlTag tag) {
    if (tag == body || tag == html || is_void(tag)) {
      if (tag == br) add_node({.tag = br});
      return;
    }
    std::int32_t place = last(tag);
    const bool is_part = tag == table || tag == tr || tag == tbody || tag == thead || tag == tfoot;
    std::int32_t limit = is_part ? last(table) - 1 : barrier();
    if (tag == td || tag == th || tag == caption) limit = last(table);
    if (heading_level(tag) > 0) place = last({h1, h2, h3, h4, h5, h6});
    if (tag == p && place <= std::max(limit, last(button))) return add_node({.tag = p});
    if (tag == object || tag == applet || tag == marquee || tag == template_) limit = place - 1;
    if (place <= std::max(limit, 0)) return;
    if (is_formatting(tag)) return end_formatting(place);
    if (tag == form && place + 1 < static_cast<std::int32_t>(open_.size())) {
      open_[static_cast<std::size_t>(place)].is_over = true;
      return;
    }
    close_to(place);
  }

  // The end tag of a formatting element closes it where no block stands in it unclosed. Of a link it ends the reach.
  void end_formatting(std::int32_t place) {
    const std::int32_t block = innermost_block();
    if (block < place) return close_to(place);
    const std::uint32_t node = open_[static_cast<std::size_t>(place)].node;
    if (tree_.nodes[node].tag == a && tree_.nodes[node].span == node + 1) tree_.nodes[node].span = size();
  }

  // The place of the innermost block that is open, found by looking at no more than some inline elements.
  [[nodiscard]] std::int32_t innermost_block() const {
    constexpr std::int32_t looked_at = 32;
    auto place = static_cast<std::int32_t>(open_.size()) - 1;
    const std::int32_t limit = place - looked_at;
    while (place > std::max(limit, 0) && !is_block(open_[static_cast<std::size_t>(place)].tag)) --place;
    return place;
  }

  void add_text(std::string_view source, bool with_references) {
    if (last(head) != none_open && top() == head && !is_blank(source)) close_to(last(head));
    const std::string_view characters = with_references ? characters_of(source, false) : source;
    add_node({.tag = HtmlTag::text, .text = characters});
  }

  HtmlTokenizer tokens_;
  bool is_xml_ = false;
  HtmlTree tree_;
  std::vector<Open> open_;
  std::array<std::int32_t, index_of(HtmlTag::count)> last_open_ = {};
};

}  // namespace

std::string_view HtmlTree::attribute(std::size_t node, HtmlAttribute name) const {
  const HtmlNode& element = nodes[node];
  for (std::size_t at = element.first_attribute; at < element.first_attribute + element.attributes; ++at) {
    if (attributes[at].name == name) return attributes[at].value;
  }
  return {};
}

bool HtmlTree::has_attribute(std::size_t node, HtmlAttribute name) const {
  const HtmlNode& element = nodes[node];
  for (std::size_t at = element.first_attribute; at < element.first_attribute + element.attributes; ++at) {
    if (attributes[at].name == name) return true;
  }
  return false;
}

std::string HtmlTree::text(std::size_t node) const {
  std::string text;
  for (std::size_t at = node; at < nodes[node].end; ++at) text += nodes[at].text;
  return text;
}

HtmlTree parse_html(std::string_view source, bool is_xml) {
  return TreeBuilder(source, is_xml).build();
}

}  // namespace tenet::indexer
