#include "cli/render/hit_fields.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include <tenet/citation.h>

namespace tenet::cli {
namespace {

Value speakers(const PlacedHit& placed) {
  std::vector<std::string> names;
  for (const Speaker& speaker : placed.hit.speakers) names.push_back(speaker.name);
  return names;
}

// Each kind once, in the order of the quotations.
Value kinds(const PlacedHit& placed) {
  std::vector<std::string> names;
  for (const Quote& quote : placed.hit.passage.quotes) {
    std::string name(to_string(quote.kind));
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

bool is_quoted(QuoteKind kind) {
  return kind == QuoteKind::speech || kind == QuoteKind::block;
}

Value topics(const PlacedHit& placed) {
  std::vector<std::string> tags;
  for (const TopicTag& tag : placed.hit.passage.topics)
    if (tag.grade > 0) tags.push_back(fmt::format("{}:{}", tag.topic, tag.grade));
  return tags;
}

Value matches(const PlacedHit& placed) {
  std::vector<std::string> words;
  for (const TextRange& range : placed.hit.matches) words.push_back(placed.hit.text.substr(range.begin, range.size()));
  return words;
}

Value duplicates(const PlacedHit& placed) {
  std::vector<std::string> ids;
  for (const Duplicate& each : placed.duplicates) ids.push_back(each.id);
  return ids;
}

// The entry of its document in a list of references.
Value citation(const PlacedHit& placed) {
  return bibliography_entry(make_reference(placed.hit), CitationStyle::apa);
}

Value texts(const std::vector<Hit>& hits) {
  std::string text;
  for (const Hit& hit : hits) text += (text.empty() ? "" : "\n\n") + hit.text;
  return text_or_nothing(text);
}

constexpr Shown to_programs = Shown::to_programs;
constexpr Shown on_request = Shown::on_request;

// Reads a member of the document.
template <auto Member>
Value of_document(const PlacedHit& placed) {
  return text_or_nothing(placed.hit.document.*Member);
}

std::vector<HitField> make_fields() {  // NOLINT(readability-function-size): a table
  using Placed = const PlacedHit&;
  return {
      {{.name = "query_id", .heading = "query", .description = "id of the query, of a batch", .shown = on_request},
       [](Placed placed) { return text_or_nothing(placed.query_id); }},
      {{.name = "rank", .heading = "#", .description = "place among the results, from 1", .right = true},
       [](Placed placed) -> Value { return placed.rank; }},
      {{.name = "document", .heading = "document", .description = "id of the document", .shown = to_programs},
       of_document<&Document::id>},
      {{.name = "passage", .heading = "passage", .description = "id of the passage, to cite it by"},
       [](Placed placed) -> Value { return placed.hit.id; }},
      {{.name = "date",
        .heading = "date",
        .description = "of the document, as exact as known: 2015, 2015-10 or "
                       "2015-10-21"},
       of_document<&Document::date>},
      {{.name = "title", .heading = "title", .description = "of the document"}, of_document<&Document::title>},
      {{.name = "speaker", .heading = "speaker", .description = "who speaks in the passage, each once (list)"},
       speakers},
      {{.name = "organisation",
        .heading = "organisation",
        .description = "the body whose statement it is",
        .shown = to_programs},
       of_document<&Document::organisation>},
      {{.name = "type", .heading = "type", .description = "of the document", .shown = to_programs},
       of_document<&Document::type>},
      {{.name = "kind",
        .heading = "kind",
        .description = "of the quotations in the passage, each once (list)",
        .shown = to_programs},
       kinds},
      {{.name = "quoted",
        .heading = "quoted",
        .description = "whether it holds words between quotation marks or a "
                       "block quotation that somebody said",
        .shown = to_programs},
       [](Placed placed) -> Value {
         return std::ranges::any_of(placed.hit.passage.quotes,
                                    [](const Quote& quote) { return is_quoted(quote.kind); });
       }},
      {{.name = "topics",
        .heading = "topics",
        .description = "with their grades, 2 squarely about it, 1 related: "
                       "sentencing:2 (list)",
        .shown = to_programs},
       topics},
      {{.name = "score",
        .heading = "score",
        .description = "comparable within one search only",
        .right = true,
        .decimals = 2,
        .shown = to_programs},
       [](Placed placed) -> Value { return placed.hit.score; }},
      {{.name = "begin_byte",
        .heading = "byte",
        .description = "where the passage begins in the document, in bytes "
                       "of UTF-8",
        .right = true,
        .shown = to_programs},
       [](Placed placed) -> Value { return placed.hit.passage.range.begin; }},
      {{.name = "end_byte",
        .heading = "to",
        .description = "where it ends: the place after its last byte",
        .right = true,
        .shown = to_programs},
       [](Placed placed) -> Value { return placed.hit.passage.range.end; }},
      {{.name = "begin_code_point",
        .heading = "code point",
        .description = "where it begins, in code points",
        .right = true,
        .shown = to_programs},
       [](Placed placed) -> Value { return placed.hit.code_points.begin; }},
      {{.name = "end_code_point",
        .heading = "to",
        .description = "where it ends, in code points",
        .right = true,
        .shown = to_programs},
       [](Placed placed) -> Value { return placed.hit.code_points.end; }},
      {{.name = "page",
        .heading = "page",
        .description = "the page it begins on, as it is printed there",
        .right = true,
        .shown = on_request},
       [](Placed placed) { return text_or_nothing(placed.hit.passage.pages.first_label); }},
      {{.name = "last_page",
        .heading = "to page",
        .description = "the page it ends on",
        .right = true,
        .shown = on_request},
       [](Placed placed) { return text_or_nothing(placed.hit.passage.pages.last_label); }},
      {{.name = "heading", .heading = "heading", .description = "of the section it stands in", .shown = to_programs},
       [](Placed placed) { return text_or_nothing(placed.hit.heading); }},
      {{.name = "text",
        .heading = "text",
        .description = "the passage, exactly as it stands in the source",
        .shown = to_programs},
       [](Placed placed) -> Value { return placed.hit.text; }},
      {{.name = "plain",
        .heading = "plain",
        .description = "the passage as a reader sees it: without markup, on one line",
        .shown = to_programs},
       [](Placed placed) -> Value {
         const Passage& passage = placed.hit.passage;
         return with_single_spaces(visible_text(placed.hit.text, passage.range.begin, passage.hidden));
       }},
      {{.name = "snippet",
        .heading = "snippet",
        .description = "a window of the text around what matched, without "
                       "markup",
        .shown = on_request},
       [](Placed placed) -> Value { return placed.hit.snippet.text; }},
      {{.name = "matches",
        .heading = "matches",
        .description = "the words that matched, as they stand there (list)",
        .shown = on_request},
       matches},
      {{.name = "before",
        .heading = "before",
        .description = "the passages before it, as -B or -C asks",
        .shown = on_request},
       [](Placed placed) { return texts(placed.before); }},
      {{.name = "after",
        .heading = "after",
        .description = "the passages after it, as -A or -C asks",
        .shown = on_request},
       [](Placed placed) { return texts(placed.after); }},
      {{.name = "author", .heading = "author", .description = "of the document", .shown = on_request},
       of_document<&Document::author>},
      {{.name = "source", .heading = "source", .description = "the publisher", .shown = on_request},
       of_document<&Document::source>},
      {{.name = "licence", .heading = "licence", .description = "of the document", .shown = on_request},
       of_document<&Document::licence>},
      {{.name = "url", .heading = "URL", .description = "of the document", .shown = to_programs},
       of_document<&Document::url>},
      {{.name = "citation", .heading = "citation", .description = "of the document, in APA style", .shown = on_request},
       citation},
      {{.name = "duplicates",
        .heading = "duplicates",
        .description = "near-identical passages, with --fold (list)",
        .shown = on_request},
       duplicates},
  };
}

}  // namespace

const std::vector<HitField>& hit_fields() {
  static const std::vector<HitField> fields = make_fields();
  return fields;
}

}  // namespace tenet::cli
