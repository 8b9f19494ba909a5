#include "cli/render/quotation_table.h"

#include <string>

#include <tenet/citation.h>

namespace tenet::cli {

std::vector<Column> quotation_columns() {  // NOLINT(readability-function-size): a table
  constexpr Shown to_programs = Shown::to_programs;
  return {
      {.name = "document", .heading = "document", .description = "id of the document", .shown = to_programs},
      {.name = "passage", .heading = "passage", .description = "id of the passage it stands in"},
      {.name = "date", .heading = "date", .description = "of the document"},
      {.name = "title", .heading = "title", .description = "of the document", .shown = to_programs},
      {.name = "speaker",
       .heading = "speaker",
       .description = "who said it, under one name; nothing where the text does not say"},
      {.name = "mention", .heading = "named as", .description = "the words that name who speaks", .shown = to_programs},
      {.name = "role", .heading = "role", .description = "office or description", .shown = to_programs},
      {.name = "rule",
       .heading = "rule",
       .description = "by which who speaks was found: docs/quotations.md",
       .shown = to_programs},
      {.name = "confidence",
       .heading = "right",
       .description = "how often that rule is right, 0 to 1",
       .right = true,
       .decimals = 2,
       .shown = to_programs},
      {.name = "kind", .heading = "kind", .description = "speech, block, turn, statement, title or term"},
      {.name = "level",
       .heading = "level",
       .description = "0, or 1 and more inside another quotation",
       .right = true,
       .shown = to_programs},
      {.name = "begin_byte",
       .heading = "byte",
       .description = "where its words begin in the document, in bytes of UTF-8",
       .right = true,
       .shown = to_programs},
      {.name = "end_byte",
       .heading = "to",
       .description = "the place after its last byte",
       .right = true,
       .shown = to_programs},
      {.name = "begin_code_point",
       .heading = "code point",
       .description = "where it begins, in code points",
       .right = true,
       .shown = to_programs},
      {.name = "end_code_point",
       .heading = "to",
       .description = "where it ends, in code points",
       .right = true,
       .shown = to_programs},
      {.name = "page",
       .heading = "page",
       .description = "the page it begins on, as it is printed there",
       .right = true,
       .shown = Shown::on_request},
      {.name = "last_page",
       .heading = "to page",
       .description = "the page it ends on",
       .right = true,
       .shown = Shown::on_request},
      {.name = "text",
       .heading = "source",
       .description = "the words, exactly as they stand in the source",
       .shown = to_programs},
      {.name = "plain",
       .heading = "quotation",
       .description = "the words as a reader sees them: without markup, on one line"},
      {.name = "url", .heading = "URL", .description = "of the document", .shown = to_programs},
      {.name = "citation",
       .heading = "citation",
       .description = "of the document, in APA style",
       .shown = Shown::on_request},
  };
}

Row quotation_row(const Quotation& quotation, bool cites) {
  const Document& document = quotation.document;
  const Attribution& who = quotation.quote.attribution;
  return {document.id,
          quotation.passage,
          text_or_nothing(document.date),
          text_or_nothing(document.title),
          text_or_nothing(quotation.speaker.name),
          text_or_nothing(quotation.mention),
          text_or_nothing(quotation.speaker.role),
          text_or_nothing(who.rule),
          who.rule.empty() ? Value() : Value(who.confidence),
          to_string(quotation.quote.kind),
          quotation.quote.level,
          quotation.quote.range.begin,
          quotation.quote.range.end,
          quotation.code_points.begin,
          quotation.code_points.end,
          text_or_nothing(quotation.quote.pages.first_label),
          text_or_nothing(quotation.quote.pages.last_label),
          quotation.text,
          with_single_spaces(visible_text(quotation.text, quotation.quote.range.begin, quotation.hidden)),
          text_or_nothing(document.url),
          cites ? Value(bibliography_entry(make_reference(quotation), CitationStyle::apa)) : Value()};
}

}  // namespace tenet::cli
