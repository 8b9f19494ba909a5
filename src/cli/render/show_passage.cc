#include "cli/render/show_passage.h"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "cli/render/figures.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

// Values that are there, with `between` between them.
std::string join(const std::vector<std::string>& values, std::string_view between) {
  std::string joined;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (!joined.empty()) joined += between;
    joined += value;
  }
  return joined;
}

// Who speaks, for whom, in what: each once.
std::string who(const Document& document) {
  std::vector<std::string> values{document.speaker};
  if (document.author != document.speaker) values.push_back(document.author);
  if (document.organisation != document.speaker) values.push_back(document.organisation);
  values.push_back(document.type);
  return join(values, ", ");
}

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// "sentencing .91 (mandatory minimum, sentence length; judge); ..." with a tilde where a passage is not squarely about
// it. The number is the probability of the grade by the model of the topics, if they have one; the words behind the
// semicolon are those of the model. "the list" where only what stands over a list says so.
std::string topics_line(const std::vector<TopicTag>& tags, std::string_view text, std::size_t offset) {
  std::vector<std::string> parts;
  for (const TopicTag& tag : tags) {
    if (tag.grade == 0) break;
    std::vector<std::string> words;
    std::set<std::string> seen;
    std::vector<std::string> more;
    for (const auto& [ranges, written] : {std::pair(&tag.evidence, &words), std::pair(&tag.words, &more)}) {
      for (const TextRange& range : *ranges) {
        std::string word(text.substr(range.begin - offset, range.size()));
        if (seen.insert(lower_case(word)).second) written->push_back(std::move(word));
      }
    }
    std::string shown = words.empty() && more.empty() ? "the list" : join(words, ", ");
    if (!more.empty()) shown += (words.empty() ? "" : "; ") + join(more, ", ");
    const double sure = tag.grade == 2 ? tag.squarely : tag.probability;
    parts.push_back(fmt::format("{}{}{} ({})", tag.topic, tag.grade < 2 ? "~" : "",
                                tag.probability > 0 ? fmt::format(" {:.2f}", sure) : "", shown));
  }
  return join(parts, "; ");
}

// "victims .66 (shelter, domestic violence)": the topics that only the document is filed under.
std::string filed_line(const std::vector<TopicTag>& tags, std::string_view text, std::size_t offset) {
  std::vector<std::string> parts;
  for (const TopicTag& tag : tags) {
    if (tag.grade > 0) continue;
    std::vector<std::string> words;
    for (const TextRange& range : tag.words) words.emplace_back(text.substr(range.begin - offset, range.size()));
    parts.push_back(fmt::format("{} {:.2f} ({})", tag.topic, tag.probability, join(words, ", ")));
  }
  return join(parts, "; ");
}

// "speech by Ann (after, 98 %); title": each way once, in reading order.
std::string quotes_line(const std::vector<Quote>& quotes) {
  std::vector<std::string> parts;
  for (const Quote& quote : quotes) {
    const Attribution& who = quote.attribution;
    std::string part(to_string(quote.kind));
    if (!who.speaker.empty()) {
      part += fmt::format(" by {} ({}, {:.0f} %)", who.speaker, who.rule, who.confidence * 100);
    } else if (is_speech(quote.kind)) {
      part += " by nobody who is named";
    }
    if (std::ranges::find(parts, part) == parts.end()) parts.push_back(std::move(part));
  }
  return join(parts, "; ");
}

std::string labelled(std::string_view label, const std::string& value, std::size_t indent, const Style& style) {
  if (value.empty()) return {};
  return tint(wrap(fmt::format("{} {}", label, value), {}, indent, style), Tone::faint, style);
}

std::string titled(const Document& document) {
  return join({document.title.empty() ? on_a_line(document.id) : with_single_spaces(document.title), document.date},
              ", ");
}

// "2 quotations by Ann and Bob", "said by Ann": who is heard in the passage.
std::string voices(const Hit& hit) {
  constexpr std::size_t most_names = 3;
  const auto quotes = std::ranges::count_if(hit.passage.quotes, [](const Quote& quote) {
    return quote.kind == QuoteKind::speech || quote.kind == QuoteKind::block;
  });
  std::string line = quotes == 0 ? "" : counted(static_cast<std::uint64_t>(quotes), "quotation");
  if (hit.speakers.empty()) return line;
  line += quotes == 0 ? "said by " : " by ";
  const std::size_t shown = std::min(hit.speakers.size(), most_names);
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == hit.speakers.size();
    line += (i == 0 ? "" : last ? " and " : ", ") + hit.speakers[i].name;
  }
  if (shown < hit.speakers.size()) line += fmt::format(" and {} more", hit.speakers.size() - shown);
  return line;
}

}  // namespace

std::string hit_for_people(const PlacedHit& placed, const Style& style) {
  constexpr std::size_t indent = 4;
  const Hit& hit = placed.hit;
  std::string title = wrap(titled(hit.document), {}, indent, style);
  const std::string place = fmt::format("{:>2}. ", placed.rank);
  if (title.size() > place.size()) title.replace(0, std::min(indent, place.size()), place);
  std::string out = link(tint(title, Tone::strong, style), hit.document.url, style);
  const auto faint = [&](const std::string& text) { out += tint(wrap(text, {}, indent, style), Tone::faint, style); };
  faint(join({who(hit.document), voices(hit)}, "; "));
  if (!hit.heading.empty() && !hit.text.starts_with(hit.heading)) faint("under: " + hit.heading);
  for (const Hit& neighbour : placed.before) faint(neighbour.text);
  out += wrap(hit.snippet.text, hit.snippet.highlights, indent, style);
  for (const Hit& neighbour : placed.after) faint(neighbour.text);
  out += labelled("topics:", topics_line(hit.passage.topics, hit.text, hit.passage.range.begin), indent, style);
  out += labelled("filed under:", filed_line(hit.passage.topics, hit.text, hit.passage.range.begin), indent, style);
  faint(join({id_for_people(hit.id, indent, style), to_string(hit.passage.pages)}, ", "));
  const std::size_t like = placed.duplicates.size();
  if (like > 0) faint(counted(like, "near-identical passage") + " elsewhere");
  if (placed.list_duplicates) {
    for (const Duplicate& each : placed.duplicates)
      faint(fmt::format("{:.2f} {}", each.agreement, id_for_people(each.id, indent + 5, style)));
  }
  return out;
}

std::string passage_for_people(const Hit& hit, bool chosen, const Style& style) {
  std::string place =
      fmt::format("{}{}  bytes {}-{}, code points {}-{}", chosen ? "> " : "  ", on_a_line(hit.id),
                  hit.passage.range.begin, hit.passage.range.end, hit.code_points.begin, hit.code_points.end);
  if (!hit.passage.pages.empty()) place += ", " + to_string(hit.passage.pages);
  std::string out = tint(place, chosen ? Tone::strong : Tone::faint, style) + '\n';
  out += wrap(hit.text, {}, 2, style);
  out += labelled("quotes:", quotes_line(hit.passage.quotes), 2, style);
  out += labelled("topics:", topics_line(hit.passage.topics, hit.text, hit.passage.range.begin), 2, style);
  out += labelled("filed under:", filed_line(hit.passage.topics, hit.text, hit.passage.range.begin), 2, style);
  return out;
}

std::string examined_for_people(const Examined& examined, const Style& style) {
  const Document& document = examined.document;
  const std::string_view text = document.text;
  std::string out = tint(titled(document), Tone::strong, style) + '\n';
  out +=
      tint(wrap(join({on_a_line(document.id), who(document), document.url}, "  "), {}, 0, style), Tone::faint, style);
  auto furniture = examined.furniture.begin();
  const auto add_furniture = [&](std::size_t before) {
    for (; furniture != examined.furniture.end() && furniture->begin < before; ++furniture) {
      out += fmt::format("\n  bytes {}-{}  left out\n", furniture->begin, furniture->end);
      out += tint(wrap(text.substr(furniture->begin, furniture->size()), {}, 2, style), Tone::faint, style);
    }
  };
  for (const Passage& passage : examined.passages) {
    add_furniture(passage.range.begin);
    out += '\n' +
           tint(fmt::format("{}  bytes {}-{}{}{}", on_a_line(passage_id(document.id, passage)), passage.range.begin,
                            passage.range.end, passage.pages.empty() ? "" : ", ", to_string(passage.pages)),
                Tone::strong, style) +
           '\n';
    if (!passage.heading.empty() && !passage.range.contains(passage.heading)) {
      out += labelled("under:", std::string(text.substr(passage.heading.begin, passage.heading.size())), 2, style);
    }
    std::vector<TextRange> quotes;
    for (const Quote& quote : passage.quotes) {
      const TextRange moved{quote.range.begin - passage.range.begin, quote.range.end - passage.range.begin};
      const bool is_whole = quote.kind == QuoteKind::turn || quote.kind == QuoteKind::statement;
      if (!is_whole && (quotes.empty() || quotes.back().end <= moved.begin)) quotes.push_back(moved);
    }
    const std::string_view whole = text.substr(passage.range.begin, passage.range.size());
    out += wrap(whole, quotes, 2, style);
    out += labelled("quotes:", quotes_line(passage.quotes), 2, style);
    out += labelled("topics:", topics_line(passage.topics, whole, passage.range.begin), 2, style);
    out += labelled("filed under:", filed_line(passage.topics, whole, passage.range.begin), 2, style);
  }
  add_furniture(text.size());
  return out;
}

}  // namespace tenet::cli
