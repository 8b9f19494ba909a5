#include "indexer/reading/structure.h"

#include <algorithm>

#include "indexer/reading/broken_words.h"
#include "indexer/reading/furniture.h"
#include "indexer/reading/headings.h"
#include "indexer/reading/markdown.h"
#include "indexer/reading/plain_text.h"
#include "text/visible.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

// No block of furniture is longer than this with its markup, in bytes.
constexpr std::size_t longest_furniture_source = 600;

void mark_furniture(std::string_view text, std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    std::size_t size = block.range.size();
    if (size > longest_furniture_source) continue;
    for (const TextRange& hidden : block.hidden) size -= hidden.size();
    if (size > longest_furniture) continue;
    if (!is_furniture(visible_words(text, block))) continue;
    block.kind = Block::Kind::furniture;
    block.level = 0;
  }
}

void append_words(std::string& words, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text::white_space_at(text, end) == 0) ++end;
    words.append(text, at, end - at);
    const std::size_t space = end;
    while (const auto length = text::white_space_at(text, end)) end += length;
    if (end > space && !words.empty() && words.back() != ' ') words += ' ';
    at = end;
  }
}

}  // namespace

std::vector<Block> find_structure(std::string_view text, std::size_t body, Markup markup) {
  body = std::min(body, text.size());
  std::vector<Block> blocks = markup == Markup::markdown ? split_markdown(text, body) : split_plain_text(text, body);
  join_broken_words(text, blocks);
  mark_furniture(text, blocks);
  mark_headings(text, blocks);
  mark_title(text, blocks, body == 0);
  return blocks;
}

std::vector<Block> complete_structure(std::string_view text, std::vector<Block> blocks) {
  const auto is_kind = [](Block::Kind kind) { return [kind](const Block& block) { return block.kind == kind; }; };
  const bool has_title = std::ranges::any_of(blocks, is_kind(Block::Kind::title));
  const bool has_heading = std::ranges::any_of(blocks, is_kind(Block::Kind::heading));
  mark_furniture(text, blocks);
  if (!has_title && !has_heading) mark_headings(text, blocks);
  if (!has_title) mark_title(text, blocks, !has_heading);
  return blocks;
}

std::string visible_words(std::string_view text, const Block& block) {
  std::string words;
  text::each_shown(text, block.range, block.hidden, [&](const text::Shown& shown) { append_words(words, shown.text); });
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

std::string title_of(std::string_view text, const std::vector<Block>& blocks) {
  auto named = std::ranges::find(blocks, Block::Kind::title, &Block::kind);
  if (named == blocks.end()) {
    named = std::ranges::find_if(
        blocks, [](const Block& block) { return block.kind == Block::Kind::heading && block.level < guessed_level; });
  }
  return named == blocks.end() ? std::string() : visible_words(text, *named);
}

std::string author_of(std::string_view text, const std::vector<Block>& blocks) {
  const auto title = std::ranges::find(blocks, Block::Kind::title, &Block::kind);
  if (title == blocks.end() || std::next(title) == blocks.end()) return {};
  return byline_name(visible_words(text, *std::next(title)));
}

bool is_marked_heading(const Block& block) {
  return block.kind == Block::Kind::title || (block.kind == Block::Kind::heading && block.level < guessed_level);
}

}  // namespace tenet::indexer
