#pragma once

#include <string>
#include <vector>

#include <tenet/counts.h>
#include <tenet/searcher.h>

// What the methods section of a paper says about a search.
namespace tenet {

// A condition of a query, with what it leaves.
struct SearchStep {
  Query part = {};
  Count alone = {};       // what answers it by itself
  Count cumulative = {};  // what answers it and all steps before it
};

// A kind of condition that a query uses.
struct OperatorUse {
  std::string name = {};     // "NEAR", "topic:"
  std::string meaning = {};  // a sentence without full stop
};

struct SearchReport {
  IndexInfo index = {};
  Count searched = {};        // passages, documents and words of the whole index
  std::string first = {};     // the month or year of the earliest document, or empty
  std::string last = {};      // of the latest
  std::uint64_t undated = 0;  // documents
  std::string taxonomy = {};  // name of the taxonomy
  std::string taxonomy_version = {};
  std::vector<Topic> topics = {};  // those that the query asks for, by id
  TopicMeasures measures = {};     // of these topics
  std::vector<OperatorUse> operators = {};
  std::vector<SearchStep> steps = {};  // the parts of the query as typed; none for the empty query
  Count total = {};
  std::vector<std::string> notes = {};  // as in Results
};

// What only the asker knows of a search.
struct ReportedSearch {
  std::string query = {};       // as typed
  std::string understood = {};  // describe() of it
  std::string date = {};        // of the search, YYYY-MM-DD
  std::string command = {};     // that makes the same report; empty where a program asked
};

// Throws QueryError and IndexError.
[[nodiscard]] TENET_API SearchReport report_search(const Searcher& searcher, const Query& query);
// The report as an object of JSON on a line: docs/schema/report.schema.json.
[[nodiscard]] TENET_API std::string to_json(const SearchReport& report, const ReportedSearch& made);

}  // namespace tenet
