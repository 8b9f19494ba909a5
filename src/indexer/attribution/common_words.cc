#include "indexer/attribution/common_words.h"

#include <array>
#include <cstdint>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

// Whether a word of prose, and none of a link, has its end at `at`.
bool ends_word(std::string_view text, std::size_t at, bool behind) {
  if (behind && at + 1 < text.size() && (text[at] == '.' || text[at] == ',')) ++at;
  if (!behind && at > 0) --at;
  if (at == 0 || at >= text.size()) return true;
  const char c = text[at];
  switch (c) {
    case '"':
    case '\'':
    case '(':
    case ')':
    case ';':
    case ':':
    case '.':
    case ',':
    case '?':
    case '!': return true;
    default: return text::is_ascii_space(c);
  }
}

}  // namespace

std::set<std::string, std::less<>> common_words(std::string_view text, std::set<std::string, std::less<>> words) {
  std::set<std::string, std::less<>> common;
  std::array<std::uint64_t, 26> lengths = {};  // of `words` by their first letter, a bit each
  for (const std::string& word : words)
    lengths[static_cast<std::size_t>(word.front() - 'a')] |= 1ULL << (word.size() % 64);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t begin = at;
    while (at < text.size() && text::is_lower(text[at])) ++at;
    if (at == begin || ((lengths[static_cast<std::size_t>(text[begin] - 'a')] >> ((at - begin) % 64)) & 1U) == 0)
      continue;
    if (!ends_word(text, begin, false) || !ends_word(text, at, true)) continue;
    if (const auto found = words.find(text.substr(begin, at - begin)); found != words.end())
      common.insert(words.extract(found).value());
  }
  return common;
}

}  // namespace tenet::indexer
