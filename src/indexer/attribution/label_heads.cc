#include "indexer/attribution/label_heads.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::indexer {

using namespace std::string_view_literals;

bool is_short(const Block& block) {
  constexpr std::size_t longest_event = 90;  // bytes
  return block.range.size() <= longest_event;
}

namespace {

// "Jane Doe, on behalf of the group[.] - I rise"
bool is_before_dash(std::string_view behind) {
  return behind.starts_with(" -"sv) || behind.starts_with(" \u2013"sv) || behind.starts_with(" \u2014"sv);
}

// "Q.", "A  ", "QUESTION:"
bool begins_question(std::string_view head) {
  return (head.front() == 'Q' || head.front() == 'A') && !(head.size() > 1 && text::is_lower(head[1]));
}

}  // namespace

bool may_be_label(std::string_view text, const Block& block, std::size_t line) {
  const char first = text[line];
  if (text::is_lower(first)) return false;
  const auto head = text.substr(line, std::min(longest_head, block.range.end - line));
  if (first == '>' || begins_question(head)) return true;
  constexpr std::size_t longest_name = 60;  // bytes before a dash: "Mr DOE\u2014I rise"
  if (head.substr(0, longest_name).find("\u2014"sv) != std::string_view::npos) return true;
  // More small words than in "The PRESIDENT pro tempore of the ..." stand before most full stops.
  constexpr std::size_t most_small = 8;
  std::size_t small = 0;
  for (std::size_t at = 1; at < head.size(); ++at) {
    const char c = head[at];
    if (c == ':' || c == '(' || c == '[') return true;
    if (c == '.' && (small <= 3 || is_before_dash(head.substr(at + 1)))) return true;
    if (c == '\n' && at > 1) return is_short(block);
    if (text::is_lower(c) && !text::is_letter(head[at - 1]) && text::is_ascii(head[at - 1])) {
      if (++small > most_small) return false;
    }
  }
  return is_short(block);
}

LabelHead head_of_line(std::string_view text, const Block& block, std::size_t line) {
  LabelHead head;
  // Only what is written is read.
  auto hidden = std::ranges::lower_bound(block.hidden, line, {}, &TextRange::end);
  std::size_t at = line;
  const auto plain = text.substr(line, std::min(longest_plain_head, block.range.end - line));
  const bool is_long = plain.starts_with("The "sv) || plain.starts_with("THE "sv) ||
                       plain.find('(') != std::string_view::npos || plain.find('[') != std::string_view::npos;
  const std::size_t most = is_long ? longest_head : longest_plain_head;
  while (at < block.range.end && head.size < most) {
    if (hidden != block.hidden.end() && at >= hidden->begin) {
      at = std::max(at, hidden->end);
      ++hidden;
      continue;
    }
    if (text::is_ascii(text[at]) && !text::is_ascii_space(text[at])) {  // nearly every byte
      head.add(text[at], at);
      ++at;
      continue;
    }
    const std::size_t space = text::white_space_at(text, at);
    const std::size_t size = space > 0 ? space : text::utf8_sequence(text, at).length;
    const bool ends_line = text[at] == '\n' || text[at] == '\r';
    if (space == 0) {
      for (std::size_t i = 0; i < size; ++i) head.add(text[at + i], at + i);
    } else if (head.size > 0 && is_space(head.bytes[head.size - 1])) {
      head.bytes[head.size - 1] = wide_space;
    } else {
      head.add(ends_line || text[at] == '\t' ? wide_space : ' ', at);
    }
    at += size;
    if (ends_line) break;
  }
  head.places[head.size] = std::min(at, block.range.end);
  return head;
}

std::size_t speech_begin(std::string_view text, const Block& block, const LabelHead& head, std::size_t at) {
  std::size_t begin = head.places[at];
  auto hidden = std::ranges::lower_bound(block.hidden, begin + 1, {}, &TextRange::end);
  while (begin < block.range.end) {
    if (hidden != block.hidden.end() && begin >= hidden->begin) {
      begin = hidden->end;
      ++hidden;
    } else if (const auto space = text::white_space_at(text, begin)) {
      begin += space;
    } else {
      break;
    }
  }
  return std::min(begin, block.range.end);
}

}  // namespace tenet::indexer
