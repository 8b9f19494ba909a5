#include "cli/render/topic_lines.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "cli/render/json.h"

namespace tenet::cli {

std::vector<std::string> remarks(const TermUse& use, std::uint64_t passages) {
  std::vector<std::string> all;
  if (passages > 0 && use.passages == 0) all.emplace_back("never");
  if (use.passages * often > passages) all.emplace_back("often");
  if (!use.also.empty()) all.emplace_back("shared");
  return all;
}

Json to_json(const TopicMeasure& measure) {
  return {{"judged", measure.judged},
          {"trained", measure.trained},
          {"precision", measure.precision},
          {"recall", measure.recall},
          {"square_precision", measure.square_precision},
          {"square_recall", measure.square_recall}};
}

std::string term_line(const TermUse& use, std::uint64_t passages) {
  return to_line({{"type", "term"},
                  {"topic", use.topic},
                  {"term", use.term},
                  {"core", use.core},
                  {"passages", use.passages},
                  {"also", use.also},
                  {"remarks", remarks(use, passages)}});
}

std::string change_line(const TopicChange& change) {
  Json examples = Json::array();
  for (const RegradedPassage& passage : change.examples) {
    examples.push_back({{"id", passage.id}, {"before", passage.before}, {"after", passage.after}});
  }
  return to_line({{"type", "change"},
                  {"topic", change.topic},
                  {"before", change.before},
                  {"after", change.after},
                  {"gained", change.gained},
                  {"lost", change.lost},
                  {"regraded", change.regraded},
                  {"examples", std::move(examples)}});
}

std::string check_line(const std::string& file, const Taxonomy& taxonomy, const TopicsCheck& check) {
  return to_line({{"type", "check"},
                  {"file", file},
                  {"topics", taxonomy.topics.size()},
                  {"terms", check.terms.size()},
                  {"passages", check.passages},
                  {"changed", check.changed}});
}

std::string suggestion_line(const std::string& topic, const TermSuggestion& suggestion) {
  return to_line({{"type", "suggestion"},
                  {"topic", topic},
                  {"term", suggestion.term},
                  {"g2", suggestion.g2},
                  {"inside", suggestion.inside},
                  {"outside", suggestion.outside},
                  {"where", suggestion.where}});
}

}  // namespace tenet::cli
