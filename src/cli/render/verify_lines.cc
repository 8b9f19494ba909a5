#include "cli/render/verify_lines.h"

#include <algorithm>
#include <cstddef>

#include <nlohmann/json.hpp>

#include "cli/render/json.h"

namespace tenet::cli {
namespace {

Json to_json(TextRange bytes, TextRange code_points) {
  return {{"bytes", {bytes.begin, bytes.end}}, {"code_points", {code_points.begin, code_points.end}}};
}

// Places in the document's text, in both units: its passages are known, what lies between them is not.
class Source {
 public:
  explicit Source(const Place& place) : passages_(place.passages) {}

  // A range whose ends stand in the passages, or null.
  [[nodiscard]] Json range(TextRange range) const {
    const Hit* first = holding(range.begin, false);
    const Hit* last = holding(range.end, true);
    if (range.empty()) last = first;
    if (first == nullptr || last == nullptr) return nullptr;
    return to_json(range, {code_point(*first, range.begin), code_point(*last, range.end)});
  }
  // The same with its words, an empty line between passages.
  [[nodiscard]] Json words(TextRange range) const {
    Json json = this->range(range);
    if (json.is_null()) return json;
    std::string text;
    for (const Hit& hit : passages_) {
      const TextRange whole = hit.passage.range;
      const TextRange part{std::max(range.begin, whole.begin), std::min(range.end, whole.end)};
      if (part.begin >= part.end) continue;
      if (!text.empty()) text += "\n\n";
      text += hit.text.substr(part.begin - whole.begin, part.size());
    }
    Json with_text{{"text", text}};
    with_text.update(json);
    return with_text;
  }

 private:
  [[nodiscard]] const Hit* holding(std::size_t at, bool is_end) const {
    for (const Hit& hit : passages_) {
      const TextRange whole = hit.passage.range;
      const bool inside = is_end ? whole.begin < at && at <= whole.end : whole.begin <= at && at <= whole.end;
      if (inside) return &hit;
    }
    return nullptr;
  }
  static std::size_t code_point(const Hit& hit, std::size_t at) {
    return hit.code_points.begin +
           count_code_points(std::string_view(hit.text).substr(0, at - hit.passage.range.begin));
  }

  const std::vector<Hit>& passages_;
};

Json words_asked(std::string_view words, TextRange range) {
  const std::size_t begin = count_code_points(words.substr(0, range.begin));
  const std::string_view text = words.substr(range.begin, range.size());
  Json json{{"text", text}};
  json.update(to_json(range, {begin, begin + count_code_points(text)}));
  return json;
}

Json to_json(const Source& source, const Quote& quote) {
  const Attribution& attribution = quote.attribution;
  return {{"range", source.range(quote.range)},
          {"level", quote.level},
          {"kind", to_string(quote.kind)},
          {"speaker", attribution.speaker},
          {"speaker_kind", to_string(attribution.kind)},
          {"mention", attribution.mention.empty() ? Json(nullptr) : source.words(attribution.mention)},
          {"cue", attribution.cue.empty() ? Json(nullptr) : source.words(attribution.cue)},
          {"rule", attribution.rule},
          {"confidence", attribution.confidence}};
}

void add_source(Json& json, const Document& document) {
  json["document"] = document.id;
  json["title"] = document.title;
  json["date"] = document.date;
  json["organisation"] = document.organisation;
  json["author"] = document.author;
  json["source"] = document.source;
  json["url"] = document.url;
}

}  // namespace

std::string place_line(const Place& place, std::string_view words) {
  const Source source(place);
  Json json{{"type", "place"}, {"verdict", to_string(place.verdict)}, {"agreement", place.agreement}};
  json["passages"] = Json::array();
  for (const Hit& hit : place.passages) json["passages"].push_back(hit.id);
  add_source(json, place.passages.front().document);
  json.update(source.words(place.range));
  add_pages(json, place.pages);
  json["speaker"] = place.speaker;
  json["own_words"] = !place.quote.has_value();
  json["quote"] = place.quote ? to_json(source, *place.quote) : Json(nullptr);
  json["differences"] = Json::array();
  for (const Difference& difference : place.differences) {
    json["differences"].push_back({{"kind", to_string(difference.kind)},
                                   {"asked", words_asked(words, difference.asked)},
                                   {"source", source.words(difference.source)}});
  }
  return to_line(json);
}

std::string verdict_line(const Verification& answer, std::string_view words, std::string_view speaker,
                         const IndexInfo& index) {
  return to_line(
      {{"type", "verdict"},
       {"schema", 1},
       {"verdict", to_string(answer.verdict)},
       {"verbatim", is_verbatim(answer.verdict)},
       {"total", answer.total},
       {"returned", answer.places.size()},
       {"words", words},
       {"speaker", speaker},
       {"index", {{"fingerprint", index.fingerprint}, {"documents", index.documents}, {"passages", index.passages}}}});
}

}  // namespace tenet::cli
