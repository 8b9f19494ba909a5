#include "indexer/reading/formats/html/notes.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

// The characters inside an element, or more than `longest` bytes of them.
std::string words_inside(const HtmlTree& tree, std::size_t at, std::size_t longest) {
  std::string words;
  for (std::size_t i = at; i < tree.nodes[at].end && words.size() <= longest; ++i) {
    if (tree.nodes[i].tag == HtmlTag::text) words += tree.nodes[i].text;
  }
  return words;
}

// A number or a sign, perhaps in brackets.
bool is_mark(std::string_view words, std::size_t longest) {
  return !words.empty() && words.size() <= longest &&
         std::ranges::none_of(words, [](char c) { return text::is_letter(c); }) &&
         std::ranges::all_of(words, [](char c) {  // signs such as \u2020 and \u21A9, and no other script
           const auto byte = static_cast<unsigned char>(c);
           return byte < 0xC3 || byte == 0xE2 || byte == 0xEF;
         });
}

constexpr std::size_t longest_mark = 6;  // bytes
constexpr std::uint32_t most_nodes_of_mark = 20;

// Whether a link leads from a text to its note, or back.
bool is_note_mark(const HtmlTree& tree, std::size_t at) {
  if (tree.nodes[at].tag != HtmlTag::a) return false;
  if (tree.attribute(at, HtmlAttribute::href).find('#') == std::string_view::npos) return false;
  return is_mark(words_inside(tree, at, longest_mark), longest_mark);
}

// Tells which raised numbers and signs of a page are marks of notes, in reading order. Behind a number it is a power.
// Behind a letter it may be one, "km2", unless the numbers of the page count on from 1.
class RaisedMarks {
 public:
  explicit RaisedMarks(const HtmlTree& tree) : tree_(tree) {}

  bool is_mark(std::size_t at) {
    const HtmlNode& node = tree_.nodes[at];
    if (node.tag != HtmlTag::sup || node.end - at > most_nodes_of_mark) return false;
    const std::string mark = words_inside(tree_, at, longest_mark);
    if (!indexer::is_mark(mark, longest_mark)) return false;
    std::size_t before = at;
    while (before > 0 && tree_.nodes[before].tag != HtmlTag::text) --before;
    const std::string_view words = tree_.nodes[before].text;
    if (words.empty() || text::is_digit(words.back())) return false;
    const auto digit = std::ranges::find_if(mark, text::is_digit);
    unsigned number = 0;
    std::from_chars(mark.data() + (digit - mark.begin()), mark.data() + mark.size(), number);
    if (text::is_letter(words.back()) && number > last_ + 1) return false;
    if (number == last_ + 1) last_ = number;
    return true;
  }

 private:
  const HtmlTree& tree_;
  unsigned last_ = 0;  // of those that count on
};

constexpr std::size_t longest_remark = 60;  // bytes

bool is_in_brackets(const HtmlTree& tree, std::size_t at) {
  if (tree.nodes[at].end - at > most_nodes_of_mark) return false;
  const std::string words = words_inside(tree, at, longest_remark);
  const std::string_view shown = text::trimmed(words);
  return shown.size() > 2 && words.size() <= longest_remark && shown.front() == '[' && shown.back() == ']';
}

// Whether an element is a remark of editors in brackets, "[citation needed]" raised or "[edit]" in a heading.
bool is_remark(const HtmlTree& tree, std::size_t at, bool in_heading) {
  const HtmlNode& node = tree.nodes[at];
  if (node.tag == HtmlTag::sup) return is_in_brackets(tree, at);
  if (!in_heading || node.tag != HtmlTag::span || !is_in_brackets(tree, at)) return false;
  for (std::size_t i = at; i < node.end; ++i) {
    if (tree.nodes[i].tag == HtmlTag::a) return true;
  }
  return false;
}

// Elements by their ids.
std::map<std::string_view, std::size_t> find_ids(const HtmlTree& tree) {
  std::map<std::string_view, std::size_t> ids;
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    const std::string_view id = tree.attribute(at, HtmlAttribute::id);
    if (!id.empty()) ids.emplace(id, at);
  }
  return ids;
}

}  // namespace

void hide_note_marks(const HtmlTree& tree, std::vector<bool>& hidden) {
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    if (!is_note_mark(tree, at)) continue;
    for (std::size_t i = at; i < tree.nodes[at].end; ++i) hidden[i] = true;
  }
}

void hide_corrected(const HtmlTree& tree, std::vector<bool>& hidden) {
  RaisedMarks raised(tree);
  std::size_t heading_end = 0;
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    if (heading_level(tree.nodes[at].tag) > 0) heading_end = std::max<std::size_t>(heading_end, tree.nodes[at].end);
    const bool is_taken_out = tree.nodes[at].tag == HtmlTag::del || raised.is_mark(at);
    if (!is_taken_out && !is_remark(tree, at, at < heading_end)) continue;
    for (std::size_t i = at; i < tree.nodes[at].end; ++i) hidden[i] = true;
  }
}

void place_notes(const HtmlTree& tree, std::vector<HtmlBlock>& blocks) {
  const auto first_at = [&](std::size_t node) {
    return static_cast<std::size_t>(std::ranges::lower_bound(blocks, node, {}, &HtmlBlock::begin) - blocks.begin());
  };
  const std::map<std::string_view, std::size_t> ids = find_ids(tree);
  std::vector<std::pair<std::size_t, std::size_t>> order;  // the block behind which each stands, and its own place
  for (std::size_t i = 0; i < blocks.size(); ++i) order.emplace_back(i, i);
  // Of each block the first that is of no mark yet, at it or behind it: many marks may lead to one target.
  std::vector<std::size_t> next(blocks.size() + 1);
  std::iota(next.begin(), next.end(), std::size_t{0});
  const auto first_free = [&](std::size_t at) {
    while (next[at] != at) at = next[at] = next[next[at]];
    return at;
  };
  for (std::size_t mark = 0; mark < tree.nodes.size(); ++mark) {
    if (!is_note_mark(tree, mark)) continue;
    const std::string_view address = tree.attribute(mark, HtmlAttribute::href);
    const auto target = ids.find(address.substr(address.find('#') + 1));
    if (target == ids.end() || target->second <= mark) continue;
    const std::size_t behind = first_at(mark + 1);  // the first block that begins behind the mark
    if (behind == 0) continue;
    for (std::size_t i = first_free(first_at(target->second)); i < blocks.size(); i = first_free(i)) {
      if (blocks[i].end > tree.nodes[target->second].end) break;
      order[i].first = behind - 1;
      next[i] = i + 1;
      blocks[i].kind = Block::Kind::note;
    }
  }
  std::ranges::stable_sort(order);
  std::vector<HtmlBlock> placed;
  placed.reserve(blocks.size());
  for (const auto& [behind, own] : order) placed.push_back(std::move(blocks[own]));
  blocks = std::move(placed);
}

}  // namespace tenet::indexer
