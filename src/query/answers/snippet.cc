#include "query/answers/snippet.h"

#include <algorithm>
#include <utility>

#include "text/visible.h"

namespace tenet::query {
namespace {

constexpr std::string_view ellipsis = "\u2026";

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

// Whether a line ends at `at` and only white space stands on the next.
bool ends_paragraph(std::string_view text, std::size_t at) {
  if (text[at] != '\n') return false;
  const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
  return next != std::string_view::npos && text[next] == '\n';
}

// The window of at most `bytes` bytes with most matches; among equals the first, its matches in the middle.
TextRange best_window(std::size_t size, const std::vector<TextRange>& matches, std::size_t bytes) {
  if (size <= bytes) return {0, size};
  std::size_t best_first = 0;
  std::size_t best_last = 0;
  std::size_t best_count = 0;
  for (std::size_t first = 0, last = 0; first < matches.size(); ++first) {
    last = std::max(last, first);
    while (last + 1 < matches.size() && matches[last + 1].end - matches[first].begin <= bytes) ++last;
    if (last - first + 1 > best_count) {
      best_count = last - first + 1;
      best_first = first;
      best_last = last;
    }
  }
  if (best_count == 0) return {0, bytes};
  const TextRange hull{matches[best_first].begin, matches[best_last].end};
  const std::size_t room = bytes > hull.size() ? bytes - hull.size() : 0;
  const std::size_t before = std::min(hull.begin, room / 2);
  const std::size_t begin = hull.begin - before;
  const std::size_t end = std::min(size, std::max(hull.end, begin + bytes));
  return {end == size && size - begin < bytes ? size - bytes : begin, end};
}

// Moves the ends of a window to ends of words, inwards but for words longer than 40 bytes.
TextRange cut_between_words(std::string_view text, TextRange window) {
  constexpr std::size_t far = 40;
  if (window.begin > 0) {
    std::size_t begin = window.begin;
    while (begin < window.end && begin - window.begin < far && !is_space(text[begin - 1])) ++begin;
    if (is_space(text[begin - 1])) window.begin = begin;
  }
  if (window.end < text.size()) {
    std::size_t end = window.end;
    while (end > window.begin && window.end - end < far && !is_space(text[end])) --end;
    if (is_space(text[end])) window.end = end;
  }
  // Never inside a character.
  const auto continues = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
  };
  while (window.begin < window.end && continues(window.begin)) ++window.begin;
  while (window.end > window.begin && continues(window.end)) --window.end;
  return window;
}

// Writes a snippet character by character, with the highlight that is under way.
class SnippetWriter {
 public:
  // `c` of the passage; `matched` says whether it is part of a match.
  void put(char c, bool matched) {
    if (!matched) close();
    if (is_space(c)) {
      if (!snippet_.text.empty() && !is_space(snippet_.text.back())) snippet_.text += ' ';
      return;
    }
    if (matched && open_ == none) open_ = snippet_.text.size();
    snippet_.text += c;
  }
  void end_paragraph() {
    close();
    drop_space();
    if (!snippet_.text.empty() && !snippet_.text.ends_with('\n')) snippet_.text += "\n\n";
  }
  void end_match() { close(); }
  void put_ellipsis() { snippet_.text += ellipsis; }
  Snippet finish() && {
    close();
    drop_space();
    return std::move(snippet_);
  }

 private:
  static constexpr std::size_t none = std::string::npos;

  void drop_space() {
    while (snippet_.text.ends_with(' ')) snippet_.text.pop_back();
  }
  void close() {
    if (open_ == none) return;
    std::size_t end = snippet_.text.size();
    while (end > open_ && is_space(snippet_.text[end - 1])) --end;
    if (end > open_) snippet_.highlights.push_back({open_, end});
    open_ = none;
  }

  Snippet snippet_;
  std::size_t open_ = none;  // where the highlight under way began in the snippet
};

}  // namespace

std::vector<TextRange> merge_ranges(std::vector<TextRange> ranges) {
  std::ranges::sort(ranges);
  std::vector<TextRange> merged;
  for (const TextRange& range : ranges) {
    if (!merged.empty() && range.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, range.end);
    } else {
      merged.push_back(range);
    }
  }
  return merged;
}

Snippet make_snippet(std::string_view text, const std::vector<TextRange>& matches, const std::vector<TextRange>& hidden,
                     std::size_t bytes) {
  const TextRange window = cut_between_words(text, best_window(text.size(), matches, bytes));
  SnippetWriter writer;
  if (window.begin > 0) writer.put_ellipsis();
  auto next_match = matches.begin();
  text::each_shown(text, window, hidden, [&](const text::Shown& shown) {
    for (std::size_t i = 0; i < shown.text.size(); ++i) {
      const std::size_t at = shown.source.begin + (shown.is_source ? i : 0);
      for (; next_match != matches.end() && next_match->end <= at; ++next_match) writer.end_match();
      if (shown.is_source && ends_paragraph(text, at)) writer.end_paragraph();
      writer.put(shown.text[i], next_match != matches.end() && next_match->begin <= at);
    }
  });
  Snippet snippet = std::move(writer).finish();
  if (window.end < text.size()) snippet.text += ellipsis;
  return snippet;
}

}  // namespace tenet::query
