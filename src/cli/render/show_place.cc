#include "cli/render/show_place.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "cli/render/figures.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

// Bytes of the source to show on either side of the words, about.
constexpr std::size_t surroundings = 120;
// Bytes that an ellipsis may stand for and still be shown.
constexpr std::size_t longest_left_out = 240;
constexpr std::string_view white_space = " \t\r\n";

std::string_view slice(const Hit& passage, TextRange range) {
  return std::string_view(passage.text).substr(range.begin - passage.passage.range.begin, range.size());
}

// The words of a range when one of the passages holds it; mentions may stand elsewhere.
std::string_view words_at(const Place& place, TextRange range) {
  for (const Hit& hit : place.passages) {
    if (hit.passage.range.contains(range)) return slice(hit, range);
  }
  return {};
}

// Puts together a text to wrap from pieces of the source and of the words asked for.
class Piecing {
 public:
  explicit Piecing(const Place& place) : place_(place) {}

  // The visible words of a range of the document's text.
  void put_source(TextRange range, std::optional<Tone> tone) {
    const std::size_t begin = text_.size();
    for (const Hit& hit : place_.passages) {
      const TextRange whole = hit.passage.range;
      const TextRange part{std::max(range.begin, whole.begin), std::min(range.end, whole.end)};
      if (part.begin >= part.end) continue;
      if (part.begin == whole.begin && !text_.empty()) text_ += "\n\n";
      put_visible(hit, part);
    }
    add_tone(begin, tone);
  }
  void put(std::string_view text, std::optional<Tone> tone) {
    const std::size_t begin = text_.size();
    text_ += text;
    add_tone(begin, tone);
  }
  void part_words() {
    if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n') text_ += ' ';
  }
  [[nodiscard]] std::string wrapped(std::size_t indent, const Style& style) const {
    return wrap_toned(text_, tones_, indent, style);
  }

 private:
  void put_visible(const Hit& hit, TextRange part) {
    text_ += visible_text(slice(hit, part), part.begin, hit.passage.hidden);
  }
  // White space at either end has no tone.
  void add_tone(std::size_t begin, std::optional<Tone> tone) {
    const std::size_t first = text_.find_first_not_of(white_space, begin);
    if (tone && first != std::string::npos) tones_.push_back({{first, text_.find_last_not_of(white_space) + 1}, *tone});
  }

  const Place& place_;
  std::string text_;
  std::vector<Toned> tones_;
};

// Where there is colour, nothing but a space keeps the words of either side apart: they may be copied.
void put_difference(Piecing& piecing, const Difference& difference, std::string_view words, bool at_beginning,
                    bool has_colour) {
  using Kind = Difference::Kind;
  const std::string_view asked = words.substr(difference.asked.begin, difference.asked.size());
  switch (difference.kind) {
    case Kind::interruption: piecing.put_source(difference.source, std::nullopt); return;
    case Kind::left_out:
      if (difference.source.size() <= longest_left_out) {
        piecing.put_source(difference.source, Tone::faint);
      } else {
        piecing.put("[...]", Tone::faint);
      }
      return;
    case Kind::added:
      if (!at_beginning) piecing.part_words();
      piecing.put(asked, Tone::added);
      if (at_beginning) piecing.part_words();
      return;
    default:
      piecing.put_source(difference.source, Tone::missing);
      if (has_colour) piecing.part_words();
      piecing.put(asked, Tone::added);
  }
}

// Cuts between words.
std::size_t begin_of_surroundings(const Place& place) {
  const Hit& hit = place.passages.front();
  const std::size_t start = hit.passage.range.begin;
  if (place.range.begin <= start + surroundings) return start;
  const std::size_t space = hit.text.find(' ', place.range.begin - surroundings - start);
  return std::min(place.range.begin, start + (space == std::string::npos ? 0 : space + 1));
}

std::size_t end_of_surroundings(const Place& place) {
  const Hit& hit = place.passages.back();
  const TextRange whole = hit.passage.range;
  if (place.range.end + surroundings >= whole.end) return whole.end;
  const std::size_t space = hit.text.rfind(' ', place.range.end + surroundings - whole.begin);
  return std::max(place.range.end, whole.begin + (space == std::string::npos ? hit.text.size() : space));
}

std::string words_in_surroundings(const Place& place, std::string_view words, std::size_t indent, const Style& style) {
  const auto tone = is_verbatim(place.verdict) ? std::optional(Tone::match) : std::nullopt;
  const std::size_t begin = begin_of_surroundings(place);
  const std::size_t end = end_of_surroundings(place);
  Piecing piecing(place);
  if (begin > place.passages.front().passage.range.begin) piecing.put("\u2026", std::nullopt);
  piecing.put_source({begin, place.range.begin}, std::nullopt);
  std::size_t at = place.range.begin;
  for (const Difference& difference : place.differences) {
    // Beside other words, another case or punctuation is no news.
    if (place.verdict == Verdict::altered && difference.kind == Difference::Kind::written) continue;
    piecing.put_source({at, difference.source.begin}, tone);
    put_difference(piecing, difference, words, difference.source.end <= place.range.begin, style.colour);
    at = difference.source.end;
  }
  piecing.put_source({at, place.range.end}, tone);
  piecing.put_source({place.range.end, end}, std::nullopt);
  if (end < place.passages.back().passage.range.end) piecing.put("\u2026", std::nullopt);
  return piecing.wrapped(indent, style);
}

// How the text says who speaks: the mention, the cue, how sure that is.
std::string evidence(const Place& place, const Quote& quote) {
  std::string joined;
  const auto add = [&](const std::string& part) { joined += (joined.empty() ? "" : ", ") + part; };
  if (quote.kind != QuoteKind::speech) add(fmt::format("{}", to_string(quote.kind)));
  for (const TextRange& range : {quote.attribution.mention, quote.attribution.cue}) {
    if (const std::string_view words = words_at(place, range); !words.empty()) add(fmt::format("\"{}\"", words));
  }
  if (quote.attribution.confidence > 0) add(fmt::format("{:.0f} % sure", 100 * quote.attribution.confidence));
  return joined.empty() ? "" : " (" + joined + ")";
}

// Whose speech the words of `place` run over, where no quotation holds all of them: "Harrow, Kern"; empty for fewer
// than two speakers.
std::string several_speakers(const Place& place) {
  std::vector<std::string_view> names;
  for (const Hit& hit : place.passages) {
    for (const Quote& quote : hit.passage.quotes) {
      const std::string& name = quote.attribution.speaker;
      const bool overlaps = quote.range.begin < place.range.end && place.range.begin < quote.range.end;
      if (overlaps && is_speech(quote.kind) && !name.empty() && std::ranges::find(names, name) == names.end())
        names.push_back(name);
    }
  }
  return names.size() < 2 ? std::string() : fmt::format("{}", fmt::join(names, ", "));
}

std::string whose(const Place& place) {
  if (!place.quote) {
    if (const std::string several = several_speakers(place); !several.empty())
      return "words of several speakers: " + several;
    const std::string own = "the document's own words";
    return place.speaker.empty() ? own + "; it names no author" : own + ": " + place.speaker;
  }
  if (place.speaker.empty()) return "in a quotation; the text does not say whose";
  return "said by " + place.speaker + evidence(place, *place.quote);
}

std::string verdict_line(const Verification& answer, std::string_view speaker) {
  const std::string by = speaker.empty() ? "" : fmt::format(" by {}", speaker);
  switch (answer.verdict) {
    case Verdict::exact: return fmt::format("verbatim{}: {}", by, counted(answer.total, "place"));
    case Verdict::words:
      return fmt::format("verbatim{} but for case or punctuation: {}", by, counted(answer.total, "place"));
    case Verdict::by_another: return fmt::format("verbatim, but not{}: {}", by, counted(answer.total, "place"));
    case Verdict::altered:
      return fmt::format("not verbatim: the nearest words agree by {:.0f} %", 100 * answer.places.front().agreement);
    case Verdict::not_found: break;
  }
  return "not found: no passage has half of these words in their order";
}

}  // namespace

std::string verdict_for_people(const Verification& answer, std::string_view speaker, const Style& style) {
  std::string line = verdict_line(answer, speaker);
  if (answer.places.size() < answer.total && is_verbatim(answer.verdict)) {
    line += fmt::format(", the first {} shown", answer.places.size());
  }
  return tint(wrap(line, {}, 0, style), is_verbatim(answer.verdict) ? Tone::added : Tone::missing, style);
}

std::string place_for_people(const Place& place, std::string_view words, std::size_t number, const Style& style) {
  constexpr std::size_t indent = 4;
  const Hit& hit = place.passages.front();
  const Document& document = hit.document;
  std::string title = document.title.empty() ? on_a_line(document.id) : document.title;
  if (!document.date.empty()) title += ", " + document.date;
  title = wrap(title, {}, indent, style);
  const std::string place_number = fmt::format("{:>2}. ", number);
  if (title.size() > place_number.size()) title.replace(0, std::min(indent, place_number.size()), place_number);
  std::string out = tint(title, Tone::strong, style);
  out += tint(wrap(whose(place), {}, indent, style), Tone::faint, style);
  out += words_in_surroundings(place, words, indent, style);
  std::string where =
      fmt::format("{} | bytes {}-{}", id_for_people(hit.id, indent, style), place.range.begin, place.range.end);
  if (!place.pages.empty()) where += " | " + to_string(place.pages);
  out += tint(wrap(where, {}, indent, style), Tone::faint, style);
  return out + tint(wrap(document.url, {}, indent, style), Tone::faint, style);
}

}  // namespace tenet::cli
