#include <algorithm>
#include <string>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/html/blocks.h"
#include "indexer/reading/formats/html/charset.h"
#include "indexer/reading/formats/html/content.h"
#include "indexer/reading/formats/html/disclosures.h"
#include "indexer/reading/formats/html/kinds.h"
#include "indexer/reading/formats/html/linked_data.h"
#include "indexer/reading/formats/html/metadata.h"
#include "indexer/reading/formats/html/notes.h"
#include "indexer/reading/formats/html/prune.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {
namespace {

std::string value_of(const std::vector<DocumentKey>& keys, std::string_view key) {
  const auto found = std::ranges::find(keys, key, &DocumentKey::key);
  return found == keys.end() ? std::string() : found->value;
}

void add_block(ExtractBuilder& builder, const HtmlTree& tree, const HtmlBlock& block) {
  const TextRange range = builder.add(block.kind, block.text, block.level, true);
  if (range.size() != block.text.size()) return;  // characters went that no text has: ranges do not hold
  for (const auto& [words, node] : block.links) {
    const std::string_view address = tree.attribute(node, HtmlAttribute::href);
    if (words.begin == words.end || !leads_elsewhere(address)) continue;
    builder.extract.links.push_back({{range.begin + words.begin, range.begin + words.end}, std::string(address)});
  }
}

std::size_t count_words(const std::vector<HtmlBlock>& blocks, const std::vector<bool>& chosen) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) words += chosen[i] ? blocks[i].words : 0;
  return words;
}

// Adds the text that structured data states as the article, where the page shows much less: scripts put it there.
void add_stated_text(ExtractBuilder& builder, std::string_view body, std::size_t shown_words) {
  const HtmlTree tree = parse_html(body, false);
  const std::vector<bool> nowhere(tree.nodes.size());
  const std::vector<HtmlBlock> blocks = cut_html_blocks(tree, nowhere, nowhere);
  if (count_words(blocks, std::vector<bool>(blocks.size(), true)) < shown_words * 3) return;
  for (const HtmlBlock& block : blocks) add_block(builder, tree, block);
}

// The address in the comment that browsers write into a page that they save: "<!-- saved from
// url=(0021)https://a.example/
// -->", the number of its characters before it. Empty without one.
std::string saved_from(std::string_view source) {
  constexpr std::string_view sign = "<!-- saved from url=(";
  constexpr std::size_t head = 2048;  // bytes in which it stands
  const std::size_t at = source.substr(0, head).find(sign);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = source.find(')', at);
  const std::size_t end = source.find_first_of(" \n", at + sign.size());
  if (end == std::string_view::npos || begin >= end) return {};
  const std::string_view address = source.substr(begin + 1, end - begin - 1);
  return address.starts_with("http") ? std::string(address) : std::string();
}

// Reads a web page in stages: its encoding, its tree, what is hidden, the blocks of the rest, what is known of it,
// which blocks are the document: all where it is `whole`.
Extract read_page(std::string_view bytes, const Origin& origin, bool whole) {
  const std::string source = decode_html(bytes, origin.charset);
  const HtmlTree tree = parse_html(source, is_xhtml(source, origin));
  const std::vector<std::uint32_t> roles = find_html_roles(tree);
  const Disclosures disclosures = find_disclosures(tree, roles);
  std::vector<bool> hidden = find_hidden(tree, roles, disclosures);
  if (whole) hide_note_marks(tree, hidden);
  hide_corrected(tree, hidden);
  std::vector<HtmlBlock> blocks = cut_html_blocks(tree, hidden, disclosures.labels);
  if (whole) place_notes(tree, blocks);
  const LinkedData data = read_linked_data(tree);
  ExtractBuilder builder;
  Origin fetched = origin;
  if (fetched.url.empty()) fetched.url = saved_from(source);
  builder.extract.keys = read_html_metadata(tree, roles, data, fetched);
  std::vector<bool> chosen(blocks.size(), true);
  if (!whole) {
    const std::string title = value_of(builder.extract.keys, "title");
    const std::string author = value_of(builder.extract.keys, "author");
    const bool is_dated = !value_of(builder.extract.keys, "date").empty();
    chosen = choose_content(tree, roles, blocks, {.title = title, .author = author, .is_dated = is_dated});
  }
  settle_html_kinds(tree, roles, chosen, blocks);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (chosen[i]) add_block(builder, tree, blocks[i]);
  }
  add_stated_text(builder, data.body, count_words(blocks, chosen));
  if (tree.is_cut) builder.extract.warnings.emplace_back("too many elements: what comes after 8 million is left out");
  return std::move(builder.extract);
}

}  // namespace

Extract read_html(std::string_view bytes, const Origin& origin) {
  return read_page(bytes, origin, false);
}

Extract read_whole_html(std::string_view bytes, const Origin& origin) {
  return read_page(bytes, origin, true);
}

}  // namespace tenet::indexer
