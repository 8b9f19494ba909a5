#include <algorithm>
#include <string>
#include <utility>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/properties.h"
#include "indexer/reading/formats/rtf/body.h"
#include "text/dates.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

// Bytes that a title and a line under it have at most.
constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_line = 100;

// Where no style tells the title: the first paragraph, if its letters are larger than most.
void find_title(RtfBody& body) {
  const auto is_title = [](const FlowParagraph& paragraph) { return paragraph.kind == Kind::title; };
  if (body.looks.empty() || std::ranges::any_of(body.paragraphs, is_title)) return;
  FlowParagraph& first = body.paragraphs.front();
  if (body.looks.front().size > body.usual_size && words_of(first).size() <= longest_title) first.kind = Kind::title;
}

void take(std::string& property, const FlowParagraph& line) {
  if (property.empty()) property = words_of(line);
}

// An author and a date, in a line each under the title: in styles of these names, or in the middle, as offices of the
// press write them.
void find_lines(RtfBody& body, OfficeProperties& properties) {
  if (body.looks.size() < 3 || body.paragraphs.front().kind != Kind::title) return;
  FlowParagraph& author = body.paragraphs[1];
  FlowParagraph& date = body.paragraphs[2];
  const std::string day = words_of(date);
  const bool styled = body.looks[1].line == StyleRole::Line::author && body.looks[2].line == StyleRole::Line::date;
  const bool centred = body.looks[1].centred && body.looks[2].centred && words_of(author).size() <= longest_line &&
                       day.size() <= longest_line && text::read_written_date(day).date;
  if (!styled && !centred) return;
  take(properties.author, author);
  take(properties.date, date);
  author.kind = date.kind = Kind::furniture;
}

}  // namespace

// Title, author and date are properties of the file, or lines at its top.
Extract read_rtf(std::string_view bytes, const Origin&) {
  RtfBody body = read_rtf_body(bytes);
  OfficeProperties properties{.title = body.tables.title,
                              .author = body.tables.author,
                              .date = body.tables.date,
                              .subject = body.tables.subject};
  find_title(body);
  find_lines(body, properties);
  take_date_line(body.paragraphs, properties);
  ExtractBuilder builder;
  add_paragraphs(builder, body.headers);
  add_paragraphs(builder, body.paragraphs);
  add_paragraphs(builder, body.footers);
  add_keys(builder.extract, properties);
  if (!body.closed) builder.extract.warnings.emplace_back("cut off: its last group does not end");
  return std::move(builder.extract);
}

}  // namespace tenet::indexer
