#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/extract.h"
#include "indexer/reading/formats/office/package.h"
#include "indexer/reading/formats/spend.h"
#include "indexer/reading/formats/text_flow.h"

namespace tenet::indexer {

// Documents that a DOCX file takes in whole (w:altChunk, ECMA-376-1, 17.17.2.1).
struct DocxChunks {
  std::map<std::string, std::vector<FlowParagraph>, PartOrder> paragraphs = {};  // by the names of parts
  std::vector<std::string> unread = {};    // parts, each with the reason: "word/a.bin (binary, not text)"
  std::vector<std::string> warnings = {};  // of those that were read
};

// Reads the parts of a DOCX file that have these names: web pages, RTF, plain text, and DOCX files by `read_inner`.
[[nodiscard]] DocxChunks read_docx_chunks(std::string_view file, const std::set<std::string, PartOrder>& names,
                                          const Spend& spend,
                                          const std::function<Extract(std::string_view bytes)>& read_inner);

}  // namespace tenet::indexer
