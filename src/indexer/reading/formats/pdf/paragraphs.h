#pragma once

#include <vector>

#include "indexer/reading/formats/pdf/columns.h"
#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// How most of a document is set.
struct Setting {
  double size = 10;   // of most characters, in points
  double pitch = 12;  // from baseline to baseline of most lines of that size
};

[[nodiscard]] Setting common_setting(const std::vector<Page>& pages);

// Lines of one column that are one paragraph, one row of a table (its cells, each line by itself) or one note.
struct Paragraph {
  enum class Kind { text, row, note, furniture };

  Kind kind = Kind::text;
  std::vector<Line> lines = {};  // never empty
  double left = 0;               // where most lines of the column begin, in points
  double right = 0;              // where its fullest lines end
  bool aside = false;
  bool indented = false;  // the first line begins further right than the others
  bool centred = false;   // all lines
  double room = 0;        // what the last line leaves of the width, in points

  bool operator==(const Paragraph&) const = default;
};

// The paragraphs of a column, from top to bottom: by space between lines, indents, type, markers of lists and turns,
// and last lines that had room for the next word. Notes at the foot begin at the first line with a raised number, or
// where smaller type runs to the end.
[[nodiscard]] std::vector<Paragraph> find_paragraphs(const Column& column, const Setting& setting);

}  // namespace tenet::indexer::pdf
