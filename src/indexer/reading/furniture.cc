#include "indexer/reading/furniture.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// Patterns are in lower case; * stands for any characters, none included, # for
// one to three digits, % for a year. These lines have no full stop at the end:
// clang-format off
constexpr std::array lines = {
    // links to live video and to other programmes
    "watch live"sv, "watch * live"sv, "watch now"sv, "watch the video*"sv, "watch the full *"sv, "listen live"sv,
    "listen now"sv, "listen to this article"sv, "play video"sv, "live updates"sv,
    // footers
    "view cbs news in"sv, "view * news in"sv, "view in browser"sv, "view this email in your browser"sv,
    "first published on *"sv, "open in app"sv, "back to top"sv, "return to top"sv, "skip to content"sv,
    "skip to main content"sv, "jump to navigation"sv, "next page"sv, "previous page"sv, "next article"sv,
    "previous article"sv, "next story"sv, "previous story"sv, "log in"sv, "sign in"sv,
    // republication
    "originally published by *"sv, "originally published in *"sv, "originally published on *"sv,
    "originally published at *"sv, "republished with permission*"sv, "reprinted with permission*"sv,
    // press releases
    "for immediate release*"sv, "for release *% *"sv, "embargoed until *"sv, "end #:#*"sv, "(end)"sv, "-end-"sv,
    "-more-"sv, "- more -"sv, "(more)"sv, "-30-"sv, "- 30 -"sv,
    // share, follow, subscribe, print
    "share"sv, "share this"sv, "share this article*"sv, "share this story*"sv, "share this page*"sv,
    "share this post*"sv, "share this on *"sv, "share this:*"sv, "share: *"sv, "share on *"sv, "share via *"sv,
    "share article"sv, "tweet"sv, "tweet this"sv, "follow us"sv, "follow us on *"sv, "follow * on twitter"sv,
    "follow * on facebook"sv, "follow * on instagram"sv, "follow * on x"sv, "like us on *"sv, "subscribe"sv,
    "unsubscribe*"sv, "subscribe now*"sv, "subscribe to our *"sv, "subscribe today*"sv, "sign up for our *"sv,
    "sign up for * newsletter*"sv, "sign up now"sv, "get our newsletter"sv, "join our mailing list"sv,
    "newsletter"sv, "newsletter sign up"sv, "email"sv, "e-mail"sv, "email this*"sv, "e-mail this*"sv, "print"sv,
    "print this*"sv, "print page"sv, "print article"sv, "printer friendly*"sv, "leave a comment"sv,
    "post a comment"sv, "add a comment"sv, "# comments"sv, "# shares"sv, "facebook"sv, "twitter"sv,
    // other pages
    "read more"sv, "read more: *"sv, "read more about *"sv, "read more at *"sv, "read the full story*"sv,
    "read the full article*"sv, "read full article"sv, "read next*"sv, "read also: *"sv, "continue reading*"sv,
    "learn more"sv, "see more"sv, "show more"sv, "load more"sv, "see also: *"sv, "related: *"sv,
    "related stories"sv, "related articles"sv, "related content"sv, "related coverage"sv, "related news"sv,
    "related posts"sv, "recommended for you"sv, "you may also like"sv, "you might also like"sv, "trending"sv,
    "trending now"sv, "most read"sv, "most popular"sv, "more stories"sv, "click here"sv, "click here to *"sv,
    "click here for *"sv,
    // advertising, cookies, rights
    "advertisement"sv, "advertisement continue reading*"sv, "story continues below*"sv,
    "article continues below*"sv, "sponsored content"sv, "accept cookies"sv, "accept all cookies"sv, "accept all"sv,
    "cookie policy"sv, "cookie settings"sv, "privacy policy*"sv, "terms of use*"sv, "terms of service*"sv,
    "copyright %*"sv, "copyright \u00A9*"sv, "copyright (c) *"sv, "\u00A9 *"sv, "\u00A9*%*"sv, "(c) % *"sv,
    // pages
    "page #"sv, "page # of #"sv, "# of #"sv, "- # -"sv, "-#-"sv, "\u2013 # \u2013"sv, "[page #]"sv, "[[page *]]"sv, "#"sv,
};
// clang-format on

// And these are sentences, with a full stop or without:
// clang-format off
constexpr std::array sentences = {
    "this article was originally published *"sv, "this article originally appeared *"sv,
    "this article first appeared *"sv, "this article was first published *"sv,
    "this article is republished from *"sv, "this story was originally published *"sv,
    "this story originally appeared *"sv, "this story first appeared *"sv, "this story was first published *"sv,
    "this post was originally published *"sv, "this post originally appeared *"sv, "this post first appeared *"sv,
    "this piece was originally published *"sv, "this piece originally appeared *"sv,
    "this op-ed was originally published *"sv, "this op-ed originally appeared *"sv,
    "this material may not be published*"sv, "we use cookies*"sv, "this site uses cookies*"sv,
    "this website uses cookies*"sv, "by continuing to use this site*"sv, "click here to read the *"sv,
    "all rights reserved"sv, "* all rights reserved"sv,
};
// clang-format on

// What may stand in brackets of its own in a transcript.
// clang-format off
constexpr std::array<std::string_view, 25> stage_words = {
    "and",   "applause", "audience", "booing",   "boos",     "break",     "chants",   "cheering", "cheers",
    "cross", "crosstalk", "inaudible", "indistinct", "laughing", "laughs",  "laughter", "more",     "music",
    "no",    "off-mic",  "pause",    "plays",    "response", "sustained", "talk",
};
// clang-format on
static_assert(std::ranges::is_sorted(stage_words));

using text::is_digit;

// How many bytes at `at` are digits, at most `most`.
std::size_t digits(std::string_view text, std::size_t at, std::size_t most) {
  std::size_t count = 0;
  while (count < most && at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

// How many bytes at `at` the pattern character `c` takes; 0 when it does not match.
std::size_t taken(char c, std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (c == '#') return digits(text, at, 4) <= 3 ? digits(text, at, 3) : 0;
  if (c == '%') return digits(text, at, 5) == 4 ? 4 : 0;
  return text[at] == c ? 1 : 0;
}

// Matching with one * remembered is enough: a later star has nothing to gain from an earlier one's
// other choices.
bool matches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t after_star = std::string_view::npos;
  std::size_t retry = 0;
  while (t < text.size() || p < pattern.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      after_star = ++p;
      retry = t;
      continue;
    }
    const std::size_t step = p < pattern.size() ? taken(pattern[p], text, t) : 0;
    if (step > 0) {
      t += step;
      ++p;
      continue;
    }
    if (after_star == std::string_view::npos || retry >= text.size()) return false;
    p = after_star;
    t = ++retry;
  }
  return true;
}

// The patterns of a table by the byte that a text must begin with to match them.
class Table {
 public:
  template <std::size_t Size>
  explicit Table(const std::array<std::string_view, Size>& patterns) {
    for (const std::string_view pattern : patterns) {
      for (unsigned byte = 0; byte < by_first_.size(); ++byte) {
        const char first = static_cast<char>(byte);
        const bool wild =
            pattern.front() == '*' || ((pattern.front() == '#' || pattern.front() == '%') && is_digit(first));
        if (wild || pattern.front() == first) by_first_[byte].push_back(pattern);
      }
    }
  }

  [[nodiscard]] bool holds(std::string_view text) const {
    return std::ranges::any_of(by_first_[static_cast<unsigned char>(text.front())],
                               [&](std::string_view pattern) { return matches(pattern, text); });
  }

 private:
  std::array<std::vector<std::string_view>, 256> by_first_ = {};
};

// Lower case, without arrows and dots of "Read more >>" at the end.
std::string folded(std::string_view words) {
  std::string result = text::to_lower(words);
  for (const std::string_view end :
       {"\u2026"sv, "\u00BB"sv, "\u203A"sv, "\u2192"sv, "..."sv, ">>"sv, ">"sv, "!"sv, " "sv}) {
    while (result.size() > end.size() && result.ends_with(end)) result.resize(result.size() - end.size());
  }
  return result;
}

// "(applause.)", "[laughter and applause]".
bool is_stage_direction(std::string_view line) {
  const bool round = line.starts_with('(') && line.ends_with(')');
  const bool square = line.starts_with('[') && line.ends_with(']');
  if (!round && !square) return false;
  line = line.substr(1, line.size() - 2);
  std::size_t count = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = std::min(line.find_first_not_of(" .,;-"sv, at), line.size());
    const std::size_t end = std::min(line.find_first_of(" .,;"sv, begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    if (word == "cross-talk"sv || std::ranges::binary_search(stage_words, word)) {
      ++count;
    } else if (!word.empty()) {
      return false;
    }
    at = end;
  }
  return count > 0;
}

// Letters beyond ASCII are all but the signs of Latin-1, general punctuation to arrows and dingbats
// (U+2000 to U+2BFF), and CJK punctuation.
bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return is_digit(static_cast<char>(c)) || text::is_letter(static_cast<char>(c));
  if (c < 0xC0 || c == 0xD7 || c == 0xF7 || c == 0xFFFD) return c == 0xAA || c == 0xB5 || c == 0xBA;
  return (c < 0x2000 || c > 0x2BFF) && (c < 0x3000 || c > 0x303F) && (c < 0xFE00 || c > 0xFE0F);
}

bool has_letter_or_digit(std::string_view words) {
  for (std::size_t at = 0; at < words.size(); at += text::utf8_sequence(words, at).length) {
    if (is_letter_or_digit(text::code_point_at(words, at))) return true;
  }
  return false;
}

}  // namespace

bool is_furniture(std::string_view words) {
  if (words.empty() || words.size() > longest_furniture) return false;
  // In small letters it may be a heading.
  if (words == "END"sv || !has_letter_or_digit(words)) return true;
  const std::string line = folded(words);
  if (is_stage_direction(line)) return true;
  static const Table line_table(lines);
  static const Table sentence_table(sentences);
  if (line.size() > 1 && line.ends_with('.'))
    return sentence_table.holds(std::string_view(line).substr(0, line.size() - 1));
  return line_table.holds(line) || sentence_table.holds(line);
}

}  // namespace tenet::indexer
