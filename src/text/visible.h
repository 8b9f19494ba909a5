#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

#include "text/tokens.h"

// Words without their markup. The markup of a passage is hidden (Passage::hidden); some of it still parts words or
// stands for a character.
namespace tenet::text {

// Whether an HTML tag, "<td class=...>" or "</td>", begins or ends a line of text.
[[nodiscard]] bool ends_line(std::string_view tag);

// What a reader sees in place of `markup`, which is hidden as a whole: the character of an HTML entity, a space for a
// bar between cells of a table and for tags of which one ends a line, else nothing.
[[nodiscard]] std::string shown_for(std::string_view markup);

// A piece of what a reader sees, and where it stands in the source.
struct Shown {
  std::string_view text = {};  // of the source, or what stands for markup
  TextRange source = {};
  bool is_source = true;
};

// Calls `visit(const Shown&)` with what a reader sees of `range` of `text`, in reading order. `hidden` are ranges in
// `text`, sorted, which may reach outside of `range`. The text of a piece that is no source is valid during the call.
template <typename Visit>
void each_shown(std::string_view text, TextRange range, const std::vector<TextRange>& hidden, const Visit& visit) {
  std::size_t at = range.begin;
  for (auto next = std::ranges::upper_bound(hidden, at, {}, &TextRange::end); next != hidden.end(); ++next) {
    const TextRange part = *next;
    if (part.begin >= range.end) break;
    if (part.begin > at) visit(Shown{text.substr(at, part.begin - at), {at, part.begin}});
    const TextRange inside{part.begin < at ? at : part.begin, part.end < range.end ? part.end : range.end};
    const std::string meaning = shown_for(text.substr(inside.begin, inside.size()));
    if (!meaning.empty()) visit(Shown{meaning, inside, false});
    at = inside.end;
  }
  if (at < range.end) visit(Shown{text.substr(at, range.end - at), {at, range.end}});
}

// The hidden ranges of a passage, counted from its beginning: for its text, which is Document::text[passage.range].
[[nodiscard]] std::vector<TextRange> hidden_within(const Passage& passage);

// `range` of `text` as a reader sees it.
[[nodiscard]] std::string visible_text(std::string_view text, TextRange range, const std::vector<TextRange>& hidden);

// The words that a reader sees in `range` of `text`: "Sec<b>tion</b>" is one. Ranges of tokens are counted from
// range.begin, and hold the markup inside a word.
[[nodiscard]] std::vector<Token> visible_tokens(std::string_view text, TextRange range,
                                                const std::vector<TextRange>& hidden, Analyser& analyser);
// The same of a passage, of which `text` is Document::text[passage.range].
[[nodiscard]] std::vector<Token> visible_tokens(std::string_view text, const Passage& passage, Analyser& analyser);

// `range` of `text` with every byte of what is hidden made a space: same length, so that ranges stay true.
[[nodiscard]] std::string blank_hidden(std::string_view text, TextRange range, const std::vector<TextRange>& hidden);

// `range` without white space and markup at both of its ends; empty at range.end when it holds nothing else.
[[nodiscard]] TextRange trim_visible(std::string_view text, TextRange range, const std::vector<TextRange>& hidden);

}  // namespace tenet::text
