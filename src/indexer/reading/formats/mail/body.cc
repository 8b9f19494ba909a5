#include "indexer/reading/formats/mail/body.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/reading/formats/mail/ending.h"
#include "indexer/reading/furniture.h"
#include "indexer/reading/plain_text.h"
#include "text/lines.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

struct Line {
  std::size_t depth = 0;  // of quotation
  std::string words = {};
};

// The marks of quotation at the start of a line, and how many they are: "> > text", ">>text".
std::size_t quote_marks(std::string_view line, bool flowed, std::size_t& depth) {
  std::size_t at = 0;
  depth = 0;
  while (at < line.size()) {
    std::size_t mark = at;
    if (!flowed && depth > 0 && line[mark] == ' ') ++mark;
    if (mark >= line.size() || line[mark] != '>') break;
    ++depth;
    at = mark + 1;
  }
  return at;
}

std::vector<Line> cut_lines(std::string_view text, bool flowed, bool no_space) {
  std::vector<Line> lines;
  bool open = false;  // the line before goes on
  while (!text.empty()) {
    std::string_view line = text::take_line(text);
    std::size_t depth = 0;
    line.remove_prefix(quote_marks(line, flowed, depth));
    if ((flowed || depth > 0) && line.starts_with(' ')) line.remove_prefix(1);
    const bool signature = line == "-- ";
    const bool soft = flowed && line.ends_with(' ') && !signature;
    if (soft && no_space) line.remove_suffix(1);
    if (open && !lines.empty() && lines.back().depth == depth && !signature) {
      lines.back().words += line;
    } else {
      lines.push_back({.depth = depth, .words = std::string(line)});
    }
    open = soft;
  }
  return lines;
}

// Leaves out what a signature in the text (RFC 4880, 7) puts around it.
void remove_signature(std::vector<Line>& lines) {
  const auto begins = [](std::string_view mark) { return [mark](const Line& line) { return line.words == mark; }; };
  const auto head = std::ranges::find_if(lines, begins("-----BEGIN PGP SIGNED MESSAGE-----"));
  if (head == lines.end()) return;
  const auto first =
      std::find_if(head + 1, lines.end(), [](const Line& line) { return !line.words.starts_with("Hash: "); });
  const auto text = lines.erase(head, first);
  const auto begin = std::find_if(text, lines.end(), begins("-----BEGIN PGP SIGNATURE-----"));
  const auto end = std::find_if(begin, lines.end(), begins("-----END PGP SIGNATURE-----"));
  lines.erase(begin, end == lines.end() ? end : end + 1);
}

// Where the sender's signature begins in lines from `at` to `end`: at "-- " above a few lines (RFC 3676, 4.3), or at
// "--" above a few short ones, whose space a program took away.
std::size_t find_signature(const std::vector<Line>& lines, std::size_t at, std::size_t end) {
  constexpr int most_lines = 12;
  constexpr std::size_t longest_line = 80;
  std::size_t found = end;
  bool are_short = true;
  for (int below = 0; below <= most_lines && end > at; below += text::is_blank(lines[end].words) ? 0 : 1) {
    const std::string& words = lines[--end].words;
    if (words == "-- " || (words == "--" && are_short)) found = end;
    are_short = are_short && words.size() <= longest_line;
  }
  return found;
}

}  // namespace

void add_mail_text(ExtractBuilder& builder, std::string_view text, bool flowed, bool no_space) {
  std::vector<Line> lines = cut_lines(text, flowed, no_space);
  remove_signature(lines);
  const std::size_t first = builder.extract.blocks.size();
  const auto join = [&](std::size_t at, std::size_t end) {
    std::string stretch;
    for (; at < end; ++at) stretch += lines[at].words + '\n';
    return stretch;
  };
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t depth = lines[at].depth;
    std::size_t end = at;
    while (end < lines.size() && lines[end].depth == depth) ++end;
    const std::size_t signature = depth > 0 ? end : find_signature(lines, at, end);
    const std::string stretch = join(at, signature);
    for (const Block& block : split_plain_text(stretch, 0)) {
      const std::string_view words = std::string_view(stretch).substr(block.range.begin, block.range.size());
      builder.add(depth > 0 ? Kind::block_quote : block.kind, words, block.level, true);
    }
    builder.add(Kind::paragraph, join(signature, end), 0, true);
    at = end;
  }
  mark_mail_endings(builder.extract, first);
}

void add_mail_html(ExtractBuilder& builder, const Extract& extract) {
  std::vector<std::ptrdiff_t> moves;  // of each block
  const std::size_t first = builder.extract.blocks.size();
  for (const Block& block : extract.blocks) {
    const std::string_view words = std::string_view(extract.text).substr(block.range.begin, block.range.size());
    const bool plain = block.kind == Kind::paragraph || block.kind == Kind::list_item;
    const Kind kind = plain && is_furniture(words) ? Kind::furniture : block.kind;
    const TextRange added = builder.add(kind, words, block.level, true);
    moves.push_back(static_cast<std::ptrdiff_t>(added.begin) - static_cast<std::ptrdiff_t>(block.range.begin));
  }
  mark_mail_endings(builder.extract, first);
  std::size_t at = 0;
  for (const Link& link : extract.links) {
    while (at < extract.blocks.size() && extract.blocks[at].range.end <= link.words.begin) ++at;
    if (at == extract.blocks.size() || link.words.end > extract.blocks[at].range.end) continue;
    const std::ptrdiff_t move = moves[at];
    builder.extract.links.push_back(
        {.words = {static_cast<std::size_t>(static_cast<std::ptrdiff_t>(link.words.begin) + move),
                   static_cast<std::size_t>(static_cast<std::ptrdiff_t>(link.words.end) + move)},
         .address = link.address});
  }
}

}  // namespace tenet::indexer
