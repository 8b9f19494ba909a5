#include <tenet/concordance.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <tuple>
#include <utility>

#include <xxhash.h>

#include "analysis/context.h"
#include "analysis/nodes.h"
#include "errors.h"
#include "text/code_points.h"
#include "text/tokens.h"

namespace tenet {
namespace {

using analysis::ReadText;

// What a line is sorted by, and how it is chosen.
struct Rank {
  std::uint64_t chance = 0;            // in a sample; 0 without one
  std::vector<std::string> keys = {};  // of ConcordanceOptions::sort
  std::uint64_t place = 0;             // in reading order, from 0
};

bool sorts_before(const Rank& a, const Rank& b) {
  return std::tie(a.keys, a.place) < std::tie(b.keys, b.place);
}
// Whether the first is to be kept rather than the second.
bool is_preferred(const Rank& a, const Rank& b) {
  return a.chance == b.chance ? sorts_before(a, b) : a.chance < b.chance;
}

struct Ranked {
  Rank rank = {};
  ConcordanceLine line = {};
};
bool is_preferred_line(const Ranked& a, const Ranked& b) {
  return is_preferred(a.rank, b.rank);
}

// Sorts what is there before what is not.
std::string last_if_empty(const std::string& key) {
  return key.empty() ? "1" : "0" + key;
}

// A passage with its nodes, read as far as is asked.
class Surroundings {
 public:
  Surroundings(const Searcher& searcher, const Hit& hit, const ConcordanceOptions& options, text::Analyser& analyser)
      : searcher_(searcher), hit_(hit), options_(options), analyser_(analyser) {
    for (const LineOrder& order : options.sort) {
      if (order.by == LineOrder::By::left) left_ = std::max(left_, order.place);
      if (order.by == LineOrder::By::right) right_ = std::max(right_, order.place);
    }
  }

  // Reads what the next calls need to know about the node.
  void move_to(TextRange node) {
    if (read_.text.empty()) read();
    while (options_.across && !suffices(node)) {
      context_ = std::max<std::size_t>(1, context_ * 2);
      read();
    }
    node_ = {node.begin + begin_, node.end + begin_};
    places_ = analysis::places_of(node_, read_.tokens);
  }
  [[nodiscard]] analysis::Line line() const { return analysis::cut_line(read_, node_, options_.left, options_.right); }
  // The form of the word at that place before or behind the node, 1 the nearest; empty where there is none.
  [[nodiscard]] std::string before(std::size_t place) const {
    return place < 1 || place > places_.begin ? "" : read_.tokens[places_.begin - place].form();
  }
  [[nodiscard]] std::string behind(std::size_t place) const {
    return place < 1 || place > read_.tokens.size() - places_.end ? "" : read_.tokens[places_.end + place - 1].form();
  }
  [[nodiscard]] std::string node() const {
    std::string words;
    for (std::size_t i = places_.begin; i < places_.end; ++i) {
      words += (words.empty() ? "" : " ") + read_.tokens[i].form();
    }
    return words;
  }

 private:
  // Whether there are words enough around the node, or no more.
  [[nodiscard]] bool suffices(TextRange node) const {
    const TextRange places = analysis::places_of({node.begin + begin_, node.end + begin_}, read_.tokens);
    return (at_first_ || places.begin >= left_) && (at_last_ || read_.tokens.size() - places.end >= right_);
  }

  // Reads the passage with `context_` passages on either side.
  void read() {
    read_ = {};
    if (context_ == 0) {
      begin_ = analysis::add_passage(hit_, read_);
    } else {
      const std::vector<Hit> passages = searcher_.show(hit_.id, context_);
      const auto own = std::ranges::find(passages, hit_.id, &Hit::id);
      at_first_ = static_cast<std::size_t>(own - passages.begin()) < context_;
      at_last_ = static_cast<std::size_t>(passages.end() - own) <= context_;
      for (const Hit& passage : passages) {
        const std::size_t begin = analysis::add_passage(passage, read_);
        if (passage.id == hit_.id) begin_ = begin;
      }
    }
    analysis::read_tokens(read_, analyser_);
  }

  const Searcher& searcher_;
  const Hit& hit_;
  const ConcordanceOptions& options_;
  text::Analyser& analyser_;
  std::size_t left_ = options_.left;    // words that lines and their order look at
  std::size_t right_ = options_.right;  // the same
  ReadText read_;
  TextRange node_;    // bytes of read_.text
  TextRange places_;  // of its tokens
  std::size_t context_ = 0;
  std::size_t begin_ = 0;  // of the passage in read_.text
  bool at_first_ = false;  // whether read_ begins with the document's first passage
  bool at_last_ = false;   // whether it ends with the last
};

// Keeps the lines that are wanted while passages come in.
class Collector {
 public:
  Collector(const Searcher& searcher, const ConcordanceOptions& options)
      : searcher_(searcher), options_(options), most_(options.sample.value_or(end_of_page())) {}

  void add(const Hit& hit) {
    if (hit.nodes.empty()) return;
    ++result_.passages;
    if (hit.document.id != last_document_) {
      last_document_ = hit.document.id;
      document_.reset();
      ++result_.documents;
    }
    Surroundings surroundings(searcher_, hit, options_, analyser_);
    for (const Node& node : hit.nodes) add(hit, node, surroundings);
  }

  Concordance finish() && {
    std::ranges::sort(kept_, [](const Ranked& a, const Ranked& b) { return sorts_before(a.rank, b.rank); });
    const std::size_t end = std::min(kept_.size(), end_of_page());
    for (std::size_t i = std::min(options_.offset, end); i < end; ++i) {
      result_.lines.push_back(std::move(kept_[i].line));
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::size_t end_of_page() const {
    constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
    return options_.limit > all - options_.offset ? all : options_.offset + options_.limit;
  }

  void add(const Hit& hit, const Node& node, Surroundings& surroundings) {
    Rank rank{.chance = chance_of(hit, node), .place = result_.total++};
    // What chance or place alone rules out need not be read.
    const bool ranks_alone = options_.sample || options_.sort.empty();
    if (most_ == 0 || (ranks_alone && is_full() && !is_preferred(rank, kept_.front().rank))) return;
    surroundings.move_to(node.range);
    rank.keys = keys_of(surroundings, hit, node);
    if (is_full()) {
      if (!is_preferred(rank, kept_.front().rank)) return;
      std::ranges::pop_heap(kept_, is_preferred_line);
      kept_.pop_back();
    }
    kept_.push_back({std::move(rank), line_of(hit, node, surroundings.line())});
    std::ranges::push_heap(kept_, is_preferred_line);
  }
  [[nodiscard]] bool is_full() const { return kept_.size() == most_; }

  [[nodiscard]] std::uint64_t chance_of(const Hit& hit, const Node& node) const {
    if (!options_.sample) return 0;
    const std::string name = hit.id + ':' + std::to_string(hit.passage.range.begin + node.range.begin);
    return XXH3_64bits_withSeed(name.data(), name.size(), options_.seed);
  }

  std::vector<std::string> keys_of(const Surroundings& surroundings, const Hit& hit, const Node& node) {
    std::vector<std::string> keys;
    for (const LineOrder& order : options_.sort) {
      switch (order.by) {
        case LineOrder::By::left: keys.push_back(surroundings.before(order.place)); break;
        case LineOrder::By::right: keys.push_back(surroundings.behind(order.place)); break;
        case LineOrder::By::node: keys.push_back(surroundings.node()); break;
        case LineOrder::By::speaker: keys.push_back(last_if_empty(folded(node.speaker))); break;
        case LineOrder::By::date: keys.push_back(last_if_empty(hit.document.date)); break;
        case LineOrder::By::document: keys.push_back(hit.document.id); break;
      }
    }
    return keys;
  }
  std::string folded(const std::string& name) {
    std::string words;
    for (const text::Token& token : analyser_.analyse(name)) words += (words.empty() ? "" : " ") + token.form();
    return words;
  }

  ConcordanceLine line_of(const Hit& hit, const Node& node, analysis::Line parts) {
    if (!document_) document_ = std::make_shared<const Document>(hit.document);
    const std::size_t offset = hit.passage.range.begin;
    const std::string_view text = hit.text;
    const std::size_t begin = hit.code_points.begin + text::count_code_points(text.substr(0, node.range.begin));
    const std::size_t size = text::count_code_points(text.substr(node.range.begin, node.range.size()));
    return {.passage = hit.id,
            .document = document_,
            .speaker = node.speaker,
            .left = std::move(parts.left),
            .node = std::move(parts.node),
            .right = std::move(parts.right),
            .bytes = {offset + node.range.begin, offset + node.range.end},
            .code_points = {begin, begin + size},
            .pages = hit.passage.pages};
  }

  const Searcher& searcher_;
  const ConcordanceOptions& options_;
  std::size_t most_;  // lines to keep
  text::Analyser analyser_;
  std::vector<Ranked> kept_;  // a heap, the least preferred on top
  std::string last_document_;
  std::shared_ptr<const Document> document_;  // the last, shared by its lines
  Concordance result_;
};

}  // namespace

Concordance concordance(const Searcher& searcher, const Query& query, const ConcordanceOptions& options) {
  return translate_errors("finding lines", [&]() -> Concordance {
    analysis::require_nodes(query);
    Collector collector(searcher, options);
    searcher.scan(query, [&](const Hit& hit) {
      collector.add(hit);
      return true;
    });
    return std::move(collector).finish();
  });
}

}  // namespace tenet
