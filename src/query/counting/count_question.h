#pragma once

#include <set>
#include <string>
#include <vector>

#include <tenet/counts.h>
#include <tenet/query.h>

#include "query/plan/topic_names.h"

// What is asked where passages are counted, whatever engine counts them.
namespace tenet::query {

// Whether a grouping tells what a passage says, not which document it belongs to.
[[nodiscard]] bool is_of_passages(CountBy by);

// What must be true of a passage for it to be searched, and, if anything is asked, to answer.
struct CountQuestion {
  Query searched = {};  // the empty query: all
  Query answering = {};
  bool asks = false;  // else all that is searched answers
};
[[nodiscard]] CountQuestion take_apart(const Query& query, const Query& within);

// The days that dates are asked for, in ISO 8601; an empty end is that of the index.
struct Span {
  std::string first = {};
  std::string last = {};
};
// The days that all of the date: conditions have in common; when there are none, those from the first to the last, and
// a note.
[[nodiscard]] Span span_of(const Query& query, std::vector<std::string>& notes);

// The topics that a query joins by OR, by their ids: those alone are then shown. Of one topic all are, since what else
// its passages are about is worth knowing.
[[nodiscard]] std::set<std::string> alternatives(const Query& query, const TaxonomyOf& taxonomy);

}  // namespace tenet::query
