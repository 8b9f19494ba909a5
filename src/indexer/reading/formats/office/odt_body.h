#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/office/title_lines.h"
#include "indexer/reading/formats/text_flow.h"

namespace tenet::indexer {

// What stands in a text document of ODF.
struct OdtBody {
  std::vector<FlowParagraph> headers = {};  // of pages
  std::vector<FlowParagraph> footers = {};
  std::vector<FlowParagraph> paragraphs = {};
  TitleLines head = {};
  bool is_text = false;      // and no spreadsheet or presentation
  std::string trouble = {};  // why it was not read to its end, or nothing
};

// Reads styles.xml, which may be empty, and content.xml; or a flat file as `content`.
[[nodiscard]] OdtBody read_odt_body(std::string_view styles, std::string_view content);

}  // namespace tenet::indexer
