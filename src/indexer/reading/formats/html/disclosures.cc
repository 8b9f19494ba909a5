#include "indexer/reading/formats/html/disclosures.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "indexer/reading/formats/html/prune.h"
#include "indexer/reading/formats/html/vocabulary.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using enum HtmlTag;

// Roles of what a click opens and is no text.
constexpr std::uint32_t no_text = role_navigation | role_header | role_footer | role_related | role_share |
                                  role_comments | role_promotion | role_notice;

std::uint32_t count_words(std::string_view characters) {
  std::uint32_t words = 0;
  bool is_inside = false;
  for (const char c : characters) {
    const bool is_part = !text::is_ascii_space(c);
    words += is_part && !is_inside ? 1 : 0;
    is_inside = is_part;
  }
  return words;
}

bool is_control(HtmlTag tag) {
  return tag == input || tag == select || tag == textarea;
}

// What stands before a node.
struct Sums {
  std::uint32_t words = 0;
  std::uint32_t link_words = 0;
  std::uint32_t controls = 0;  // of forms
};

class Finder {
 public:
  Finder(const HtmlTree& tree, const std::vector<std::uint32_t>& roles)
      : tree_(tree), roles_(roles), around_(roles_around(tree, roles)) {
    sum_up();
    for (std::uint32_t at = 1; at < tree.nodes.size(); ++at) {
      if (const auto id = tree.attribute(at, HtmlAttribute::id); !id.empty()) ids_.emplace(id, at);
    }
  }

  Disclosures find() {
    found_ = {std::vector<bool>(tree_.nodes.size()), std::vector<bool>(tree_.nodes.size())};
    for (std::uint32_t at = 1; at < tree_.nodes.size(); ++at) {
      const HtmlTag tag = tree_.nodes[at].tag;
      if (tag == HtmlTag::text || words(at) == 0 || is_in_furniture(at)) continue;
      if (is_toggle(at) || heading_level(tag) > 1) look_at(at);
    }
    return std::move(found_);
  }

 private:
  // Whether a toggle is none of the text. A tab may be one, though lists of tabs are menus otherwise.
  [[nodiscard]] bool is_in_furniture(std::uint32_t at) const {
    const bool is_tab = tree_.attribute(at, HtmlAttribute::role) == "tab";
    const std::uint32_t excused = role_header | (is_tab ? role_navigation : 0U);
    return (around_[at] & no_text & ~excused) != 0;
  }

  void sum_up() {
    const auto& nodes = tree_.nodes;
    sums_.resize(nodes.size() + 1);
    before_.resize(nodes.size());
    std::vector<std::uint32_t> last(nodes.size());  // child of each node so far
    std::uint32_t link_end = 0;
    for (std::uint32_t at = 0; at < nodes.size(); ++at) {
      const HtmlNode& node = nodes[at];
      sums_[at + 1] = sums_[at];
      if (node.tag == a && tree_.has_attribute(at, HtmlAttribute::href)) link_end = std::max(link_end, node.end);
      if (is_control(node.tag)) ++sums_[at + 1].controls;
      const HtmlTag parent = nodes[node.parent].tag;
      if (node.tag == HtmlTag::text && parent != script && parent != style) {
        const std::uint32_t words = count_words(node.text);
        sums_[at + 1].words += words;
        if (at < link_end) sums_[at + 1].link_words += words;
      }
      if (at > 0 && words(at) > 0) before_[at] = std::exchange(last[node.parent], at);
    }
  }

  [[nodiscard]] std::uint32_t words(std::uint32_t at) const {
    return sums_[tree_.nodes[at].end].words - sums_[at].words;
  }

  // Whether a click on an element does something on this page.
  [[nodiscard]] bool is_toggle(std::uint32_t at) const {
    const HtmlNode& node = tree_.nodes[at];
    if (node.tag == button) return true;
    if (node.tag == a) return !leads_elsewhere(tree_.attribute(at, HtmlAttribute::href));
    if (node.attributes == 0) return false;
    return says_that_it_opens(at) || tree_.has_attribute(at, HtmlAttribute::onclick) ||
           tree_.attribute(at, HtmlAttribute::role) == "button";
  }

  [[nodiscard]] bool says_that_it_opens(std::uint32_t at) const {
    constexpr std::array signs = {HtmlAttribute::aria_expanded, HtmlAttribute::aria_controls,
                                  HtmlAttribute::data_target, HtmlAttribute::data_bs_target};
    return std::ranges::any_of(signs, [&](HtmlAttribute sign) { return tree_.has_attribute(at, sign); });
  }

  // The element that a toggle names; 0 for none.
  [[nodiscard]] std::uint32_t named_by(std::uint32_t at) const {
    for (const HtmlAttribute name : {HtmlAttribute::aria_controls, HtmlAttribute::data_bs_target,
                                     HtmlAttribute::data_target, HtmlAttribute::href}) {
      std::string_view id = tree_.attribute(at, name);
      if (name == HtmlAttribute::aria_controls) {
        id = id.substr(0, id.find(' '));
      } else if (id.starts_with('#')) {
        id.remove_prefix(1);
      } else {
        continue;
      }
      if (const auto panel = ids_.find(id); panel != ids_.end()) return panel->second;
    }
    return 0;
  }

  [[nodiscard]] bool is_text(std::uint32_t panel) const {
    constexpr std::uint32_t fewest_words = 5;
    const HtmlNode& node = tree_.nodes[panel];
    const std::uint32_t all = words(panel);
    const std::uint32_t linked = sums_[node.end].link_words - sums_[panel].link_words;
    return node.tag != HtmlTag::text && all >= fewest_words && linked * 2 <= all &&
           sums_[node.end].controls == sums_[panel].controls && (around_[panel] & no_text) == 0;
  }

  // The outermost element that has the words of a toggle and no others.
  [[nodiscard]] std::uint32_t box_of(std::uint32_t at) const {
    constexpr int most_levels = 5;
    for (int level = 0; level < most_levels; ++level) {
      const std::uint32_t parent = tree_.nodes[at].parent;
      if (parent == 0 || words(parent) != words(at)) break;
      at = parent;
    }
    return at;
  }

  // The next node beside an element that has words; 0 for none.
  [[nodiscard]] std::uint32_t behind(std::uint32_t at) const {
    constexpr int most_empty = 8;
    const std::uint32_t end = tree_.nodes[tree_.nodes[at].parent].end;
    std::uint32_t next = tree_.nodes[at].end;
    for (int i = 0; i < most_empty && next < end && words(next) == 0; ++i) next = tree_.nodes[next].end;
    return next < end && words(next) > 0 ? next : 0;
  }

  [[nodiscard]] bool is_hidden_text(std::uint32_t at) const {
    return at != 0 && is_hidden(tree_, at, roles_[at]) && is_text(at);
  }

  [[nodiscard]] bool have_one_shape(std::uint32_t one, std::uint32_t other) const {
    return one != 0 && other != 0 && tree_.nodes[one].tag == tree_.nodes[other].tag &&
           tree_.nodes[one].tag != HtmlTag::text &&
           tree_.attribute(one, HtmlAttribute::class_) == tree_.attribute(other, HtmlAttribute::class_);
  }

  // Whether a box and the text behind it are the parts of a list of such pairs, or all that a box around them has.
  [[nodiscard]] bool are_pair(std::uint32_t box, std::uint32_t text) const {
    if (have_one_shape(box, behind(text))) return true;
    const std::uint32_t above = before_[box];
    if (above != 0 && have_one_shape(box, before_[above])) return true;
    const std::uint32_t parent = tree_.nodes[box].parent;
    if (above != 0 || behind(text) != 0) return false;
    return have_one_shape(parent, behind(parent)) || have_one_shape(parent, before_[parent]) ||
           tree_.nodes[parent].tag == li;
  }

  // Marks what a toggle or a heading opens, and whether its words are text.
  void look_at(std::uint32_t at) {
    if (tree_.has_attribute(at, HtmlAttribute::aria_haspopup)) return;
    const HtmlNode& node = tree_.nodes[at];
    const bool is_heading = heading_level(node.tag) > 0;
    const std::uint32_t panel = named_by(at);
    const bool holds_toggle = panel <= at && at < tree_.nodes[panel].end;
    const bool opens_text = panel != 0 && !holds_toggle && is_text(panel);
    if (opens_text) found_.panels[panel] = true;
    const std::uint32_t box = box_of(at);
    const std::uint32_t next = behind(box);
    if (is_hidden_text(next)) {
      found_.panels[next] = true;
      found_.labels[at] = true;
    } else if (!is_heading && is_hidden_text(before_[box])) {
      found_.panels[before_[box]] = true;  // "Read more"
    }
    for (std::uint32_t up = at; up != tree_.nodes[box].parent; up = tree_.nodes[up].parent) {
      if (node.tag == button && heading_level(tree_.nodes[up].tag) > 0) found_.labels[at] = true;
      if (tree_.nodes[up].tag == dt) found_.labels[at] = true;
    }
    if (next == 0 || !is_text(next)) return;
    const bool opens_next = opens_text && next <= panel && panel < tree_.nodes[next].end;
    if (opens_next || (says_that_it_opens(at) && panel == 0) || are_pair(box, next)) found_.labels[at] = true;
  }

  const HtmlTree& tree_;
  const std::vector<std::uint32_t>& roles_;
  std::vector<std::uint32_t> around_;  // roles of each node and of those it stands in
  std::vector<Sums> sums_;
  std::vector<std::uint32_t> before_;  // the last node with words beside each; 0 for none
  std::unordered_map<std::string_view, std::uint32_t> ids_;
  Disclosures found_;
};

}  // namespace

Disclosures find_disclosures(const HtmlTree& tree, const std::vector<std::uint32_t>& roles) {
  return Finder(tree, roles).find();
}

bool leads_elsewhere(std::string_view address) {
  return !address.empty() && !address.starts_with('#') && !address.starts_with("javascript:");
}

}  // namespace tenet::indexer
