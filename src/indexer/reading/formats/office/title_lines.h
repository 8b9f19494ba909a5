#pragma once

#include <string>

#include "indexer/reading/formats/style_names.h"
#include "indexer/reading/formats/text_flow.h"

namespace tenet::indexer {

// The author and the date that stand in lines of their own under a title, by their styles.
struct TitleLines {
  std::string author = {};
  std::string date = {};
  bool open = true;  // a title, authors and a date stand before, or nothing
};

// Ends the current paragraph of a word processor's file in its role. A line under the title is furniture, and taken.
void end_paragraph(TextFlow& flow, const StyleRole& role, TitleLines& lines);

}  // namespace tenet::indexer
