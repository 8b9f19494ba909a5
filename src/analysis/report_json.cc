#include <tenet/search_report.h>
#include <tenet/version.h>

#include <string>

#include <nlohmann/json.hpp>

namespace tenet {
namespace {

using Json = nlohmann::ordered_json;

Json found_json(const Count& count) {
  return {{"passages", count.passages}, {"documents", count.documents}};
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json index_json(const SearchReport& report) {
  return {{"fingerprint", report.index.fingerprint},
          {"schema", report.index.schema},
          {"analysis", report.index.analysis},
          {"documents", report.searched.searched_documents},
          {"passages", report.searched.searched_passages},
          {"words", report.searched.searched_words},
          {"first", text_or_null(report.first)},
          {"last", text_or_null(report.last)},
          {"undated", report.undated}};
}

Json topics_json(const SearchReport& report) {
  Json topics = Json::array();
  for (const Topic& topic : report.topics) {
    topics.push_back({{"id", topic.id}, {"label", topic.label}, {"definition", topic.definition}});
  }
  return topics;
}

Json measures_json(const TopicMeasures& measures) {
  Json topics = Json::array();
  for (const TopicMeasure& measure : measures.topics) {
    topics.push_back({{"judged", measure.judged},
                      {"trained", measure.trained},
                      {"precision", measure.precision},
                      {"recall", measure.recall},
                      {"square_precision", measure.square_precision},
                      {"square_recall", measure.square_recall},
                      {"id", measure.topic}});
  }
  return {{"on", measures.on}, {"topics", topics}};
}

Json operators_json(const SearchReport& report) {
  Json operators = Json::array();
  for (const OperatorUse& use : report.operators) operators.push_back({{"name", use.name}, {"meaning", use.meaning}});
  return operators;
}

Json steps_json(const SearchReport& report) {
  Json steps = Json::array();
  for (const SearchStep& step : report.steps) {
    steps.push_back({{"condition", to_string(step.part)},
                     {"understood", describe(step.part)},
                     {"alone", found_json(step.alone)},
                     {"left", found_json(step.cumulative)}});
  }
  return steps;
}

}  // namespace

std::string to_json(const SearchReport& report, const ReportedSearch& made) {
  const Json taxonomy{{"id", report.taxonomy}, {"version", report.taxonomy_version}, {"hash", report.index.taxonomy}};
  const Json whole{{"type", "report"},
                   {"query", made.query},
                   {"understood", made.understood},
                   {"date", made.date},
                   {"command", made.command},
                   {"tenet", version()},
                   {"build", build_description()},
                   {"index", index_json(report)},
                   {"taxonomy", taxonomy},
                   {"topics", topics_json(report)},
                   {"measured", measures_json(report.measures)},
                   {"operators", operators_json(report)},
                   {"steps", steps_json(report)},
                   {"total", found_json(report.total)},
                   {"counts_are", "exact"},
                   {"notes", report.notes}};
  return whole.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tenet
