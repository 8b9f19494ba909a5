#include "indexer/reading/formats/html/measures.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// A block of so many words is prose without a full stop, and one of so many is with it.
constexpr double long_block = 20;
constexpr double short_sentence = 7;

bool is_sign_of_section(std::string_view word) {
  return word.starts_with("\u00A7"sv) || word.starts_with("\u00B6"sv);
}

// Whether a text is the number of a law or judgment and nothing else: "42 U.S.C. \u00A7 1983", "[2004] UKHL 56".
bool is_citation_number(std::string_view text) {
  bool has_number = false;
  bool has_source = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto capitals = std::ranges::count_if(word, text::is_upper);
    const auto letters = std::ranges::count_if(word, text::is_letter);
    const bool is_number = std::ranges::any_of(word, text::is_digit);
    const bool is_source = !is_number && (capitals > 1 || is_sign_of_section(word));
    const bool is_short = letters <= 4 && word.ends_with('.');  // "Art.", "No.", "v."
    if (!is_number && !is_source && !is_short) return false;
    if (word.find_first_of(":/"sv) != std::string_view::npos) return false;  // a time, a date
    has_number = has_number || is_number;
    has_source = has_source || is_source || is_sign_of_section(word);
  }
  return has_number && has_source;
}

}  // namespace

bool is_mostly_links(const HtmlBlock& block) {
  if (block.link_words * 2 <= block.words) return false;
  const bool is_sentence_of_links = block.kind != Block::Kind::heading && block.links.size() > 1 &&
                                    block.words > block.link_words && ends_with_full_stop(block.text);
  return !is_sentence_of_links && !is_citation_number(block.text);
}

bool ends_with_full_stop(std::string_view text) {
  for (const std::string_view quote : {"\u201D"sv, "\u2019"sv, "\u00BB"sv, "\""sv, "'"sv, ")"sv, "]"sv}) {
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  constexpr std::array stops = {"."sv, "!"sv, "?"sv, "\u3002"sv, "\u2026"sv, "\uFF01"sv, "\uFF1F"sv};
  return std::ranges::any_of(stops, [&](std::string_view stop) { return text.ends_with(stop); });
}

double prose_of(const HtmlBlock& block) {
  if (block.kind == Block::Kind::heading || block.link_words * 2 > block.words) return 0;
  const double words = block.words - block.link_words;
  if (words >= long_block ||
      (words >= short_sentence && (ends_with_full_stop(block.text) || block.text.ends_with(':'))))
    return words;
  return 0;
}

HtmlMeasures::HtmlMeasures(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks) : tree_(tree) {
  first_block_.resize(tree.nodes.size() + 1);
  std::uint32_t block = 0;
  for (std::uint32_t at = 0; at <= tree.nodes.size(); ++at) {
    while (block < blocks.size() && blocks[block].begin < at) ++block;
    first_block_[at] = block;
  }
  prose_.resize(blocks.size() + 1);
  words_.resize(blocks.size() + 1);
  link_words_.resize(blocks.size() + 1);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    prose_[i + 1] = prose_[i] + prose_of(blocks[i]);
    words_[i + 1] = words_[i] + blocks[i].words;
    link_words_[i + 1] = link_words_[i] + blocks[i].link_words;
  }
}

}  // namespace tenet::indexer
