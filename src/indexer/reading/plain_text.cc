#include "indexer/reading/plain_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// A line longer than this, in bytes, was not wrapped by a typist: each line is a paragraph then.
constexpr std::size_t longest_wrapped_line = 160;
// Columns that make an indented paragraph a block quotation, and the bytes that make it a paragraph at all.
constexpr std::size_t quote_indent = 4;
constexpr std::size_t least_quote = 80;

struct Line {
  TextRange range = {};    // without its end, the white space around and its number
  TextRange number = {};   // where lines are numbered, as in a deposition; empty where this one is not
  std::size_t indent = 0;  // columns
  bool ends_page = false;  // by a form feed
  std::size_t next = 0;    // where the next line begins
};

Line line_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && text[end] != '\n' && text[end] != '\r' && text[end] != '\f') ++end;
  Line line{.range = text::trim(text, {begin, end}), .next = std::min(end + 1, text.size())};
  line.ends_page = end < text.size() && text[end] == '\f';
  if (text.substr(end).starts_with("\r\n"sv)) ++line.next;
  for (std::size_t at = begin; at < line.range.begin; at += text::white_space_at(text, at)) {
    line.indent += text[at] == '\t' ? quote_indent : 1;
  }
  return line;
}

using text::is_digit;
using text::is_upper;

// The number that `line` of `text` begins with, at most two digits, or 0.
std::size_t line_number(std::string_view text, const Line& line, std::size_t& end) {
  std::size_t number = 0;
  end = line.range.begin;
  while (end < line.range.end && end - line.range.begin < 3 && is_digit(text[end])) {
    number = 10 * number + static_cast<std::size_t>(text[end++] - '0');
  }
  const bool apart = end == line.range.end || text::white_space_at(text, end) > 0;
  return apart && end - line.range.begin <= 2 ? number : 0;
}

// Whether the lines of a text are numbered, page after page, as in depositions: nearly each has the number behind that
// of the line before, or begins a page.
bool is_numbered(std::string_view text, std::size_t body) {
  constexpr std::size_t glance = 6;  // lines, after which a text without numbers is known
  std::size_t lines = 0;
  std::size_t numbered = 0;
  std::size_t last = 0;
  for (std::size_t at = body; at < text.size();) {
    const Line line = line_at(text, at);
    at = line.next;
    if (line.range.empty()) continue;
    ++lines;
    std::size_t end = 0;
    const std::size_t number = line_number(text, line, end);
    numbered += number == last + 1 || number == 1 ? 1 : 0;
    if (number > 0) last = number;
    if (lines == glance && numbered < glance / 2) return false;
  }
  constexpr std::size_t least = 8;
  return numbered >= least && 5 * numbered >= 4 * lines;
}

std::size_t first_word_size(std::string_view text, const Line& line) {
  std::size_t end = line.range.begin;
  while (end < line.range.end && text::white_space_at(text, end) == 0) ++end;
  return end - line.range.begin;
}

// Lines of prose with an empty one between each two, as some programs write them: they end where the next word no
// longer fits, most of them inside a sentence.
class DoubleSpacing {
 public:
  DoubleSpacing(std::string_view text, std::size_t body) : text_(text) {
    Line last;
    std::size_t pairs = 0;
    std::size_t full = 0;
    std::size_t inside = 0;  // of these, inside a sentence
    for (std::size_t at = body; at < text.size();) {
      const Line line = line_at(text, at);
      at = line.next;
      if (!line.range.empty() && !last.range.empty()) return;  // two lines without an empty one between them
      width_ = std::max(width_, line.range.size());
      last = line;
    }
    constexpr std::size_t least_width = 40;
    if (width_ < least_width || width_ > longest_wrapped_line) return;
    last = {};
    for (std::size_t at = body; at < text.size();) {
      const Line line = line_at(text, at);
      at = line.next;
      if (line.range.empty()) continue;
      if (!last.range.empty()) {
        ++pairs;
        const bool is_full = goes_on(last, line);
        full += is_full ? 1 : 0;
        inside += is_full && ".?!:"sv.find(text[last.range.end - 1]) == std::string_view::npos ? 1 : 0;
      }
      last = line;
    }
    constexpr std::size_t least = 4;
    is_ = pairs >= least && 2 * full >= pairs && 2 * inside > full;
  }

  explicit operator bool() const { return is_; }

  // Whether the first word of `next` would not fit behind `line`.
  [[nodiscard]] bool goes_on(const Line& line, const Line& next) const {
    return line.range.size() + 1 + first_word_size(text_, next) > width_;
  }

 private:
  std::string_view text_;
  std::size_t width_ = 0;
  bool is_ = false;
};

// Sets the number apart from the words of the line.
void take_number(std::string_view text, Line& line) {
  std::size_t end = 0;
  if (line_number(text, line, end) == 0) return;
  line.number = {line.range.begin, end};
  const TextRange rest = text::trim(text, {end, line.range.end});
  line.indent = rest.empty() ? 0 : rest.begin - end;
  line.range = rest;
}

bool has_bullet(std::string_view line) {
  constexpr std::array bullets = {"- "sv,     "* "sv,     "+ "sv,      "\u2022"sv, "\u2023"sv,
                                  "\u25AA"sv, "\u25CF"sv, "\u00B7 "sv, "\u2013 "sv};
  return std::ranges::any_of(bullets, [&](std::string_view bullet) { return line.starts_with(bullet); });
}

// "1. ", "12) ", "(a) ", "(iv) ".
bool has_number(std::string_view line) {
  const bool bracket = line.starts_with('(');
  std::size_t at = bracket ? 1 : 0;
  const std::size_t begin = at;
  while (at < line.size() && at - begin < 4 && (is_digit(line[at]) || (bracket && text::is_letter(line[at])))) ++at;
  if (at == begin || at + 1 >= line.size()) return false;
  const bool closed = line[at] == ')' || (!bracket && line[at] == '.');
  return closed && text::is_ascii_space(line[at + 1]);
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  void add(const Line& line) { lines_.push_back(line); }

  // A number with nothing behind it is a block of its own, and furniture.
  void add_number(TextRange number) {
    end_chunk();
    blocks_.push_back({.range = number});
  }

  // Makes blocks of the lines since the last blank one.
  void end_chunk() {
    if (lines_.empty()) return;
    const auto longest = std::ranges::max(lines_, {}, [](const Line& line) { return line.range.size(); });
    const bool wrapped = longest.range.size() <= longest_wrapped_line;
    const std::size_t first = blocks_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == 0 || !wrapped || parts(i)) {
        blocks_.push_back(
            {.kind = is_item(i) ? Block::Kind::list_item : Block::Kind::paragraph, .range = lines_[i].range});
        if (!lines_[i].number.empty()) blocks_.back().range.begin = lines_[i].number.begin;
      }
      if (!lines_[i].number.empty()) blocks_.back().hidden.push_back(lines_[i].number);
      blocks_.back().range.end = lines_[i].range.end;
    }
    const bool indented = std::ranges::all_of(lines_, [](const Line& line) { return line.indent >= quote_indent; });
    if (indented) {
      for (std::size_t i = first; i < blocks_.size(); ++i) indented_.push_back(i);
    }
    lines_.clear();
  }

  // The blocks; indented ones are quotations where indentation sets them apart from most others.
  std::vector<Block> finish() && {
    end_chunk();
    if (indented_.size() * 3 <= blocks_.size()) {
      for (const std::size_t i : indented_) {
        Block& block = blocks_[i];
        if (block.kind == Block::Kind::paragraph && block.range.size() >= least_quote) {
          block.kind = Block::Kind::block_quote;
        }
      }
    }
    return std::move(blocks_);
  }

 private:
  [[nodiscard]] std::string_view line(std::size_t i) const {
    return text_.substr(lines_[i].range.begin, lines_[i].range.size());
  }

  [[nodiscard]] bool is_item(std::size_t i) const { return has_bullet(line(i)) || has_number(line(i)); }

  // Whether line i begins a block of its own. A number at the start of a line may well be wrapped
  // there, so numbers count only in a list that begins with one.
  [[nodiscard]] bool parts(std::size_t i) const {
    if (begins_turn(line(i))) return true;
    if (has_bullet(line(i))) return blocks_.back().kind == Block::Kind::list_item || line(i - 1).ends_with(':');
    return has_number(line(i)) && has_number(line(0));
  }

  std::string_view text_;
  std::vector<Line> lines_ = {};
  std::vector<Block> blocks_ = {};
  std::vector<std::size_t> indented_ = {};  // places in blocks_
};

}  // namespace

bool begins_turn(std::string_view line) {
  if (line.starts_with("Q  "sv) || line.starts_with("Q\t"sv) || line.starts_with("Q: "sv)) return true;
  if (line.starts_with("BY M"sv) && line.ends_with(':')) return true;  // "BY MR. DOE:" asks from here on
  const std::size_t colon = line.substr(0, 48).find(':');
  if (colon == std::string_view::npos || colon < 2 || colon + 1 >= line.size()) return false;
  if (!text::is_ascii_space(line[colon + 1])) return false;
  const auto name = line.substr(0, colon);
  constexpr auto may_be_in_a_name = ".,-' ()"sv;
  return is_upper(name.front()) && std::ranges::count_if(name, is_upper) >= 2 && std::ranges::all_of(name, [&](char c) {
           return is_upper(c) || may_be_in_a_name.find(c) != std::string_view::npos;
         });
}

std::vector<Block> split_plain_text(std::string_view text, std::size_t body) {
  Splitter splitter(text);
  const bool numbered = is_numbered(text, body);
  const DoubleSpacing spacing(text, body);
  Line last;
  std::size_t empty = 0;  // lines since the last
  for (std::size_t at = body; at < text.size();) {
    Line line = line_at(text, at);
    at = line.next;
    if (numbered) take_number(text, line);
    if (line.range.empty() && !line.number.empty()) {
      splitter.add_number(line.number);
    } else if (line.range.empty()) {
      ++empty;
      if (!spacing) splitter.end_chunk();
    } else {
      if (spacing && (empty > 1 || !spacing.goes_on(last, line))) splitter.end_chunk();
      splitter.add(line);
      if (line.ends_page) splitter.end_chunk();
      last = line;
      empty = 0;
    }
  }
  return std::move(splitter).finish();
}

}  // namespace tenet::indexer
