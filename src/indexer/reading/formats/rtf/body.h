#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/rtf/tables.h"
#include "indexer/reading/formats/text_flow.h"

namespace tenet::indexer {

// How a paragraph at the top looks.
struct RtfLook {
  StyleRole::Line line = StyleRole::Line::none;  // by its style
  int size = 0;                                  // of its letters, in half points
  bool centred = false;
};

// The text of an RTF file.
struct RtfBody {
  RtfTables tables = {};
  std::vector<FlowParagraph> headers = {};  // of pages, each once
  std::vector<FlowParagraph> footers = {};
  std::vector<FlowParagraph> paragraphs = {};
  std::vector<RtfLook> looks = {};  // of the first paragraphs, up to the first table or aside
  int usual_size = 0;               // of most letters, in half points
  bool closed = false;              // its last group ends
};

// Reads an RTF file (Rich Text Format 1.9.1). Deletions that were tracked, hidden text and comments are left out; notes
// and boxes come behind their paragraph. Total: groups that are never closed end with the file.
[[nodiscard]] RtfBody read_rtf_body(std::string_view bytes);

}  // namespace tenet::indexer
