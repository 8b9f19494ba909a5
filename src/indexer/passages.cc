#include "indexer/passages.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "indexer/cuts.h"
#include "text/visible.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

// Short blocks are joined up to this many words, a short paragraph's worth.
constexpr std::size_t most_joined = 60;

bool is_text(const Block& block) {
  return block.kind != Block::Kind::title && block.kind != Block::Kind::heading && block.kind != Block::Kind::furniture;
}

class Splitter {
 public:
  Splitter(std::string_view text, const std::vector<Block>& blocks, const std::vector<Quote>& quotes, PassageSize size)
      : text_(text), blocks_(blocks), quotes_(quotes), size_(size) {}

  std::vector<Passage> split() && {
    for (std::size_t i = 0; i < blocks_.size();) {
      switch (blocks_[i].kind) {
        case Block::Kind::furniture: ++i; break;
        case Block::Kind::title: add(i, i, i + 1), ++i; break;
        case Block::Kind::heading: i = add_section(i); break;
        default: i = add_text(i, i);
      }
    }
    give_quotes();
    return std::move(passages_);
  }

 private:
  // A heading, those of lower rank that follow at once, and the first text under them; gives the next block.
  std::size_t add_section(std::size_t first) {
    std::size_t next = first + 1;
    while (next < blocks_.size() && blocks_[next].kind == Block::Kind::heading &&
           blocks_[next].level > blocks_[next - 1].level) {
      ++next;
    }
    heading_ = blocks_[next - 1].range;
    if (next < blocks_.size() && is_text(blocks_[next])) return add_text(first, next);
    add(first, first, next);
    return next;
  }

  // The text block `begin` with the short ones that join it, headings from `first` on in front; gives the next block.
  std::size_t add_text(std::size_t first, std::size_t begin) {
    std::size_t words = count_words(text_, blocks_[begin]);
    if (words > static_cast<std::size_t>(size_.cut_above)) {
      add_parts(first, begin);
      return begin + 1;
    }
    std::size_t end = begin + 1;
    std::size_t last_words = words;
    while (end < blocks_.size() && is_text(blocks_[end])) {
      const std::size_t next_words = count_words(text_, blocks_[end]);
      if (!joins(blocks_[end - 1], last_words, blocks_[end], next_words) || words + next_words > most_joined) break;
      words += next_words;
      last_words = next_words;
      ++end;
    }
    add(first, first, end);
    return end;
  }

  // Two short ones of a kind; or a short one that a lead-in announces.
  [[nodiscard]] bool joins(const Block& block, std::size_t words, const Block& next, std::size_t next_words) const {
    const auto short_below = static_cast<std::size_t>(size_.join_below);
    if (next_words >= short_below || (block.kind == Block::Kind::note) != (next.kind == Block::Kind::note))
      return false;
    return (words < short_below && block.kind == next.kind) || text_[block.range.end - 1] == ':';
  }

  // One passage of the blocks [begin, end), numbered as block `first`.
  void add(std::size_t first, std::size_t begin, std::size_t end) {
    Passage passage{.number = static_cast<int>(first) + 1,
                    .range = {blocks_[begin].range.begin, blocks_[end - 1].range.end}};
    if (blocks_[begin].kind != Block::Kind::title) passage.heading = heading_;
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) hide_between(passage, blocks_[i - 1], blocks_[i]);
      passage.hidden.insert(passage.hidden.end(), blocks_[i].hidden.begin(), blocks_[i].hidden.end());
    }
    passages_.push_back(std::move(passage));
  }

  // The parts of a long block; headings stand in front of the first.
  void add_parts(std::size_t first, std::size_t long_block) {
    const Block& block = blocks_[long_block];
    const auto begin =
        std::ranges::lower_bound(quotes_, block.range.begin, {}, [](const Quote& quote) { return quote.range.begin; });
    const auto end =
        std::ranges::lower_bound(quotes_, block.range.end, {}, [](const Quote& quote) { return quote.range.begin; });
    int part = 0;
    for (const TextRange& range : cut_block(text_, block, std::span(begin, end), size_)) {
      Passage passage{.number = static_cast<int>(first) + 1, .part = ++part, .range = range, .heading = heading_};
      if (part == 1 && first < long_block) {
        add(first, first, long_block);
        passage.hidden = std::move(passages_.back().hidden);
        passage.range.begin = passages_.back().range.begin;
        passages_.pop_back();
        hide_between(passage, blocks_[long_block - 1], block);
      }
      auto hidden = std::ranges::lower_bound(block.hidden, range.begin, {}, &TextRange::end);
      for (; hidden != block.hidden.end() && hidden->begin < range.end; ++hidden) {
        const TextRange inside{std::max(hidden->begin, range.begin), std::min(hidden->end, range.end)};
        if (!inside.empty()) passage.hidden.push_back(inside);
      }
      passages_.push_back(std::move(passage));
    }
  }

  // Whatever stands between two blocks is markup: a list marker, a bar of a table.
  void hide_between(Passage& passage, const Block& block, const Block& next) const {
    const TextRange between = text::trim(text_, {block.range.end, next.range.begin});
    if (!between.empty()) passage.hidden.push_back(between);
  }

  // Gives each passage its quotations; one that was cut is in each of its passages with its part of it.
  void give_quotes() {
    std::vector<Quote> going_on;  // from the passages before
    auto next = quotes_.begin();
    for (Passage& passage : passages_) {
      for (; next != quotes_.end() && next->range.begin < passage.range.end; ++next) going_on.push_back(*next);
      for (const Quote& quote : going_on) {
        const TextRange inside{std::max(quote.range.begin, passage.range.begin),
                               std::min(quote.range.end, passage.range.end)};
        if (inside.begin >= inside.end) continue;
        const TextRange words = text::trim_visible(text_, inside, passage.hidden);
        if (words.empty()) continue;
        passage.quotes.push_back(quote);
        passage.quotes.back().range = words;
        passage.quotes.back().continues = quote.continues || quote.range.begin < inside.begin;
      }
      std::erase_if(going_on, [&](const Quote& quote) { return quote.range.end <= passage.range.end; });
    }
  }

  std::string_view text_;
  const std::vector<Block>& blocks_;
  const std::vector<Quote>& quotes_;
  PassageSize size_;
  TextRange heading_ = {};  // of the section
  std::vector<Passage> passages_ = {};
};

}  // namespace

std::vector<Passage> split_passages(std::string_view text, const std::vector<Block>& blocks,
                                    const std::vector<Quote>& quotes, PassageSize size) {
  return Splitter(text, blocks, quotes, size).split();
}

}  // namespace tenet::indexer

namespace tenet {

std::string passage_id(const std::string& document, const Passage& passage) {
  if (passage.part == 1) return fmt::format("{}#{}", document, passage.number);
  return fmt::format("{}#{}.{}", document, passage.number, passage.part);
}

}  // namespace tenet
