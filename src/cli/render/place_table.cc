#include "cli/render/place_table.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include <tenet/citation.h>

namespace tenet::cli {
namespace {

// The words of the source in a range, an empty line between passages.
std::string words_in(const Place& place, TextRange range) {
  std::string words;
  for (const Hit& hit : place.passages) {
    const TextRange whole = hit.passage.range;
    const TextRange part{std::max(range.begin, whole.begin), std::min(range.end, whole.end)};
    if (part.begin >= part.end) continue;
    if (!words.empty()) words += "\n\n";
    words += hit.text.substr(part.begin - whole.begin, part.size());
  }
  return words;
}

// "changed: keeps -> often holds"
std::vector<std::string> differences(const Place& place, std::string_view words) {
  std::vector<std::string> all;
  for (const Difference& each : place.differences) {
    all.push_back(fmt::format("{}: {} -> {}", to_string(each.kind), words_in(place, each.source),
                              words.substr(each.asked.begin, each.asked.size())));
  }
  return all;
}

}  // namespace

std::vector<Column> place_columns() {
  return {
      {.name = "passage", .heading = "passage", .description = "id of the passage in which it begins"},
      {.name = "verdict", .heading = "verdict", .description = "exact, words or altered"},
      {.name = "agreement", .heading = "agreement", .description = "how much of the words is the same, 0 to 1"},
      {.name = "speaker", .heading = "speaker", .description = "whose words they are"},
      {.name = "kind", .heading = "kind", .description = "of the quotation; nothing outside of one"},
      {.name = "text", .heading = "text", .description = "the words as the source has them"},
      {.name = "differences",
       .heading = "differences",
       .description = "kind: words of the source -> words asked for (list)"},
      {.name = "date", .heading = "date", .description = "of the document"},
      {.name = "title", .heading = "title", .description = "of the document"},
      {.name = "page", .heading = "page", .description = "that it begins on, as it is printed there"},
      {.name = "url", .heading = "URL", .description = "of the document"},
      {.name = "citation", .heading = "citation", .description = "of the document, in APA style"},
  };
}

Row place_row(const Place& place, std::string_view words) {
  const Hit& hit = place.passages.front();
  return {hit.id,
          to_string(place.verdict),
          place.agreement,
          text_or_nothing(place.speaker),
          place.quote ? Value(to_string(place.quote->kind)) : Value(),
          words_in(place, place.range),
          differences(place, words),
          text_or_nothing(hit.document.date),
          text_or_nothing(hit.document.title),
          text_or_nothing(place.pages.first_label),
          text_or_nothing(hit.document.url),
          bibliography_entry(make_reference(hit), CitationStyle::apa)};
}

}  // namespace tenet::cli
