#include <tenet/search_report.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "errors.h"

namespace tenet {
namespace {

// Conditions that a report counts one after the other: each takes a search or two.
constexpr std::size_t most_conditions = 100;

using Kind = Query::Kind;

// What a kind of condition is called and what it means; nothing for fields and the empty query.
OperatorUse use_of(Kind kind) {
  switch (kind) {
    case Kind::word: return {"word", "a word stands for all its inflections (Snowball English, with additions)"};
    case Kind::phrase: return {"\"phrase\"", "words in quotation marks stand side by side, in exactly these forms"};
    case Kind::prefix: return {"prefix*", "a star stands for any letters at the end of a word"};
    case Kind::all: return {"AND", "all of the conditions hold for the passage"};
    case Kind::any: return {"OR", "at least one of the conditions holds for the passage"};
    case Kind::without: return {"NOT", "the condition does not hold for the passage"};
    case Kind::maybe: return {"+", "what is marked must be there, the rest ranks higher where it is there too"};
    case Kind::near: return {"NEAR", "within as many words of each other as the number says, in any order"};
    case Kind::said: return {"said:", "within one quotation, attributed speech or transcript turn"};
    case Kind::synonyms: return {"~word", "the word, or another way to say it that the file of topics lists"};
    case Kind::field:
    case Kind::nothing: break;
  }
  return {};
}

// Notes what a query uses: operators by name, and topics.
void collect(const Query& query, const Taxonomy& taxonomy, std::map<std::string, std::string>& operators,
             std::map<std::string, Topic>& topics) {
  if (query.kind == Kind::field) {
    const auto field = std::ranges::find(fields(), query.field, &Field::name);
    if (field != fields().end()) operators.emplace(query.field + ':', field->description);
    if (query.field == "topic") {
      const Topic* topic = taxonomy.named(std::string_view(query.text).substr(0, query.text.rfind('@')));
      if (topic != nullptr) topics.emplace(topic->id, *topic);
    }
  } else if (const OperatorUse use = use_of(query.kind); !use.name.empty()) {
    operators.emplace(use.name, use.meaning);
  }
  for (const Query& operand : query.operands) collect(operand, taxonomy, operators, topics);
}

// What was searched, and between which dates.
void add_searched(const Searcher& searcher, SearchReport& report) {
  Counts all = searcher.count({}, {.by = {CountBy::month}});
  report.searched = std::move(all.total);
  for (const Count& month : all.rows) {
    if (month.group.front().empty()) {
      report.undated = month.documents;
    } else if (month.documents > 0) {
      if (report.first.empty()) report.first = month.group.front();
      report.last = month.group.front();
    }
  }
}

}  // namespace

SearchReport report_search(const Searcher& searcher, const Query& query) {
  return translate_errors("writing the report", [&]() -> SearchReport {
    SearchReport report{.index = searcher.info()};
    add_searched(searcher, report);
    const Taxonomy& taxonomy = searcher.taxonomy();
    report.taxonomy = taxonomy.id;
    report.taxonomy_version = taxonomy.version;
    std::map<std::string, std::string> operators;
    std::map<std::string, Topic> topics;
    collect(query, taxonomy, operators, topics);
    for (const auto& [name, meaning] : operators) report.operators.push_back({name, meaning});
    const auto is_asked = [&](const TopicMeasure& measure) { return topics.contains(measure.topic); };
    report.measures = topic_measures(taxonomy);
    std::erase_if(report.measures.topics, [&](const TopicMeasure& measure) { return !is_asked(measure); });
    for (auto& [id, topic] : topics) report.topics.push_back(std::move(topic));
    Counts all = searcher.count(query, {});
    report.total = std::move(all.total);
    report.notes = std::move(all.notes);
    // The first condition alone, and all of them together, need no count of their own.
    const std::vector<Query> parts = conjuncts(query);
    if (parts.size() > most_conditions) {
      throw QueryError(
          "report: " + std::to_string(parts.size()) + " conditions, more than " + std::to_string(most_conditions), 0,
          "put words into a phrase, or join them by OR");
    }
    Query so_far;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      so_far = both(so_far, parts[i]);
      const bool is_all = i + 1 == parts.size();
      Count alone = parts.size() == 1 ? report.total : searcher.count(parts[i], {}).total;
      Count left = is_all ? report.total : i == 0 ? alone : searcher.count(so_far, {}).total;
      report.steps.push_back({parts[i], std::move(alone), std::move(left)});
    }
    return report;
  });
}

}  // namespace tenet
