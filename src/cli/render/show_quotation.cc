#include "cli/render/show_quotation.h"
#include "cli/render/figures.h"
#include "cli/visible.h"

#include <cmath>

#include <fmt/format.h>

namespace tenet::cli {
namespace {

// How the text says who speaks: `he said (cue-after, right 97 times in 100)`.
std::string evidence(const Quotation& quotation) {
  const Attribution& who = quotation.quote.attribution;
  if (who.rule.empty()) return {};
  std::string words = quotation.mention;
  if (!quotation.cue.empty()) {
    const bool cue_first = who.cue.begin < who.mention.begin;
    words = cue_first ? quotation.cue + " " + words : words + " " + quotation.cue;
  }
  const std::string rule = fmt::format("{}, {:.0f} %", who.rule, std::round(who.confidence * 100));
  return words.empty() ? rule : fmt::format("\u201c{}\u201d: {}", words, rule);
}

}  // namespace

std::string speaker_for_people(const Speaker& speaker) {
  if (speaker.name.empty()) return "(the text does not say who)";
  return speaker.role.empty() ? speaker.name : speaker.name + ", " + speaker.role;
}

std::string quotation_for_people(const Quotation& quotation, std::size_t number, std::size_t repeated,
                                 const Style& style) {
  constexpr std::size_t indent = 4;
  const std::string place = fmt::format("{:>2}. ", number);
  const bool marked = quotation.quote.kind == QuoteKind::speech;
  const std::string words = marked ? "\u201c" + quotation.text + "\u201d" : quotation.text;
  std::string out = wrap(words, {}, indent, style);
  if (out.size() > place.size()) out.replace(0, std::min(indent, place.size()), place);
  const bool only_mentioned = quotation.speaker.name.empty() && !quotation.mention.empty();
  const std::string who = only_mentioned
                              ? fmt::format("\u201c{}\u201d (the text does not say who that is)", quotation.mention)
                              : speaker_for_people(quotation.speaker);
  out += tint(wrap("\u2014 " + who, {}, indent, style), Tone::strong, style);
  if (const std::string how = evidence(quotation); !how.empty()) {
    out += tint(wrap(how, {}, indent, style), Tone::faint, style);
  }
  const Document& document = quotation.document;
  std::string title = document.title.empty() ? on_a_line(document.id) : document.title;
  if (!document.date.empty()) title += ", " + document.date;
  out += tint(wrap(title, {}, indent, style), Tone::faint, style);
  std::string where =
      fmt::format("{} | {} | code points {}-{}", id_for_people(quotation.passage, indent, style),
                  to_string(quotation.quote.kind), quotation.code_points.begin, quotation.code_points.end);
  if (!quotation.quote.pages.empty()) where += " | " + to_string(quotation.quote.pages);
  out += tint(wrap(where, {}, indent, style), Tone::faint, style);
  if (repeated == 0) return out;
  const std::string again = counted(repeated, "repetition") + " elsewhere; --no-fold shows each";
  return out + tint(wrap(again, {}, indent, style), Tone::faint, style);
}

}  // namespace tenet::cli
