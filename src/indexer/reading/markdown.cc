#include "indexer/reading/markdown.h"

#include <algorithm>
#include <string>
#include <utility>

#include <md4c.h>

#include "indexer/reading/plain_text.h"
#include "text/ascii.h"
#include "text/visible.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// A heading longer than this, in bytes, is a paragraph that happens to stand above a rule.
constexpr std::size_t longest_heading = 300;
constexpr std::size_t longest_bold_heading = 120;
// A row with more cells is no table; md4c makes cells for every row as wide as the first, so that a
// hostile file could ask for the square of its size.
constexpr std::size_t most_columns = 128;

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
  }
}

// Blanks from `opening` at the start of a line to the `closing` that ends it, wherever both are there.
void blank_between(std::string& text, std::string_view opening, std::string_view closing) {
  for (std::size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, at)) {
    const bool starts_line = at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
    at += opening.size();
    if (!starts_line) continue;
    const std::size_t end = text.find(closing, at);
    if (end == std::string::npos) return;
    blank(text, at - opening.size(), end + closing.size());
    at = end + closing.size();
  }
}

// Whether a line may not go on with the paragraph before it: it is blank, an item of a list, a heading or a row.
bool begins_block(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
  if (line.empty() || line.front() == '#' || line.front() == '|') return true;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const std::size_t mark = digits > 0 && digits < 10 ? digits : 0;
  if (std::string_view(digits > 0 ? ".)" : "-*+").find(line[std::min(mark, line.size() - 1)]) == std::string_view::npos)
    return false;
  return mark + 1 == line.size() || line[mark + 1] == ' ' || line[mark + 1] == '\t';
}

// Takes the brackets out of paragraphs of very many lines: for each bracket md4c goes through all their lines.
void unlink_long_paragraphs(std::string& text) {
  constexpr std::size_t most_lines = 1000;
  std::size_t lines = 0;
  std::size_t paragraph = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\r", at), text.size());
    if (begins_block(std::string_view(text).substr(at, end - at))) lines = 0;
    if (++lines == 1) paragraph = at;
    if (lines > most_lines) {
      const std::size_t begin = lines == most_lines + 1 ? paragraph : at;
      std::replace(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end),
                   '[', '(');
    }
    at = end + (std::string_view(text).substr(std::min(end, text.size())).starts_with("\r\n") ? 2 : 1);
  }
}

// The source for md4c, byte for byte in its place: what it would misread is blanked. Lines of white space
// that is not ASCII are blank lines to a reader; so are form feeds; comments, scripts and style sheets are nothing.
std::string source_for_parser(std::string_view text, std::size_t body) {
  std::string source(text.substr(body));
  blank_between(source, "<!--"sv, "-->"sv);
  blank_between(source, "<script"sv, "</script>"sv);
  blank_between(source, "<style"sv, "</style>"sv);
  for (std::size_t at = 0; at < source.size();) {
    std::size_t end = at;
    while (const auto length = text::white_space_at(source, end)) {
      if (source[end] == '\n' || source[end] == '\r') break;
      end += length;
    }
    if (end >= source.size() || source[end] == '\n' || source[end] == '\r') blank(source, at, end);
    while (end < source.size() && source[end] != '\n' && source[end] != '\r') ++end;
    at = end + 1;
  }
  std::ranges::replace(source, '\f', '\n');
  std::ranges::replace(source, '\0', ' ');
  unlink_long_paragraphs(source);
  return source;
}

bool has_wide_row(std::string_view source) {
  std::size_t columns = 0;
  for (const char c : source) {
    if (c == '\n' || c == '\r') columns = 0;
    if (c == '|' && ++columns > most_columns) return true;
  }
  return false;
}

// Collects blocks from md4c's callbacks. Text comes as pointers into the source, so that its place is known;
// everything between two pieces of a block is markup. White space is a piece, too: it parts words.
class Collector {
 public:
  Collector(std::string_view text, std::size_t body, const std::string& source)
      : text_(text), body_(body), source_(source) {}

  void enter(MD_BLOCKTYPE type, const void* detail) {
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
      part_words_at_ = cell_ends;
      return;
    }
    end_block();
    switch (type) {
      case MD_BLOCK_QUOTE:
      case MD_BLOCK_LI: containers_.push_back(type); break;
      case MD_BLOCK_H:
        heading_level_ = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
        in_html_quote_ = false;  // one that was never closed ends with its section
        break;
      case MD_BLOCK_CODE: fence_ = static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)->fence_char; break;
      case MD_BLOCK_TR: in_row_ = true; break;
      default: break;
    }
  }

  void leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) return;
    end_block();
    switch (type) {
      case MD_BLOCK_QUOTE:
      case MD_BLOCK_LI: containers_.pop_back(); break;
      case MD_BLOCK_H: heading_level_ = 0; break;
      case MD_BLOCK_CODE: fence_ = '\0'; break;
      case MD_BLOCK_TR: in_row_ = false; break;
      default: break;
    }
  }

  void enter_span(MD_SPANTYPE type) { bold_ += static_cast<int>(type == MD_SPAN_STRONG); }
  void leave_span(MD_SPANTYPE type) { bold_ -= static_cast<int>(type == MD_SPAN_STRONG); }

  void add_text(MD_TEXTTYPE type, const char* data, std::size_t size) {
    const std::string_view piece(data, size);
    if (type == MD_TEXT_HTML) {
      if (text::ends_line(piece)) end_block();
      if (is_block_quote(piece)) in_html_quote_ = !piece.starts_with("</"sv);
      return;
    }
    // Line ends and the like come from md4c's own memory.
    if (data < source_.data() || data + size > source_.data() + source_.size()) {
      if (text::is_blank(piece) && part_words_at_ == nullptr) part_words_at_ = line_ends;
      return;
    }
    const std::size_t begin = body_ + static_cast<std::size_t>(data - source_.data());
    if (text::is_blank(piece) && pieces_.empty()) return;
    if (bold_ == 0 && !text::is_blank(piece)) all_bold_ = false;
    part_words(begin);
    pieces_.push_back({{begin, begin + size}, type == MD_TEXT_ENTITY});
  }

  // Makes a block of the text since the last.
  void end_block() {
    if (!pieces_.empty()) add_block();
    pieces_.clear();
    part_words_at_ = nullptr;
    all_bold_ = true;
  }

  std::vector<Block> take() && { return std::move(blocks_); }

 private:
  static constexpr const char* line_ends = "\r\n";
  static constexpr const char* cell_ends = "|";

  struct Piece {
    TextRange range = {};  // in text_
    bool is_entity = false;
  };

  static bool is_block_quote(std::string_view tag) {
    constexpr std::string_view name = "blockquote";
    tag.remove_prefix(tag.starts_with("</"sv) ? 2 : 1);
    return text::to_lower(tag.substr(0, name.size())) == name;
  }

  // Makes a piece of the line end or the bar of a table that parts the words before from those at `next`.
  void part_words(std::size_t next) {
    const char* const ends = std::exchange(part_words_at_, nullptr);
    if (ends == nullptr || pieces_.empty()) return;
    const std::size_t at = text_.substr(0, next).find_first_of(ends, pieces_.back().range.end);
    if (at != std::string_view::npos) pieces_.push_back({{at, at + 1}, ends == cell_ends});
  }

  // Whether a reader sees anything of it.
  [[nodiscard]] bool is_seen(const Piece& piece) const {
    const std::string_view words = text_.substr(piece.range.begin, piece.range.size());
    return piece.is_entity ? !text::is_blank(text::shown_for(words)) : !text::is_blank(words);
  }

  void add_block() {
    const auto seen = [this](const Piece& piece) { return is_seen(piece); };
    pieces_.erase(pieces_.begin(), std::ranges::find_if(pieces_, seen));
    pieces_.erase(std::find_if(pieces_.rbegin(), pieces_.rend(), seen).base(), pieces_.end());
    if (pieces_.empty()) return;
    Block block{.kind = kind(), .range = text::trim(text_, {pieces_.front().range.begin, pieces_.back().range.end})};
    if (block.kind == Block::Kind::heading) block.level = heading_level_ > 0 ? heading_level_ : guessed_level;
    if (fence_ != '\0') show_fence(block.range);
    std::size_t at = block.range.begin;
    for (const Piece& piece : pieces_) {
      hide(block, {at, piece.range.begin});
      if (piece.is_entity) hide(block, piece.range);
      at = piece.range.end;
    }
    blocks_.push_back(std::move(block));
  }

  // Adds what is not white in `range` to the hidden ranges of `block`.
  void hide(Block& block, TextRange range) const {
    if (range.begin >= range.end) return;
    range = text::trim(text_, range);
    if (!range.empty()) block.hidden.push_back(range);
  }

  // Widens the range of a code block to its opening fence, which hide() then hides; it tells code from prose.
  void show_fence(TextRange& range) const {
    const std::size_t fence = text_.substr(0, range.begin).rfind(std::string(3, fence_));
    if (fence == std::string_view::npos || fence < body_) return;
    range.begin = fence;
    while (range.begin > body_ && text_[range.begin - 1] == fence_) --range.begin;
  }

  [[nodiscard]] Block::Kind kind() const {
    const std::size_t size = pieces_.back().range.end - pieces_.front().range.begin;
    if (containers_.empty() && heading_level_ > 0 && size <= longest_heading) return Block::Kind::heading;
    if (in_row_ || (!containers_.empty() && containers_.back() == MD_BLOCK_LI)) return Block::Kind::list_item;
    if (!containers_.empty() || in_html_quote_) return Block::Kind::block_quote;
    return is_bold_heading(size) ? Block::Kind::heading : Block::Kind::paragraph;
  }

  [[nodiscard]] bool is_bold_heading(std::size_t size) const {
    if (!all_bold_ || fence_ != '\0' || size > longest_bold_heading) return false;
    const auto words = text_.substr(pieces_.front().range.begin, size);
    return !words.ends_with('.') && !words.ends_with(',') && !words.ends_with(';') && !begins_turn(words);
  }

  std::string_view text_;
  std::size_t body_;
  const std::string& source_;
  std::vector<Block> blocks_ = {};
  bool in_html_quote_ = false;
  std::vector<Piece> pieces_ = {};       // what is seen of the block that is being read
  const char* part_words_at_ = nullptr;  // one of line_ends and cell_ends, where such an end came since the last piece
  std::vector<MD_BLOCKTYPE> containers_ = {};  // list items and quotes around it, innermost last
  int heading_level_ = 0;
  int bold_ = 0;          // spans that are open
  bool all_bold_ = true;  // every piece was in one
  bool in_row_ = false;
  char fence_ = '\0';
};

Collector& collector(void* user) {
  return *static_cast<Collector*>(user);
}

int on_enter_block(MD_BLOCKTYPE type, void* detail, void* user) {
  return collector(user).enter(type, detail), 0;
}
int on_leave_block(MD_BLOCKTYPE type, void* /*detail*/, void* user) {
  return collector(user).leave(type), 0;
}
int on_enter_span(MD_SPANTYPE type, void* /*detail*/, void* user) {
  return collector(user).enter_span(type), 0;
}
int on_leave_span(MD_SPANTYPE type, void* /*detail*/, void* user) {
  return collector(user).leave_span(type), 0;
}
int on_text(MD_TEXTTYPE type, const MD_CHAR* data, MD_SIZE size, void* user) {
  return collector(user).add_text(type, data, size), 0;
}

}  // namespace

std::vector<Block> split_markdown(std::string_view text, std::size_t body) {
  const std::string source = source_for_parser(text, body);
  Collector blocks(text, body, source);
  MD_PARSER parser = {};
  parser.flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS;
  if (!has_wide_row(source)) parser.flags |= MD_FLAG_TABLES;
  parser.enter_block = on_enter_block;
  parser.leave_block = on_leave_block;
  parser.enter_span = on_enter_span;
  parser.leave_span = on_leave_span;
  parser.text = on_text;
  // md4c gives up only where memory does; plain text is then the next best reading.
  if (md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &blocks) != 0)
    return split_plain_text(text, body);
  blocks.end_block();
  return std::move(blocks).take();
}

}  // namespace tenet::indexer
