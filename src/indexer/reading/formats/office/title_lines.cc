#include "indexer/reading/formats/office/title_lines.h"

namespace tenet::indexer {

void end_paragraph(TextFlow& flow, const StyleRole& role, TitleLines& lines) {
  if (lines.open && role.line != StyleRole::Line::none) {
    std::string& value = role.line == StyleRole::Line::author ? lines.author : lines.date;
    const std::string words = flow.words();
    if (!words.empty()) value += (value.empty() ? "" : "; ") + words;  // several authors stand in a line each
    return flow.end_paragraph(Block::Kind::furniture);
  }
  if (flow.has_words()) lines.open = role.kind == Block::Kind::title;
  flow.end_paragraph(role.kind, role.level);
}

}  // namespace tenet::indexer
