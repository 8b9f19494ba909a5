#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <tenet/words.h>

#include "analysis/nodes.h"
#include "analysis/tally.h"
#include "analysis/word_rows.h"
#include "errors.h"
#include "text/sentences.h"
#include "text/visible.h"

namespace tenet {
namespace {

using analysis::ReadText;

// The places of the words of the sentences that a node stands in.
TextRange sentences_of(TextRange node, const ReadText& read) {
  const std::string visible = text::blank_hidden(read.text, {0, read.text.size()}, read.hidden);
  const std::vector<std::size_t> starts = text::sentence_starts(visible);
  const auto behind = std::ranges::upper_bound(starts, node.begin);
  const auto after = std::ranges::lower_bound(starts, node.end);
  return analysis::places_of(
      {behind == starts.begin() ? 0 : *(behind - 1), after == starts.end() ? visible.size() : *after}, read.tokens);
}

// The places of the words that a window takes in around a node, the node included.
TextRange places_around(TextRange node, const ReadText& read, const Window& window) {
  if (window.unit == Window::Unit::passage) return {0, read.tokens.size()};
  if (window.unit == Window::Unit::sentence) return sentences_of(node, read);
  const TextRange places = analysis::places_of(node, read.tokens);
  return {places.begin - std::min(places.begin, window.words),
          places.end + std::min(read.tokens.size() - places.end, window.words)};
}

// Counts the words around nodes, passage by passage, and those of the nodes.
class Surveyor {
 public:
  explicit Surveyor(const Window& window) : window_(window) {}

  void add(const Hit& hit) {
    if (hit.nodes.empty()) return;
    const ReadText read = analysis::read_passage(hit, analyser_);
    enum class Kind : char { outside, inside, node };
    std::vector<Kind> kinds(read.tokens.size(), Kind::outside);
    const auto mark = [&](TextRange places, Kind kind) {
      for (std::size_t i = places.begin; i < places.end; ++i) kinds[i] = std::max(kinds[i], kind);
    };
    for (const Node& node : hit.nodes) {
      mark(places_around(node.range, read, window_), Kind::inside);
      mark(analysis::places_of(node.range, read.tokens), Kind::node);
    }
    nodes_ += hit.nodes.size();
    tally_.begin_passage(hit.id, hit.document.id);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (kinds[i] == Kind::inside) tally_.count(read.tokens[i].word);
      if (kinds[i] == Kind::node) ++node_words_[read.tokens[i].stem()];
    }
  }

  [[nodiscard]] WordTable table(const Searcher& searcher, const WordOptions& options) const {
    std::uint64_t in_nodes = 0;
    for (const auto& [stem, count] : node_words_) in_nodes += count;
    WordTable table{.nodes = nodes_,
                    .passages = tally_.passages(),
                    .documents = tally_.documents(),
                    .words_here = tally_.words(),
                    .words_elsewhere = searcher.info().words - in_nodes - tally_.words()};
    const auto everywhere = [&](const std::vector<std::string>& stems) {
      std::vector<std::uint64_t> counts = searcher.occurrences(stems);
      for (std::size_t i = 0; i < stems.size(); ++i) {
        if (const auto node = node_words_.find(stems[i]); node != node_words_.end()) counts[i] -= node->second;
      }
      return counts;
    };
    analysis::fill_rows(tally_, options, everywhere, table);
    return table;
  }

 private:
  Window window_;
  text::Analyser analyser_;
  analysis::Tally tally_;
  std::map<std::string, std::uint64_t> node_words_;  // by stem
  std::uint64_t nodes_ = 0;
};

}  // namespace

WordTable collocates(const Searcher& searcher, const Query& query, const Window& window, const WordOptions& options) {
  return translate_errors("counting words", [&]() -> WordTable {
    analysis::require_nodes(query);
    Surveyor surveyor(window);
    searcher.scan(query, [&](const Hit& hit) {
      surveyor.add(hit);
      return true;
    });
    return surveyor.table(searcher, options);
  });
}

}  // namespace tenet
