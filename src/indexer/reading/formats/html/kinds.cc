#include "indexer/reading/formats/html/kinds.h"

#include <string>

#include "indexer/reading/formats/html/vocabulary.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

// Which nodes are in an element of notes.
std::vector<bool> find_notes(const HtmlTree& tree, const std::vector<std::uint32_t>& roles) {
  std::vector<bool> in_notes(tree.nodes.size());
  for (std::size_t at = 1; at < tree.nodes.size(); ++at) {
    in_notes[at] = in_notes[tree.nodes[at].parent] || (roles[at] & role_note) != 0;
  }
  return in_notes;
}

// Whether an element is a quotation that says so, as mail programs write: "type=cite", "class=gmail_quote", "cite=...".
bool is_stated_quote(const HtmlTree& tree, std::size_t at) {
  if (tree.nodes[at].tag != HtmlTag::blockquote) return false;
  return text::to_lower(tree.attribute(at, HtmlAttribute::type)) == "cite" ||
         !tree.attribute(at, HtmlAttribute::cite).empty() ||
         text::to_lower(tree.attribute(at, HtmlAttribute::class_)).find("quote") != std::string::npos;
}

// Which nodes are in such a quotation.
std::vector<bool> find_stated_quotes(const HtmlTree& tree) {
  std::vector<bool> in_quote(tree.nodes.size());
  for (std::size_t at = 1; at < tree.nodes.size(); ++at) {
    in_quote[at] = in_quote[tree.nodes[at].parent] || is_stated_quote(tree, at);
  }
  return in_quote;
}

}  // namespace

void settle_html_kinds(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const std::vector<bool>& chosen,
                       std::vector<HtmlBlock>& blocks) {
  const std::vector<bool> in_notes = find_notes(tree, roles);
  const std::vector<bool> is_stated = find_stated_quotes(tree);
  std::uint32_t words = 0;
  std::uint32_t quoted = 0;
  std::uint32_t noted = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!chosen[i]) continue;
    words += blocks[i].words;
    if (blocks[i].kind == Block::Kind::block_quote && !is_stated[blocks[i].node]) quoted += blocks[i].words;
    if (in_notes[blocks[i].node]) noted += blocks[i].words;
  }
  for (HtmlBlock& block : blocks) {
    const bool may_be_margin = block.kind == Block::Kind::block_quote && !is_stated[block.node];
    if (may_be_margin && quoted * 2 > words) block.kind = Block::Kind::paragraph;
    const bool is_text = block.kind == Block::Kind::paragraph || block.kind == Block::Kind::list_item;
    if (is_text && in_notes[block.node] && noted * 2 < words) block.kind = Block::Kind::note;
  }
}

}  // namespace tenet::indexer
