#include "indexer/attribution/quotes.h"

#include <algorithm>
#include <iterator>

#include "indexer/attribution/quote_marks.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using Shape = QuoteMark::Shape;

// A mark that opened and waits for its other half.
struct Opened {
  Shape shape = Shape::straight;
  bool clearly = false;   // its neighbours leave no doubt that it opens
  std::size_t quote = 0;  // place in the quotes
};

// More than this many marks open at once are no quotations.
constexpr std::size_t deepest = 8;

// Of the bytes beyond ASCII, 0xC2 and 0xE2 begin punctuation, the others letters.
bool has_word(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return text::is_digit(c) || text::is_letter(c) || (byte >= 0xC3 && byte != 0xE2);
  });
}

// Which marks quote outside of others.
enum class Outer { doubles, both };

// Pairs the marks of one block after the other.
class Pairing {
 public:
  Pairing(std::string_view text, Outer outer) : text_(text), outer_(outer) {}

  // `goes_on` says whether the next block opens with a mark.
  void add_block(const Block& block, bool goes_on) {
    marks_.clear();
    decisive_ = 0;
    find_quote_marks(text_, block, marks_);
    const std::size_t first = quotes_.size();
    for (std::size_t i = 0; i < marks_.size(); ++i) take(i);
    end_block(block, goes_on);
    keep_closed(first);
  }

  // How many single marks would open a quotation outside of others.
  [[nodiscard]] std::size_t single_openings() const { return single_openings_; }

  // The quotations in reading order, with their levels.
  std::vector<Quote> finish() && {
    std::vector<std::size_t> around;  // ends of the quotations around this one
    for (Quote& quote : quotes_) {
      while (!around.empty() && around.back() <= quote.range.begin) around.pop_back();
      quote.level = static_cast<int>(around.size());
      around.push_back(quote.range.end);
    }
    return std::move(quotes_);
  }

 private:
  void take(std::size_t i) {
    const QuoteMark& mark = marks_[i];
    if (mark.is_single()) return take_single(i);
    const bool open = doubles_ > 0;
    const bool opens_only = mark.can_open && !mark.can_close;
    const bool closes_only = mark.can_close && !mark.can_open;
    switch (mark.shape) {
      case Shape::opening:
        // German closes with the curly mark that opens English; and typists err.
        if (open && closes_only) return close(mark);
        return push(mark, true);
      case Shape::closing:
        if (open) return close(mark);
        if (opens_only) push(mark, false);
        return;
      default:
        if (opens_only) return push(mark, true);
        if (open && !(mark.after_digit && closes_only && is_measure(i))) return close(mark);
        if (!open && !closes_only && may_open_spaced(i)) push(mark, false);
    }
  }

  // Single marks quote inside double ones, and outside where the document quotes so.
  void take_single(std::size_t i) {
    const QuoteMark& mark = marks_[i];
    const bool inside_single = !opened_.empty() && opened_.back().shape >= Shape::single_straight;
    const bool may_open = mark.shape != Shape::single_closing && mark.can_open;
    const bool may_close = mark.shape != Shape::single_opening && mark.can_close;
    if (doubles_ == 0 && !inside_single && may_open && !mark.can_close) ++single_openings_;
    if (doubles_ == 0 && outer_ == Outer::doubles) return;
    if (inside_single && may_close) {
      if (doubles_ == 0 && is_possessive(i)) return;
      close_top(mark);
    } else if (may_open && !inside_single) {
      push(mark, true);
    }
  }

  // Whether the mark of "The officers' union agreed," belongs to its word: the quotation is a sentence, which ends
  // behind punctuation, and a later mark does so before another opens.
  [[nodiscard]] bool is_possessive(std::size_t i) {
    const QuoteMark& mark = marks_[i];
    const std::size_t begin = quotes_[opened_.back().quote].range.begin;
    if (!text::is_upper(text_[begin]) || ends_clause(mark) || text_[mark.range.begin - 1] != 's') return false;
    const auto decides = [&](const QuoteMark& later) {
      return later.is_single() && (ends_clause(later) || (later.can_open && !later.can_close));
    };
    if (decisive_ <= i) {
      const auto next = std::find_if(marks_.begin() + static_cast<std::ptrdiff_t>(i) + 1, marks_.end(), decides);
      decisive_ = static_cast<std::size_t>(next - marks_.begin());
    }
    return decisive_ < marks_.size() && marks_[decisive_].can_close && ends_clause(marks_[decisive_]);
  }

  // Whether punctuation stands before `mark`.
  [[nodiscard]] bool ends_clause(const QuoteMark& mark) const {
    const std::size_t at = mark.range.begin;
    return at > 0 && std::string_view(".,?!:;)-").find(text_[at - 1]) != std::string_view::npos;
  }

  // A mark behind a number inside a quotation is inches when the next mark would otherwise have nothing
  // to close.
  [[nodiscard]] bool is_measure(std::size_t i) const {
    const auto next = std::find_if(marks_.begin() + static_cast<std::ptrdiff_t>(i) + 1, marks_.end(),
                                   [](const QuoteMark& mark) { return !mark.is_single(); });
    return next != marks_.end() && next->shape != Shape::opening && next->can_close && !next->can_open;
  }

  // A straight mark with spaces around it, as in tokenised text, opens when another is there to close it.
  [[nodiscard]] bool may_open_spaced(std::size_t i) const {
    const QuoteMark& mark = marks_[i];
    if (mark.can_open) return true;
    const bool after_space = mark.range.begin == 0 || text::white_space_before(text_, mark.range.begin) > 0;
    return after_space && i + 1 < marks_.size() && !marks_[i + 1].is_single() &&
           !(marks_[i + 1].can_open && !marks_[i + 1].can_close);
  }

  void push(const QuoteMark& mark, bool clearly) {
    if (opened_.size() == deepest) return;
    opened_.push_back({.shape = mark.shape, .clearly = clearly, .quote = quotes_.size()});
    quotes_.push_back({.range = {mark.range.end, 0}});  // an end of 0 is open
    doubles_ += static_cast<std::size_t>(!mark.is_single());
  }

  void pop() {
    doubles_ -= static_cast<std::size_t>(opened_.back().shape < Shape::single_straight);
    opened_.pop_back();
  }

  void close_top(const QuoteMark& mark) {
    quotes_[opened_.back().quote].range.end = mark.range.begin;
    pop();
  }

  // Closes the innermost double mark; a curly closing mark prefers a curly opening one. What was opened inside
  // and not closed was no quotation.
  void close(const QuoteMark& mark) {
    const auto is_double = [](const Opened& opened) { return opened.shape < Shape::single_straight; };
    const auto is_curly = [](const Opened& opened) { return opened.shape == Shape::opening; };
    auto found = opened_.rend();
    if (mark.shape == Shape::closing) found = std::find_if(opened_.rbegin(), opened_.rend(), is_curly);
    if (found == opened_.rend()) found = std::find_if(opened_.rbegin(), opened_.rend(), is_double);
    const auto inside = static_cast<std::size_t>(found - opened_.rbegin());
    for (std::size_t i = 0; i < inside; ++i) pop();
    close_top(mark);
  }

  // What is still open ends here, when it clearly opened, and when it goes on in the next block or nothing
  // later in this block casts doubt on it: `"We won, he said. "They lost."` lacks a mark nobody can place.
  void end_block(const Block& block, bool goes_on) {
    if (!opened_.empty()) {
      const Opened outer = opened_.front();
      const bool last = std::none_of(quotes_.begin() + static_cast<std::ptrdiff_t>(outer.quote) + 1, quotes_.end(),
                                     [](const Quote& quote) { return quote.range.end != 0; });
      const bool is_single = outer.shape >= Shape::single_straight;  // what stays open may be an apostrophe
      if (outer.clearly && (goes_on || (last && !is_single))) quotes_[outer.quote].range.end = block.range.end;
    }
    opened_.clear();
    doubles_ = 0;
  }

  // Drops what was never closed and what holds no words, from `first` on; leaves white space out.
  void keep_closed(std::size_t first) {
    const auto begin = quotes_.begin() + static_cast<std::ptrdiff_t>(first);
    for (auto quote = begin; quote != quotes_.end(); ++quote) {
      if (quote->range.end != 0) quote->range = text::trim(text_, quote->range);
    }
    const auto is_none = [&](const Quote& quote) {
      return quote.range.end == 0 || !has_word(text_.substr(quote.range.begin, quote.range.size()));
    };
    quotes_.erase(std::remove_if(begin, quotes_.end(), is_none), quotes_.end());
  }

  std::string_view text_;
  Outer outer_;
  std::size_t single_openings_ = 0;
  std::vector<QuoteMark> marks_ = {};
  std::size_t decisive_ = 0;  // the next mark that tells an apostrophe from an end, once looked for
  std::vector<Opened> opened_ = {};
  std::size_t doubles_ = 0;  // how many of opened_ are double marks
  std::vector<Quote> quotes_ = {};
};

}  // namespace

namespace {

Pairing pair_marks(std::string_view text, const std::vector<Block>& blocks, auto is_wanted, Outer outer) {
  Pairing pairing(text, outer);
  for (auto block = blocks.begin(); block != blocks.end(); ++block) {
    if (!is_wanted(*block)) continue;
    const auto next = std::find_if(std::next(block), blocks.end(), is_wanted);
    pairing.add_block(*block, next != blocks.end() && begins_with_quote_mark(text, *next, outer == Outer::both));
  }
  return pairing;
}

// British texts quote with single marks and put double ones inside: where more single marks open than double ones.
std::vector<Quote> find_quotes_of(std::string_view text, const std::vector<Block>& blocks, auto is_wanted) {
  Pairing by_doubles = pair_marks(text, blocks, is_wanted, Outer::doubles);
  const bool may_be = by_doubles.single_openings() > 0;
  std::vector<Quote> quotes = std::move(by_doubles).finish();
  if (!may_be) return quotes;
  std::vector<Quote> with_singles = pair_marks(text, blocks, is_wanted, Outer::both).finish();
  std::ptrdiff_t doubles_lead = 0;
  for (const Quote& quote : with_singles) {
    if (quote.level > 0) continue;
    const bool is_double =
        std::ranges::binary_search(quotes, quote.range.begin, {}, [](const Quote& one) { return one.range.begin; });
    doubles_lead += is_double ? 1 : -1;
  }
  return doubles_lead < 0 ? with_singles : quotes;
}

}  // namespace

std::vector<Quote> find_quotes(std::string_view text, const std::vector<Block>& blocks) {
  const auto is_note = [](const Block& block) { return block.kind == Block::Kind::note; };
  const auto is_body = [&](const Block& block) { return block.kind != Block::Kind::furniture && !is_note(block); };
  std::vector<Quote> quotes = find_quotes_of(text, blocks, is_body);
  if (std::ranges::none_of(blocks, is_note)) return quotes;
  std::ranges::copy(find_quotes_of(text, blocks, is_note), std::back_inserter(quotes));
  std::ranges::stable_sort(quotes, {}, [](const Quote& quote) { return quote.range.begin; });
  return quotes;
}

}  // namespace tenet::indexer
