#include <algorithm>
#include <charconv>
#include <utility>

#include <tenet/citation.h>

#include "citation/creators.h"
#include "citation/kinds.h"
#include "citation/plain.h"
#include "errors.h"
#include "text/code_points.h"

namespace tenet {
namespace {

using namespace citation;

// The site of an address without "www.": what a page is published by when nothing else says it.
std::string site_of(const std::string& url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string::npos) return {};
  std::string site = url.substr(begin + 3, url.find_first_of("/?#:", begin + 3) - begin - 3);
  return site.starts_with("www.") ? site.substr(4) : site;
}

// A digest tells in its own words what another document says.
std::string note_of(const Document& document, const Kind& kind) {
  const auto title = document.metadata.find("source_title");
  if (title == document.metadata.end()) return {};
  return (kind.genre == "Digest" ? "Digest of: " : "From: ") + on_one_line(title->second);
}

// 13 for "report.txt#13.2".
int paragraph_of(std::string_view passage) {
  int paragraph = 0;
  const std::size_t mark = passage.rfind('#');
  if (mark != std::string_view::npos) {
    std::from_chars(passage.data() + mark + 1, passage.data() + passage.size(), paragraph);
  }
  return paragraph;
}

Creator creator_of(const Speaker& speaker) {
  return speaker.kind == SpeakerKind::person ? person_or_body(speaker.name) : body(speaker.name);
}

// The whole of a statement is its speaker's: without another author it is he.
void take_author(Reference& reference, const Quote& quote, const Speaker& speaker) {
  if (quote.kind != QuoteKind::statement || speaker.name.empty()) return;
  const bool has_author = !reference.authors.empty();
  if (!has_author) reference.authors.push_back(creator_of(speaker));
}

// Where the words of a passage begin behind the headings that stand in front of them: `heading` is the last of these.
std::size_t begin_of_words(const Hit& hit, const std::string& heading) {
  constexpr std::size_t most_lines = 12;
  const std::size_t first = hit.passage.range.begin;
  const auto line_at = [&](std::size_t begin, std::size_t end) {
    return verbatim(std::string_view(hit.text).substr(begin, end - begin), first + begin, hit.passage.hidden);
  };
  std::size_t begin = 0;
  bool behind = false;
  for (std::size_t line = 0; line < most_lines && begin < hit.text.size() && !heading.empty(); ++line) {
    const std::size_t end = std::min(hit.text.find('\n', begin), hit.text.size());
    const std::string words = line_at(begin, end);
    if (behind && !words.empty()) return begin + hit.text.substr(begin).find_first_not_of(" \t");
    behind = behind || words == heading;
    begin = end + 1;
  }
  return 0;
}

}  // namespace

Reference make_reference(const Document& document) {
  return translate_errors("citing", [&]() -> Reference {
    const Kind kind = kind_of(document.type, document.title);
    Reference reference{.document = document.id,
                        .kind = kind.kind,
                        .genre = kind.genre,
                        .title = document.title,
                        .date = document.date,
                        .url = document.url,
                        .note = note_of(document, kind)};
    std::string publisher = document.source.empty() ? document.organisation : document.source;
    if (!document.author.empty()) {
      reference.authors = read_authors(document.author);
    } else if (!document.speaker.empty()) {
      reference.authors = read_authors(document.speaker);
    } else if (!document.organisation.empty()) {
      reference.authors = {body(document.organisation)};
    }
    if (publisher.empty()) publisher = site_of(document.url);
    const bool is_author = std::ranges::any_of(
        reference.authors, [&](const Creator& each) { return same_creator(each, body(publisher)); });
    if (!is_author) reference.container = publisher;
    return on_one_line(std::move(reference));
  });
}

Reference make_reference(const Hit& hit) {
  return translate_errors("citing", [&]() -> Reference {
    Reference reference = make_reference(hit.document);
    const std::string heading = on_one_line(std::string_view(hit.heading));
    const std::size_t begin = begin_of_words(hit, heading);
    TextRange code_points = hit.code_points;
    code_points.begin += text::count_code_points(std::string_view(hit.text).substr(0, begin));
    CitedWords words{.passage = hit.id,
                     .paragraph = hit.passage.number,
                     .code_points = code_points,
                     .pages = hit.passage.pages,
                     .heading = heading,
                     .text = verbatim(std::string_view(hit.text).substr(begin), hit.passage.range.begin + begin,
                                      hit.passage.hidden)};
    for (const Quote& quote : hit.passage.quotes) {
      const auto speaker = std::ranges::find(hit.speakers, quote.attribution.speaker, &Speaker::name);
      if (speaker == hit.speakers.end()) continue;
      take_author(reference, quote, *speaker);
      // The whole passage may be one speaker's, as a turn of a transcript is.
      const bool whole = is_speech(quote.kind) && quote.level == 0 && quote.kind != QuoteKind::speech;
      if (whole && 2 * quote.range.size() > hit.passage.range.size()) words.speaker = creator_of(*speaker);
    }
    reference.words.push_back(std::move(words));
    return reference;
  });
}

Reference make_reference(const Quotation& quotation) {
  return translate_errors("citing", [&]() -> Reference {
    Reference reference = make_reference(quotation.document);
    take_author(reference, quotation.quote, quotation.speaker);
    reference.words.push_back({.passage = quotation.passage,
                               .paragraph = paragraph_of(quotation.passage),
                               .code_points = quotation.code_points,
                               .pages = quotation.quote.pages,
                               .heading = on_one_line(std::string_view(quotation.heading)),
                               .text = verbatim(quotation.text, quotation.quote.range.begin, quotation.hidden),
                               .speaker = creator_of(quotation.speaker)});
    return reference;
  });
}

std::vector<Reference> merge_references(std::vector<Reference> references) {
  std::vector<Reference> merged;
  for (Reference& reference : references) {
    const auto same = std::ranges::find(merged, reference.document, &Reference::document);
    if (same == merged.end()) {
      merged.push_back(std::move(reference));
      continue;
    }
    if (same->authors.empty()) same->authors = std::move(reference.authors);
    for (CitedWords& words : reference.words) {
      const bool known = std::ranges::find(same->words, words) != same->words.end();
      if (!known) same->words.push_back(std::move(words));
    }
  }
  return merged;
}

}  // namespace tenet
