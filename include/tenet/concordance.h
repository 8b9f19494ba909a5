#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tenet/export.h>
#include <tenet/passage.h>
#include <tenet/query.h>
#include <tenet/searcher.h>

namespace tenet {

// Words in their context: a line for every node (see Node) of the passages that answer a query.
//
//   for (const tenet::ConcordanceLine& line : tenet::concordance(searcher, searcher.parse("bail")).lines) {
//     std::cout << line.left.text << '[' << line.node.text << ']' << line.right.text << '\n';
//   }

// A part of a line.
struct LinePart {
  std::string text = {};                // as a Snippet has it: without markup, white space folded
  std::vector<std::string> words = {};  // in reading order, folded as searches fold them: what lines are sorted by

  bool operator==(const LinePart&) const = default;
};

struct ConcordanceLine {
  std::string passage = {};                       // its id
  std::shared_ptr<const Document> document = {};  // all but its text; never null in what concordance() gives
  std::string speaker = {};                       // of the node, see Node::speaker
  LinePart left = {};                             // the texts of the three together are the line: the space between
  LinePart node = {};                             // the node and its context belongs to the context
  LinePart right = {};
  TextRange bytes = {};        // of the node in the document's text
  TextRange code_points = {};  // the same
  PageRange pages = {};        // of its passage
};

// What lines are sorted by. Words and speakers are compared folded, as bytes of UTF-8; what is missing comes first
// among words, and last among dates and speakers.
struct LineOrder {
  enum class By {
    left,   // the word at `place` before the node, 1 next to it: the left context by its last word
    right,  // the word at `place` behind it
    node,
    speaker,
    date,
    document,  // its id
  };

  By by = By::node;
  std::size_t place = 1;

  bool operator==(const LineOrder&) const = default;
};

struct ConcordanceOptions {
  std::size_t left = 8;   // words of context, at most
  std::size_t right = 8;  // the same
  // Whether the context runs on into the neighbouring passages of the document, an empty line between them; else it
  // ends with the passage.
  bool across = false;
  std::vector<LineOrder> sort = {};        // the first counts most; ties, and none at all: in reading order
  std::optional<std::size_t> sample = {};  // takes so many of the lines at random: those that rank first by
                                           // XXH3-64, seeded with `seed`, of "<passage id>:<first byte of the node>"
  std::uint64_t seed = 0;
  std::size_t limit = 20;  // lines of what is sorted, and sampled
  std::size_t offset = 0;

  bool operator==(const ConcordanceOptions&) const = default;
};

struct Concordance {
  std::vector<ConcordanceLine> lines = {};
  std::uint64_t total = 0;      // lines there are, whatever the sample and the limit: exact
  std::uint64_t passages = 0;   // that they are of
  std::uint64_t documents = 0;  // the same
};

// Throws QueryError when the query has no words, topic or name to set in the middle.
[[nodiscard]] TENET_API Concordance concordance(const Searcher& searcher, const Query& query,
                                                const ConcordanceOptions& options = {});

}  // namespace tenet
