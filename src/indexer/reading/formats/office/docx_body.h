#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/office/docx_styles.h"
#include "indexer/reading/formats/office/package.h"
#include "indexer/reading/formats/office/title_lines.h"
#include "indexer/reading/formats/text_flow.h"

namespace tenet::indexer {

using DocxNotes = std::map<std::string, std::vector<FlowParagraph>, std::less<>>;  // by their ids

// What the parts of a DOCX file around its body tell.
struct DocxContext {
  DocxStyles styles = {};
  std::map<std::string, std::string, std::less<>> links = {};  // the addresses of the part's relationships by their ids
  DocxNotes footnotes = {};
  DocxNotes endnotes = {};
  // Documents that are taken in whole: the names of their parts by the ids of relationships, and their paragraphs.
  std::map<std::string, std::string, std::less<>> chunk_names = {};
  std::map<std::string, std::vector<FlowParagraph>, PartOrder> chunks = {};
};

// A part of a DOCX file as text.
struct DocxBody {
  std::vector<FlowParagraph> paragraphs = {};
  DocxNotes notes = {};  // of a part of notes
  TitleLines head = {};
  std::string trouble = {};  // why it was not read to its end, or nothing
};

// Reads word/document.xml, or a part of notes, headers or footers: insertions that were tracked are text and deletions
// are not, comments and hidden text are left out, text boxes stand once and behind their paragraph, as notes do. The
// numbers that Word makes for lists are not in the file.
[[nodiscard]] DocxBody read_docx_body(std::string_view xml, const DocxContext& context);

}  // namespace tenet::indexer
