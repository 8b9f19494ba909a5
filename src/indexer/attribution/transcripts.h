#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/attribution/label_places.h"
#include "indexer/attribution/statement_titles.h"
#include "indexer/reading/structure.h"

namespace tenet::indexer {

// The convention by which a document names who speaks.
struct Transcript {
  std::vector<LabelPlace> labels = {};  // in reading order; empty: the document is no transcript
  bool by_lines = false;                // each label is a line of its own
  bool is_record = false;               // labels end in a full stop, as in the Congressional Record
};

// The labels of a document, by the convention that its labels show together: how they are written, what ends them,
// how often they come back. `title` may say that it is a transcript. So does a label of one of `speakers`, the
// document's field, beside that of another. What looks like a label but is none by this convention has the form
// refused: it ends the turn before it, and nobody says what follows.
[[nodiscard]] Transcript read_transcript(std::string_view text, const std::vector<Block>& blocks, TitleKind title,
                                         std::string_view speakers);

// Where the first label of another than `speaker` stands in a text that is no transcript, a full name or a voice of the
// audience; npos without one.
[[nodiscard]] std::size_t first_of_another(std::string_view text, const std::vector<Block>& blocks,
                                           std::string_view speaker);

}  // namespace tenet::indexer
