#include "indexer/reading/formats/html/blocks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/reading/formats/html/tables.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using enum HtmlTag;

// What stands around a place, from the nearest element that says so.
struct Around {
  Block::Kind kind = Block::Kind::paragraph;
  int level = 0;
  bool lines = false;    // in <pre>
  bool in_cell = false;  // of a table of data, whose rows are blocks
  std::uint32_t end = 0;
  std::uint32_t node = 0;
};

// Headings of more words are paragraphs that somebody wanted large.
constexpr std::uint32_t longest_heading = 30;

bool is_soft_hyphen(std::string_view text, std::size_t at) {
  return text.substr(at, 2) == "\u00AD";
}

bool ends_word(std::string_view text, std::size_t at) {
  if (text::is_ascii(text[at])) return text::is_ascii_space(text[at]);
  return is_soft_hyphen(text, at) || text::white_space_at(text, at) > 0;
}

bool is_word_byte(char c) {
  return text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c);
}

class Cutter {
 public:
  Cutter(const HtmlTree& tree, const std::vector<bool>& hidden, const std::vector<bool>& labels)
      : tree_(tree), hidden_(hidden), labels_(labels), is_data_(find_data_tables(tree, hidden)) {}

  std::vector<HtmlBlock> cut() {
    const auto& nodes = tree_.nodes;
    around_.push_back({.end = nodes[0].end});
    for (std::uint32_t at = 0; at < nodes.size();) {
      leave(at);
      if (hidden_[at]) {
        at = nodes[at].end;
      } else {
        enter(at++);
      }
    }
    leave(static_cast<std::uint32_t>(nodes.size()));
    flush();
    return std::move(blocks_);
  }

 private:
  // Ends what was open before `at`.
  void leave(std::uint32_t at) {
    while (!quotes_.empty() && quotes_.back() <= at) {
      append(quotes_.size() % 2 == 1 ? "\u201D" : "\u2019");
      quotes_.pop_back();
    }
    if (link_end_ != 0 && link_end_ <= at) end_link();
    while (around_.size() > 1 && around_.back().end <= at) {
      const bool was_cell = around_.back().in_cell && around_[around_.size() - 2].in_cell;
      if (!was_cell) flush();
      around_.pop_back();
    }
  }

  void enter(std::uint32_t at) {
    const HtmlNode& node = tree_.nodes[at];
    place_ = at;
    if (node.tag == HtmlTag::text) return is_power(at) ? append_power(node.text) : append_characters(node.text);
    if (node.tag == br) return add_break();
    if (node.tag == wbr) return;
    if (node.tag == a && tree_.has_attribute(at, HtmlAttribute::href)) return begin_link(at);
    if (node.tag == q) {
      append(quotes_.size() % 2 == 0 ? "\u201C" : "\u2018");
      quotes_.push_back(node.end);
      return;
    }
    if (is_block(node.tag)) enter_block(at);
  }

  // Whether the characters at `at` are a raised number behind a number or a letter, and no mark of a note, which would
  // be hidden: 5<sup>2</sup>, R<sup>2</sup>.
  [[nodiscard]] bool is_power(std::uint32_t at) const {
    const HtmlNode& node = tree_.nodes[at];
    return tree_.nodes[node.parent].tag == sup && !space_ && !block_.text.empty() &&
           (text::is_digit(block_.text.back()) || text::is_letter(block_.text.back())) && !node.text.empty() &&
           std::ranges::all_of(node.text, text::is_digit);
  }

  void append_power(std::string_view digits) {
    constexpr std::array<std::string_view, 10> raised = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                         "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    for (const char digit : digits) append(raised[static_cast<std::size_t>(digit - '0')]);
  }

  void enter_block(std::uint32_t at) {
    const HtmlNode& node = tree_.nodes[at];
    Around next = around_.back();
    next.end = node.end;
    if (next.in_cell) {  // a block in a cell only parts words
      if (node.tag == td || node.tag == th) {
        if (!block_.text.empty()) append(" |");
      }
      space_ = true;
      around_.push_back(next);
      return;
    }
    flush();
    next.node = at;
    next.level = heading_level(node.tag);
    switch (node.tag) {
      case li:
      case dd:
      case dt: next.kind = Block::Kind::list_item; break;
      case blockquote: next.kind = Block::Kind::block_quote; break;
      case tr:
        if (is_data_[at]) {
          next.kind = Block::Kind::table_row;
          next.in_cell = true;
        }
        break;
      case td:
      case th:
      case nav:
      case aside: next.kind = Block::Kind::paragraph; break;
      case pre:
      case listing:
      case xmp: next.lines = true; break;
      default:
        if (next.level > 0) next.kind = Block::Kind::heading;
    }
    around_.push_back(next);
  }

  void add_break() {
    if (around_.back().in_cell) {
      space_ = true;
    } else if (++breaks_ >= 2) {
      const std::uint32_t breaks = breaks_;
      flush();
      breaks_ = breaks;
    }
  }

  void append_characters(std::string_view characters) {
    const bool lines = around_.back().lines;
    for (std::size_t at = 0; at < characters.size();) {
      const char c = characters[at];
      if (text::is_ascii_space(c)) {
        if (lines && c == '\n') {
          end_line();
        } else {
          space_ = true;
        }
        ++at;
        continue;
      }
      if (const std::size_t wide = text::white_space_at(characters, at); wide > 0) {
        space_ = true;
        at += wide;
        continue;
      }
      if (is_soft_hyphen(characters, at)) {
        at += 2;
        continue;
      }
      std::size_t end = at + 1;
      while (end < characters.size() && !ends_word(characters, end)) ++end;
      append(characters.substr(at, end - at));
      at = end;
    }
  }

  // An empty line parts paragraphs of <pre>.
  void end_line() {
    if (block_.text.ends_with('\n')) {
      flush();
    } else {
      append_line_feed();
    }
  }

  void append_line_feed() {
    if (!block_.text.empty() && block_.text.back() != '\n') block_.text += '\n';
    space_ = false;
  }

  void append(std::string_view word) {
    if (block_.text.empty()) {
      block_.begin = place_;
    } else if (breaks_ > 0) {
      append_line_feed();
    } else if (space_ && block_.text.back() != '\n') {
      block_.text += ' ';
    }
    const bool has_space = block_.text.empty() || space_ || breaks_ > 0;
    space_ = false;
    breaks_ = 0;
    if (link_end_ != 0 && link_begin_ == std::string::npos) link_begin_ = block_.text.size();
    if (has_space || !in_word_) count(word);
    in_word_ = is_word_byte(word.back());
    block_.text += word;
    block_.end = place_ + 1;
  }

  // Scripts without spaces have a word in two characters.
  void count(std::string_view word) {
    if (std::ranges::none_of(word, is_word_byte)) return;
    const auto wide = std::ranges::count_if(word, [](char c) { return c >= '\xE3' && c <= '\xED'; });
    const auto words = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(wide / 2));
    block_.words += words;
    if (link_end_ != 0 && !is_own_anchor()) block_.link_words += words;
  }

  // Whether a link is a label, or a heading the link to itself: "<h3><a href="#art-6">Article 6</a></h3>".
  [[nodiscard]] bool is_own_anchor() const {
    if (labels_[link_]) return true;
    return around_.back().level > 0 && tree_.attribute(link_, HtmlAttribute::href).starts_with('#');
  }

  void begin_link(std::uint32_t at) {
    if (link_end_ != 0) end_link();
    link_ = at;
    link_end_ = tree_.nodes[at].span;
    link_begin_ = std::string::npos;
    if (link_end_ == at + 1) link_end_ = 0;
  }

  void end_link() {
    note_link();
    link_end_ = 0;
  }

  void note_link() {
    if (link_end_ == 0 || link_begin_ == std::string::npos) return;
    block_.links.push_back({{link_begin_, block_.text.size()}, link_});
    link_begin_ = std::string::npos;
  }

  void flush() {
    note_link();
    space_ = false;
    breaks_ = 0;
    in_word_ = false;
    if (block_.words > 0) {
      const Around& around = around_.back();
      const bool is_long = around.kind == Block::Kind::heading && block_.words > longest_heading;
      block_.kind = is_long ? Block::Kind::paragraph : around.kind;
      block_.level = is_long ? 0 : around.level;
      block_.node = around.node;
      blocks_.push_back(std::move(block_));
    }
    block_ = {};
  }

  const HtmlTree& tree_;
  const std::vector<bool>& hidden_;
  const std::vector<bool>& labels_;
  std::vector<bool> is_data_;
  std::vector<Around> around_;
  std::vector<std::uint32_t> quotes_;  // ends of the open <q>
  std::vector<HtmlBlock> blocks_;
  HtmlBlock block_;
  std::uint32_t place_ = 0;
  std::uint32_t breaks_ = 0;  // <br> since the last word
  bool space_ = false;
  bool in_word_ = false;
  std::uint32_t link_ = 0;
  std::uint32_t link_end_ = 0;  // of the link around here; 0 for none
  std::size_t link_begin_ = std::string::npos;
};

}  // namespace

std::vector<HtmlBlock> cut_html_blocks(const HtmlTree& tree, const std::vector<bool>& hidden,
                                       const std::vector<bool>& labels) {
  return Cutter(tree, hidden, labels).cut();
}

}  // namespace tenet::indexer
