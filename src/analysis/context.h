#pragma once

#include <cstddef>

#include <tenet/concordance.h>

#include "analysis/nodes.h"

namespace tenet::analysis {

// A node with what stands around it.
struct Line {
  LinePart left = {};
  LinePart node = {};
  LinePart right = {};
};

// Cuts the line of `node`, bytes of read.text: at most `left` words before it and `right` behind it, each with the
// punctuation that hangs on to it. Where there are no more words than that, the context goes to the edge of the text.
[[nodiscard]] Line cut_line(const ReadText& read, TextRange node, std::size_t left, std::size_t right);

}  // namespace tenet::analysis
