#include "cli/show/json_lines.h"

#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/show/json.h"
#include "cli/show/table.h"
#include "cli/show/topic_lines.h"

namespace tenet::cli {
namespace {

// A text that stands somewhere in a longer one, to give places in both units.
struct Located {
  std::string_view text;
  std::size_t bytes;        // where it begins in the longer one
  std::size_t code_points;  // the same

  [[nodiscard]] Json range(TextRange range) const {
    const std::size_t begin = code_points + count_code_points(text.substr(0, range.begin - bytes));
    const std::size_t size = count_code_points(text.substr(range.begin - bytes, range.size()));
    return {{"bytes", {range.begin, range.end}}, {"code_points", {begin, begin + size}}};
  }
  [[nodiscard]] std::string_view slice(TextRange range) const { return text.substr(range.begin - bytes, range.size()); }
};

Json with_text(const Located& located, TextRange range) {
  Json json{{"text", located.slice(range)}};
  json.update(located.range(range));
  return json;
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json to_json(const Located& located, const std::vector<Quote>& quotes) {
  Json list = Json::array();
  for (const Quote& quote : quotes) {
    Json json = with_text(located, quote.range);
    json["level"] = quote.level;
    json["kind"] = to_string(quote.kind);
    json["speaker"] = text_or_null(quote.attribution.speaker);
    json["rule"] = text_or_null(quote.attribution.rule);
    add_pages(json, quote.pages);
    list.push_back(std::move(json));
  }
  return list;
}

Json to_json(const Located& located, const std::vector<TopicTag>& tags) {
  Json list = Json::array();
  for (const TopicTag& tag : tags) {
    Json evidence = Json::array();
    for (const TextRange& range : tag.evidence) evidence.push_back(with_text(located, range));
    Json json = {{"id", tag.topic}, {"grade", tag.grade}, {"strength", tag.strength}, {"evidence", evidence}};
    if (tag.probability > 0) {
      json["probability"] = tag.probability;
      json["squarely"] = tag.squarely;
      json["words"] = Json::array();
      for (const TextRange& range : tag.words) json["words"].push_back(with_text(located, range));
    }
    list.push_back(std::move(json));
  }
  return list;
}

Json start(const char* type, const Answer& answer) {
  Json json{{"type", type}};
  if (!answer.query_id.empty()) json["query_id"] = answer.query_id;
  return json;
}

void add_passage(Json& json, std::string id, const Document& document, std::string_view heading, const Located& located,
                 const Passage& passage) {
  json["id"] = std::move(id);
  add_document(json, document);
  json["heading"] = heading;
  json["text"] = located.text;
  json["plain"] = with_single_spaces(visible_text(located.text, located.bytes, passage.hidden));
  json.update(located.range(passage.range));
  add_pages(json, passage.pages);
  json["quotes"] = to_json(located, passage.quotes);
  json["topics"] = to_json(located, passage.topics);
  if (passage.field > 0) json["field"] = passage.field;
}

void add_hit(Json& json, const Hit& hit) {
  const Located located{hit.text, hit.passage.range.begin, hit.code_points.begin};
  add_passage(json, hit.id, hit.document, hit.heading, located, hit.passage);
}

void add_matches(Json& json, const Hit& hit) {
  json["score"] = hit.score;
  const Located located{hit.text, hit.passage.range.begin, hit.code_points.begin};
  Json matches = Json::array();
  for (const TextRange& match : hit.matches) {
    matches.push_back(with_text(located, {match.begin + located.bytes, match.end + located.bytes}));
  }
  json["matches"] = std::move(matches);
  const Located snippet{hit.snippet.text, 0, 0};
  Json highlights = Json::array();
  for (const TextRange& highlight : hit.snippet.highlights) highlights.push_back(snippet.range(highlight));
  json["snippet"] = {{"text", hit.snippet.text}, {"highlights", std::move(highlights)}};
}

}  // namespace

std::string hit_line(const PlacedHit& placed, const Answer& answer) {
  Json json = start("hit", answer);
  add_hit(json, placed.hit);
  add_matches(json, placed.hit);
  json["rank"] = placed.rank;
  const auto add_neighbours = [&](const char* name, const std::vector<Hit>& neighbours) {
    for (const Hit& hit : neighbours) json[name].push_back({{"id", hit.id}, {"text", hit.text}});
  };
  add_neighbours("before", placed.before);
  add_neighbours("after", placed.after);
  for (const Duplicate& each : placed.duplicates) {
    json["duplicates"].push_back({{"id", each.id}, {"agreement", each.agreement}});
  }
  return to_line(json);
}

std::string summary_line(const Results& results, std::size_t returned, const Answer& answer, const IndexInfo& index) {
  Json json = start("summary", answer);
  json["schema"] = 1;
  json["total"] = results.total;
  json["folded"] = results.folded;
  json["returned"] = returned;
  json["offset"] = answer.options.offset;
  json["by"] = answer.options.by == SearchOptions::By::document ? "document" : "passage";
  json["query"] = {{"text", answer.text}, {"understood", to_string(answer.query)}, {"tree", describe(answer.query)}};
  json["notes"] = results.notes;
  json["index"] = {{"fingerprint", index.fingerprint}, {"documents", index.documents}, {"passages", index.passages}};
  return to_line(json);
}

std::string passage_line(const Hit& hit) {
  Json json{{"type", "passage"}};
  add_hit(json, hit);
  return to_line(json);
}

std::string passage_line(const Examined& examined, const Passage& passage) {
  const std::string_view whole = examined.document.text;
  const Located located{whole.substr(passage.range.begin, passage.range.size()), passage.range.begin,
                        count_code_points(whole.substr(0, passage.range.begin))};
  Json json{{"type", "passage"}};
  add_passage(json, passage_id(examined.document.id, passage), examined.document,
              whole.substr(passage.heading.begin, passage.heading.size()), located, passage);
  return to_line(json);
}

std::string quotation_line(const Quotation& quotation) {
  const Attribution& who = quotation.quote.attribution;
  const auto place = [](TextRange range, bool begin) { return begin ? Json(range.begin) : Json(range.end); };
  const auto add_place = [&](Json& json, const std::string& name, TextRange range) {
    json[name + "_start"] = range.empty() ? Json(nullptr) : place(range, true);
    json[name + "_end"] = range.empty() ? Json(nullptr) : place(range, false);
  };
  Json json{{"type", "quotation"}, {"document", quotation.document.id}, {"passage", quotation.passage}};
  add_place(json, "quote", quotation.code_points);
  json["quote"] = quotation.text;
  json["plain"] = with_single_spaces(visible_text(quotation.text, quotation.quote.range.begin, quotation.hidden));
  json["kind"] = to_string(quotation.quote.kind);
  json["level"] = quotation.quote.level;
  json["continues"] = quotation.quote.continues;
  json["speaker"] = text_or_null(quotation.mention.empty() ? who.speaker : quotation.mention);
  add_place(json, "speaker", quotation.mention_code_points);
  json["canonical"] = text_or_null(quotation.speaker.name);
  json["speaker_kind"] = who.speaker.empty() ? Json(nullptr) : Json(to_string(who.kind));
  json["role"] = text_or_null(quotation.speaker.role);
  json["cue"] = text_or_null(quotation.cue);
  add_place(json, "cue", quotation.cue_code_points);
  json["rule"] = text_or_null(who.rule);
  json["confidence"] = who.rule.empty() ? Json(nullptr) : Json(who.confidence);
  Json bytes;
  add_place(bytes, "quote", quotation.quote.range);
  add_place(bytes, "speaker", who.mention);
  add_place(bytes, "cue", who.cue);
  json["bytes"] = std::move(bytes);
  add_pages(json, quotation.quote.pages);
  json["title"] = quotation.document.title;
  json["date"] = quotation.document.date;
  json["url"] = quotation.document.url;
  return to_line(json);
}

std::string topic_line(const TopicCount& count, const TopicMeasure* measure) {
  const Topic& topic = count.topic;
  Json json = Json::object({{"type", "topic"},
                            {"id", topic.id},
                            {"label", topic.label},
                            {"broader", topic.broader},
                            {"definition", topic.definition},
                            {"passages", count.passages}});
  if (measure != nullptr) json["measured"] = to_json(*measure);
  return to_line(json);
}

}  // namespace tenet::cli
