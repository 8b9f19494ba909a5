#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/extract.h"
#include "indexer/reading/formats/spend.h"
#include "indexer/reading/formats/text_flow.h"

namespace tenet::indexer {

// Documents that a DOCX file takes in whole (w:altChunk, ECMA-376-1, 17.17.2.1).
struct DocxChunks {
  std::map<std::string, std::vector<FlowParagraph>, std::less<>> paragraphs = {};  // by the names of parts
  std::vector<std::string> unread = {};    // parts, each with the reason: "word/a.bin (binary, not text)"
  std::vector<std::string> warnings = {};  // of those that were read
};

// No DOCX file in more DOCX files than this is read.
inline constexpr int deepest_chunk = 3;

// Reads these parts of a DOCX file: web pages, RTF, plain text and DOCX files, which stand `depth` deep.
[[nodiscard]] DocxChunks read_docx_chunks(std::string_view file, const std::set<std::string, std::less<>>& names,
                                          const Spend& spend, int depth);

// read_docx() of a file that stands `depth` deep in others.
[[nodiscard]] Extract read_inner_docx(std::string_view bytes, const Spend& spend, int depth);

}  // namespace tenet::indexer
