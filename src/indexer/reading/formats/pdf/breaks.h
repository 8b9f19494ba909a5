#pragma once

#include <cstddef>
#include <vector>

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// How a column of text is set, in points.
struct Margins {
  double left = 0;   // where most lines begin
  double right = 0;  // where its fullest lines end
  double pitch = 0;  // from baseline to baseline of most lines
  double size = 0;   // of the type of the document
};

// `size` and `pitch` are those of most lines of the document: they serve where the column has few lines.
[[nodiscard]] Margins measure_margins(const std::vector<Line>& lines, double size, double pitch);

// Whether the line stands as far from the left edge as from the right one; a full line does.
[[nodiscard]] bool is_symmetrical(const Line& line, const Margins& margins);

// The same of a line that is not full.
[[nodiscard]] bool is_centred(const Line& line, const Margins& margins);

// How far right line `i` could have gone: as the lines around it with the same left edge do.
[[nodiscard]] double right_limit(const std::vector<Line>& lines, std::size_t i, const Margins& margins);

// Whether line `i`, from 1, begins another paragraph than the line above it. `before` is the number of lines which the
// paragraph above has so far.
[[nodiscard]] bool begins_paragraph(const std::vector<Line>& lines, std::size_t i, const Margins& margins,
                                    std::size_t before);

}  // namespace tenet::indexer::pdf
