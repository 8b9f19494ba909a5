#include "indexer/reading/formats/html/dated_page.h"

#include <algorithm>
#include <string_view>

#include "indexer/reading/formats/html/meta_tags.h"
#include "indexer/reading/formats/html/prune.h"
#include "indexer/reading/formats/html/vocabulary.h"

namespace tenet::indexer {
namespace {

// Which nodes stand in quotations, so that their dates are those of what is quoted: an embedded post, a letter. A
// quotation that has the headline is none.
std::vector<bool> find_quoted(const HtmlTree& tree) {
  const auto& nodes = tree.nodes;
  std::vector<bool> begins(nodes.size());
  std::size_t headline = nodes.size();  // the first behind
  for (std::size_t at = nodes.size(); at-- > 0;) {
    if (nodes[at].tag == HtmlTag::h1) headline = at;
    begins[at] = nodes[at].tag == HtmlTag::blockquote && headline >= nodes[at].end;
  }
  std::vector<bool> quoted(nodes.size());
  std::size_t end = 0;  // of the quotations so far
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    if (begins[at]) end = std::max<std::size_t>(end, nodes[at].end);
    quoted[at] = at < end;
  }
  return quoted;
}

// Where the headline stands: the first heading that is the title, else the first <h1>, else the first line that is the
// title; npos where none does.
std::size_t place_of_title(const DatedPage& page) {
  constexpr std::size_t most_nodes = 60;  // of a heading
  const auto& nodes = page.tree.nodes;
  std::size_t first = std::string::npos;
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    const int level = heading_level(nodes[at].tag);
    if (level == 0 || level > 2) continue;
    if (level == 1 && first == std::string::npos) first = at;
    if (nodes[at].end - at <= most_nodes && squeezed(page.tree.text(at)) == page.title) return at;
  }
  for (std::size_t at = 1; at < nodes.size() && !page.title.empty() && first == std::string::npos; ++at) {
    if (is_line(page, at, 2 * page.title.size()) && squeezed(nodes[at].text) == page.title) first = at;
  }
  return first;
}

// The bytes of a text node that is longer than a line; 0 for any other node.
std::size_t prose_in(const DatedPage& page, std::size_t at) {
  const std::string_view text = page.tree.nodes[at].text;
  if (text.size() <= longest_dated_line || !is_line(page, at, text.size())) return 0;
  const std::size_t size = squeezed(text).size();
  return size > longest_dated_line ? size : 0;
}

Head find_head(const DatedPage& page) {
  constexpr std::size_t most_before = 40;  // nodes
  constexpr std::size_t most_behind = 120;
  constexpr std::size_t most_prose = 250;  // bytes of the body
  const auto& nodes = page.tree.nodes;
  const std::size_t title = place_of_title(page);
  if (title == std::string::npos) return {};
  std::size_t end = title;
  for (std::size_t prose = 0; end < std::min(title + most_behind, nodes.size()); ++end) {
    if (end >= nodes[title].end) prose += prose_in(page, end);
    if (prose > most_prose) break;
  }
  return {.before = {title - std::min(title, most_before), title}, .behind = {title, end}};
}

}  // namespace

DatedPage make_dated_page(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const std::string& title,
                          DayOrder order) {
  DatedPage page = {tree, roles, roles_around(tree, roles), find_quoted(tree), title, order};
  page.head = find_head(page);
  return page;
}

bool is_of_site(const DatedPage& page, std::size_t at) {
  return (page.around[at] & (role_navigation | role_footer | role_related | role_comments)) != 0;
}

bool is_line(const DatedPage& page, std::size_t at, std::size_t longest) {
  const HtmlNode& node = page.tree.nodes[at];
  if (node.tag != HtmlTag::text || node.text.size() > longest || is_of_site(page, at)) return false;
  const HtmlTag parent = page.tree.nodes[node.parent].tag;
  return parent != HtmlTag::script && parent != HtmlTag::style && parent != HtmlTag::title && !page.quoted[at];
}

}  // namespace tenet::indexer
