#include "cli/render/kwic_table.h"

#include <algorithm>
#include <string>

namespace tenet::cli {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \n"), text.size());
  return text.substr(begin, text.find_last_not_of(" \n") + 1 - begin);
}

}  // namespace

std::vector<Column> kwic_columns() {
  return {
      {.name = "date", .heading = "date", .description = "of the document"},
      {.name = "left", .heading = "left", .description = "words before the node", .right = true},
      {.name = "node", .heading = "node", .description = "the words that answer, as they stand in the text"},
      {.name = "right", .heading = "right", .description = "words behind the node"},
      {.name = "speaker", .heading = "speaker", .description = "whose words the node is"},
      {.name = "passage", .heading = "passage", .description = "id of the passage"},
      {.name = "document", .heading = "document", .description = "id of the document", .shown = Shown::to_programs},
      {.name = "title", .heading = "title", .description = "of the document", .shown = Shown::to_programs},
      {.name = "organisation",
       .heading = "organisation",
       .description = "whose statement the document is",
       .shown = Shown::to_programs},
      {.name = "url", .heading = "url", .description = "of the document", .shown = Shown::on_request},
      {.name = "page",
       .heading = "page",
       .description = "that its passage begins on, as it is printed there",
       .right = true,
       .shown = Shown::on_request},
      {.name = "last_page",
       .heading = "to page",
       .description = "that its passage ends on",
       .right = true,
       .shown = Shown::on_request},
      {.name = "start",
       .heading = "from",
       .description = "of the node in the document's text, code points",
       .right = true,
       .shown = Shown::to_programs},
      {.name = "end", .heading = "to", .description = "the same", .right = true, .shown = Shown::to_programs},
      {.name = "start_byte",
       .heading = "from byte",
       .description = "of the node in the document's text, bytes of UTF-8",
       .right = true,
       .shown = Shown::to_programs},
      {.name = "end_byte", .heading = "to byte", .description = "the same", .right = true, .shown = Shown::to_programs},
  };
}

Row kwic_row(const ConcordanceLine& line) {
  const Document& document = *line.document;
  return {text_or_nothing(document.date),
          trimmed(line.left.text),
          line.node.text,
          trimmed(line.right.text),
          text_or_nothing(line.speaker),
          line.passage,
          document.id,
          text_or_nothing(document.title),
          text_or_nothing(document.organisation),
          text_or_nothing(document.url),
          text_or_nothing(line.pages.first_label),
          text_or_nothing(line.pages.last_label),
          line.code_points.begin,
          line.code_points.end,
          line.bytes.begin,
          line.bytes.end};
}

}  // namespace tenet::cli
