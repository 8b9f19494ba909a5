#include "indexer/cuts.h"

#include <algorithm>
#include <cstdint>

#include "text/ascii.h"
#include "text/sentences.h"
#include "text/visible.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

// Text without spaces is parted here, in bytes; longer than any word but not than many an address.
constexpr std::size_t longest_word = 64;

// Calls `on_word` with the first byte of every word of `range`.
template <typename OnWord>
void each_word_of(std::string_view text, TextRange range, OnWord on_word) {
  bool in_word = false;
  std::size_t begin = 0;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (text::is_ascii_space(text[at])) {
      in_word = false;
    } else if (!in_word || (at - begin >= longest_word && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U)) {
      in_word = true;
      begin = at;
      on_word(at);
    }
  }
}

template <typename OnWord>
void each_word(std::string_view text, const Block& block, OnWord on_word) {
  std::size_t at = block.range.begin;
  for (const TextRange& hidden : block.hidden) {
    each_word_of(text, {at, hidden.begin}, on_word);
    at = hidden.end;
  }
  each_word_of(text, {at, block.range.end}, on_word);
}

// A place where a part may begin.
struct Cut {
  std::size_t word = 0;  // the first of the part, counted from the block's beginning
  bool beside_quote = false;
};

// Whether it stands between quotation marks: a turn of a transcript may be cut like any other text.
bool is_marked(const Quote& quote) {
  return quote.kind == QuoteKind::speech || quote.kind == QuoteKind::title || quote.kind == QuoteKind::term;
}

class Cutter {
 public:
  Cutter(std::string_view text, const Block& block, std::span<const Quote> quotes, PassageSize size)
      : text_(text),
        block_(block),
        cut_to_(static_cast<std::size_t>(size.cut_to)),
        most_(2 * static_cast<std::size_t>(size.cut_above)) {
    each_word(text_, block_, [this](std::size_t at) { words_.push_back(at); });
    std::size_t outer_end = 0;  // of the last quotation that is in no other
    for (const Quote& quote : quotes) {
      if (!is_marked(quote) || quote.range.begin < outer_end) continue;
      quotes_.push_back({word_at(quote.range.begin), word_at(quote.range.end - 1)});
      outer_end = quote.range.end;
    }
    find_cuts();
  }

  [[nodiscard]] std::vector<TextRange> parts() const {
    std::vector<TextRange> result;
    std::size_t from = 0;
    std::size_t first_cut = 0;
    while (from < words_.size()) {
      const std::size_t left = words_.size() - from;
      std::size_t to = words_.size();
      if (left > cut_to_) {
        while (first_cut < cuts_.size() && cuts_[first_cut].word <= from) ++first_cut;
        const std::size_t count = (left + cut_to_ - 1) / cut_to_;
        to = next_part(from, (left + count - 1) / count, first_cut);
      }
      // What looks like words may be white space that is not ASCII.
      if (const TextRange part = range(from, to); !part.empty()) result.push_back(part);
      from = to;
    }
    return result;
  }

 private:
  struct WordRange {
    std::size_t first = 0;
    std::size_t last = 0;  // included
  };

  // The word that holds byte `at`, or the one before it.
  [[nodiscard]] std::size_t word_at(std::size_t at) const {
    const auto after = std::ranges::upper_bound(words_, at);
    return after == words_.begin() ? 0 : static_cast<std::size_t>(after - words_.begin()) - 1;
  }

  [[nodiscard]] bool is_long(const WordRange& quote) const { return quote.last - quote.first + 1 > most_; }

  void find_cuts() {
    const auto source = text_.substr(block_.range.begin, block_.range.size());
    std::size_t q = 0;
    std::size_t word = 0;
    for (const std::size_t start : text::sentence_starts(source)) {
      const std::size_t at = block_.range.begin + start;
      while (word < words_.size() && words_[word] < at) ++word;
      if (word == 0 || word == words_.size() || begins_small(words_[word])) continue;
      if (!cuts_.empty() && cuts_.back().word == word) continue;
      while (q < quotes_.size() && quotes_[q].last + 1 < word) ++q;
      const bool inside = q < quotes_.size() && quotes_[q].first < word && word <= quotes_[q].last;
      if (inside && !is_long(quotes_[q])) continue;
      const auto touches = [&](std::size_t i) {
        return i < quotes_.size() && (quotes_[i].first == word || quotes_[i].last + 1 == word);
      };
      cuts_.push_back({.word = word, .beside_quote = inside || touches(q) || touches(q + 1)});
    }
  }

  // A small letter goes on with the sentence before: `"Will it work?" the group asked.`
  [[nodiscard]] bool begins_small(std::size_t at) const { return text::is_lower(text_[at]); }

  // The word at which the part that begins with `from` ends: a cut near `from + target` that makes it no longer
  // than cut_to_, else the next cut, else between two words.
  [[nodiscard]] std::size_t next_part(std::size_t from, std::size_t target, std::size_t first_cut) const {
    const Cut* best = nullptr;
    const auto distance = [&](const Cut& cut) {
      const auto size = cut.word - from;
      const auto off = size > target ? size - target : target - size;
      return cut.beside_quote ? off + target / 2 : off;
    };
    for (std::size_t i = first_cut; i < cuts_.size() && cuts_[i].word <= from + cut_to_; ++i) {
      if (best == nullptr || distance(cuts_[i]) < distance(*best)) best = &cuts_[i];
    }
    if (best != nullptr) return best->word;
    if (first_cut < cuts_.size() && cuts_[first_cut].word <= from + most_) return cuts_[first_cut].word;
    return between_words(from, from + target);
  }

  // `to`, or beside the quotation that it would cut.
  [[nodiscard]] std::size_t between_words(std::size_t from, std::size_t to) const {
    const auto quote = std::ranges::lower_bound(quotes_, to, {}, &WordRange::last);
    if (quote == quotes_.end() || quote->first >= to || is_long(*quote)) return to;
    return quote->first > from ? quote->first : quote->last + 1;
  }

  // The bytes of words [from, to), without white space and markup at the end.
  [[nodiscard]] TextRange range(std::size_t from, std::size_t to) const {
    const bool whole = to == words_.size();
    TextRange part{from == 0 ? block_.range.begin : words_[from], whole ? block_.range.end : words_[to]};
    return whole ? text::trim(text_, part) : text::trim_visible(text_, part, block_.hidden);
  }

  std::string_view text_;
  const Block& block_;
  std::size_t cut_to_;
  std::size_t most_;                     // words: of a sentence or a quotation that stays whole
  std::vector<std::size_t> words_ = {};  // first byte of each
  std::vector<WordRange> quotes_ = {};   // in no other
  std::vector<Cut> cuts_ = {};
};

}  // namespace

std::size_t count_words(std::string_view text, const Block& block) {
  std::size_t count = 0;
  each_word(text, block, [&count](std::size_t /*at*/) { ++count; });
  return count;
}

std::vector<TextRange> cut_block(std::string_view text, const Block& block, std::span<const Quote> quotes,
                                 PassageSize size) {
  if (count_words(text, block) <= static_cast<std::size_t>(size.cut_above)) return {block.range};
  return Cutter(text, block, quotes, size).parts();
}

}  // namespace tenet::indexer
