#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/topics.h>

namespace tenet::indexer {

// Where the members of a topic stand in its file: lines, from 1. A member that is left out takes
// the line of the topic.
struct TopicLines {
  std::size_t id = 1;
  std::size_t label = 1;
  std::size_t broader = 1;
  std::size_t alt = 1;
  std::size_t see_also = 1;
};

// The lines of a taxonomy, in the order of its members.
struct TaxonomyLines {
  std::vector<TopicLines> topics = {};
  std::vector<std::size_t> ambiguous = {};  // of the topic that each ambiguous term names
};

// Whether `taxonomy` hangs together: ids that name one topic each, names that belong to one topic,
// references that lead somewhere, broader topics without a cycle. Throws InputError
// `name:line: why` for the first that does not.
void check_taxonomy(const Taxonomy& taxonomy, const TaxonomyLines& lines, const std::string& name);

// What the name of a topic has in common with other ways to write it: ASCII letters in lower case, each run of
// hyphens and white space one space, none at the ends.
[[nodiscard]] std::string folded_name(std::string_view name);

// `value` with a question mark for each control character of ASCII, line breaks among them.
[[nodiscard]] std::string one_line(std::string_view value);

// A value of the file as messages show it: in quotation marks, on one line, at most 60 bytes of it.
[[nodiscard]] std::string in_quotes(std::string_view value);

}  // namespace tenet::indexer
