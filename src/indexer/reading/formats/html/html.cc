#include "indexer/reading/formats/formats.h"

#include <string>

#include "indexer/reading/formats/html/blocks.h"
#include "indexer/reading/formats/html/charset.h"
#include "indexer/reading/formats/html/content.h"
#include "indexer/reading/formats/html/linked_data.h"
#include "indexer/reading/formats/html/metadata.h"
#include "indexer/reading/formats/html/prune.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

namespace {

// Reads a web page in stages: its encoding, its tree, what is hidden, the blocks of the rest, which of these are the
// document, and what is known of it.
Extract read_page(std::string_view bytes, const Origin& origin, bool whole) {
  const std::string source = decode_html(bytes, origin.charset);
  const HtmlTree tree = parse_html(source, is_xhtml(source, origin));
  const std::vector<std::uint32_t> roles = find_html_roles(tree);
  const std::vector<HtmlBlock> blocks = cut_html_blocks(tree, find_hidden(tree, roles));
  const std::vector<bool> chosen = whole ? std::vector<bool>(blocks.size(), true) : choose_content(tree, roles, blocks);
  const LinkedData data = read_linked_data(tree);
  ExtractBuilder builder;
  builder.extract.keys = read_html_metadata(tree, roles, data, origin);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (chosen[i]) builder.add(blocks[i].kind, blocks[i].text, blocks[i].level, true);
  }
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
