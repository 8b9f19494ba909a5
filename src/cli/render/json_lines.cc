#include "cli/render/json_lines.h"

#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/render/json.h"
#include "cli/render/json_writer.h"
#include "cli/render/table.h"
#include "cli/render/topic_lines.h"

namespace tenet::cli {
namespace {

// A text that stands somewhere in a longer one, to give places in both units.
class Located {
 public:
  Located(std::string_view text, std::size_t bytes, std::size_t code_points)
      : text_(text), bytes_(bytes), code_points_(code_points), known_{bytes, code_points} {}

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t begin() const { return bytes_; }

  // "bytes" and "code_points" of a range.
  void add_range(JsonWriter& json, TextRange range) const {
    const std::size_t begin = code_point(range.begin);
    const std::size_t end = begin + count_code_points(slice(range));
    add_interval(json, "bytes", range);
    add_interval(json, "code_points", {begin, end});
  }
  // The same behind the words.
  void add_words(JsonWriter& json, TextRange range) const {
    json.member("text", slice(range));
    add_range(json, range);
  }
  // An object of these.
  void write_words(JsonWriter& json, TextRange range) const {
    json.open_object();
    add_words(json, range);
    json.close_object();
  }

 private:
  [[nodiscard]] std::string_view slice(TextRange range) const {
    return text_.substr(range.begin - bytes_, range.size());
  }
  // Ranges mostly ascend: counted from the last place that was asked for.
  [[nodiscard]] std::size_t code_point(std::size_t byte) const {
    if (byte < known_.first) known_ = {bytes_, code_points_};
    known_ = {byte, known_.second + count_code_points(slice({known_.first, byte}))};
    return known_.second;
  }
  static void add_interval(JsonWriter& json, const char* name, TextRange range) {
    json.name(name);
    json.open_array();
    json.value(range.begin);
    json.value(range.end);
    json.close_array();
  }

  std::string_view text_;
  std::size_t bytes_;                                  // where it begins in the longer one
  std::size_t code_points_;                            // the same
  mutable std::pair<std::size_t, std::size_t> known_;  // a byte of the longer one, and the code point there
};

// An array of what `write(item)` writes.
template <typename Items, typename Write>
void add_array(JsonWriter& json, const char* name, const Items& items, const Write& write) {
  json.name(name);
  json.open_array();
  for (const auto& item : items) write(item);
  json.close_array();
}

void add_quotes(JsonWriter& json, const Located& located, const std::vector<Quote>& quotes) {
  add_array(json, "quotes", quotes, [&](const Quote& quote) {
    json.open_object();
    located.add_words(json, quote.range);
    json.member("level", quote.level);
    json.member("kind", to_string(quote.kind));
    json.member_or_null("speaker", quote.attribution.speaker);
    json.member_or_null("rule", quote.attribution.rule);
    write_pages(json, quote.pages);
    json.close_object();
  });
}

void add_topics(JsonWriter& json, const Located& located, const std::vector<TopicTag>& tags) {
  const auto write_words = [&](const TextRange& range) { located.write_words(json, range); };
  // Strongest first; those of grade 0 are the document's.
  const auto document = std::ranges::find(tags, 0, &TopicTag::grade);
  add_array(json, "topics", std::span(tags.begin(), document), [&](const TopicTag& tag) {
    json.open_object();
    json.member("id", tag.topic);
    json.member("grade", tag.grade);
    json.member("strength", tag.strength);
    add_array(json, "evidence", tag.evidence, write_words);
    if (tag.probability > 0) {
      json.member("probability", tag.probability);
      json.member("squarely", tag.squarely);
      add_array(json, "words", tag.words, write_words);
    }
    json.close_object();
  });
  if (document == tags.end()) return;
  add_array(json, "filed", std::span(document, tags.end()), [&](const TopicTag& tag) {
    json.open_object();
    json.member("id", tag.topic);
    json.member("probability", tag.probability);
    add_array(json, "words", tag.words, write_words);
    json.close_object();
  });
}

// An object of a type, to be closed by finish().
JsonWriter start(const char* type, std::string& line) {
  JsonWriter json(line);
  json.open_object();
  json.member("type", type);
  return json;
}

JsonWriter start(const char* type, const Answer& answer, std::string& line) {
  JsonWriter json = start(type, line);
  if (!answer.query_id.empty()) json.member("query_id", answer.query_id);
  return json;
}

void add_passage(JsonWriter& json, std::string_view id, const Document& document, std::string_view heading,
                 const Located& located, const Passage& passage) {
  json.member("id", id);
  write_document(json, document);
  json.member("heading", heading);
  json.member("text", located.text());
  json.member("plain", with_single_spaces(visible_text(located.text(), located.begin(), passage.hidden)));
  located.add_range(json, passage.range);
  write_pages(json, passage.pages);
  add_quotes(json, located, passage.quotes);
  add_topics(json, located, passage.topics);
  if (passage.field > 0) json.member("field", passage.field);
}

Located located_in(const Hit& hit) {
  return {hit.text, hit.passage.range.begin, hit.code_points.begin};
}

void add_matches(JsonWriter& json, const Hit& hit) {
  json.member("score", hit.score);
  const Located located = located_in(hit);
  add_array(json, "matches", hit.matches, [&](const TextRange& match) {
    located.write_words(json, {match.begin + located.begin(), match.end + located.begin()});
  });
  const Located snippet(hit.snippet.text, 0, 0);
  json.name("snippet");
  json.open_object();
  json.member("text", hit.snippet.text);
  add_array(json, "highlights", hit.snippet.highlights, [&](const TextRange& highlight) {
    json.open_object();
    snippet.add_range(json, highlight);
    json.close_object();
  });
  json.close_object();
}

void add_neighbours(JsonWriter& json, const char* name, const std::vector<Hit>& neighbours) {
  if (neighbours.empty()) return;
  add_array(json, name, neighbours, [&](const Hit& hit) {
    json.open_object();
    json.member("id", hit.id);
    json.member("text", hit.text);
    json.close_object();
  });
}

}  // namespace

std::string hit_line(const PlacedHit& placed, const Answer& answer) {
  const Hit& hit = placed.hit;
  std::string line;
  line.reserve(3 * hit.text.size() + 2000);
  JsonWriter json = start("hit", answer, line);
  add_passage(json, hit.id, hit.document, hit.heading, located_in(hit), hit.passage);
  add_matches(json, hit);
  json.member("rank", placed.rank);
  add_neighbours(json, "before", placed.before);
  add_neighbours(json, "after", placed.after);
  if (!placed.duplicates.empty()) {
    add_array(json, "duplicates", placed.duplicates, [&](const Duplicate& each) {
      json.open_object();
      json.member("id", each.id);
      json.member("agreement", each.agreement);
      json.close_object();
    });
  }
  json.close_object();
  return line;
}

std::string summary_line(const Results& results, std::size_t returned, const Answer& answer, const IndexInfo& index) {
  std::string line;
  JsonWriter json = start("summary", answer, line);
  json.member("schema", 1);
  json.member("total", results.total);
  json.member("folded", results.folded);
  json.member("returned", returned);
  json.member("offset", answer.options.offset);
  json.member("by", answer.options.by == SearchOptions::By::document ? "document" : "passage");
  add_query(json, answer.text, answer.query);
  add_array(json, "notes", results.notes, [&](const std::string& note) { json.value(note); });
  add_index(json, index);
  json.close_object();
  return line;
}

std::string passage_line(const Hit& hit) {
  std::string line;
  JsonWriter json = start("passage", line);
  add_passage(json, hit.id, hit.document, hit.heading, located_in(hit), hit.passage);
  json.close_object();
  return line;
}

std::string passage_line(const Examined& examined, const Passage& passage) {
  const std::string_view whole = examined.document.text;
  const Located located{whole.substr(passage.range.begin, passage.range.size()), passage.range.begin,
                        count_code_points(whole.substr(0, passage.range.begin))};
  std::string line;
  JsonWriter json = start("passage", line);
  add_passage(json, passage_id(examined.document.id, passage), examined.document,
              whole.substr(passage.heading.begin, passage.heading.size()), located, passage);
  json.close_object();
  return line;
}

std::string quotation_line(const Quotation& quotation) {
  const Attribution& who = quotation.quote.attribution;
  std::string line;
  JsonWriter json = start("quotation", line);
  const auto add_end = [&](const std::string& name, TextRange range, std::size_t end) {
    json.name(name);
    range.empty() ? json.null() : json.value(end);
  };
  const auto add_place = [&](const std::string& name, TextRange range) {
    add_end(name + "_start", range, range.begin);
    add_end(name + "_end", range, range.end);
  };
  json.member("document", quotation.document.id);
  json.member("passage", quotation.passage);
  add_place("quote", quotation.code_points);
  json.member("quote", quotation.text);
  json.member("plain", with_single_spaces(visible_text(quotation.text, quotation.quote.range.begin, quotation.hidden)));
  json.member("kind", to_string(quotation.quote.kind));
  json.member("level", quotation.quote.level);
  json.member("continues", quotation.quote.continues);
  json.member_or_null("speaker", quotation.mention.empty() ? who.speaker : quotation.mention);
  add_place("speaker", quotation.mention_code_points);
  json.member_or_null("canonical", quotation.speaker.name);
  json.member_or_null("speaker_kind", who.speaker.empty() ? "" : to_string(who.kind));
  json.member_or_null("role", quotation.speaker.role);
  json.member_or_null("cue", quotation.cue);
  add_place("cue", quotation.cue_code_points);
  json.member_or_null("rule", who.rule);
  json.name("confidence");
  who.rule.empty() ? json.null() : json.value(who.confidence);
  json.name("bytes");
  json.open_object();
  add_place("quote", quotation.quote.range);
  add_place("speaker", who.mention);
  add_place("cue", who.cue);
  json.close_object();
  write_pages(json, quotation.quote.pages);
  json.member("title", quotation.document.title);
  json.member("date", quotation.document.date);
  json.member("url", quotation.document.url);
  json.close_object();
  return line;
}

void add_query(JsonWriter& json, std::string_view text, const Query& query) {
  json.name("query");
  json.open_object();
  json.member("text", text);
  json.member("understood", to_string(query));
  json.member("tree", describe(query));
  json.close_object();
}

void add_index(JsonWriter& json, const IndexInfo& index) {
  json.name("index");
  json.open_object();
  json.member("fingerprint", index.fingerprint);
  json.member("documents", index.documents);
  json.member("passages", index.passages);
  json.close_object();
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
