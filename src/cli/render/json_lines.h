#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "cli/render/hit_fields.h"

// Lines for programs, JSON objects without a newline: docs/schema/results.schema.json says what is in them. Always
// UTF-8: what is none (the name of a file) becomes U+FFFD.
namespace tenet::cli {

// How a query was asked and what came of it.
struct Answer {
  std::string query_id = {};  // of a batch, else empty
  std::string text = {};      // of the query
  Query query = {};
  SearchOptions options = {};
};

[[nodiscard]] std::string hit_line(const PlacedHit& placed, const Answer& answer);
// `returned` is how many hits were written.
[[nodiscard]] std::string summary_line(const Results& results, std::size_t returned, const Answer& answer,
                                       const IndexInfo& index);
[[nodiscard]] std::string passage_line(const Hit& hit);
[[nodiscard]] std::string passage_line(const Examined& examined, const Passage& passage);
[[nodiscard]] std::string quotation_line(const Quotation& quotation);
class JsonWriter;

// Adds "query", as it was asked and understood, and "index", which says what was asked.
void add_query(JsonWriter& json, std::string_view text, const Query& query);
void add_index(JsonWriter& json, const IndexInfo& index);

// `measure` is of the topic, or nullptr.
[[nodiscard]] std::string topic_line(const TopicCount& count, const TopicMeasure* measure);

}  // namespace tenet::cli
