#include "query/language/field_value.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <tenet/error.h>

#include "query/language/dates.h"
#include "query/language/fields.h"

namespace tenet::query {
namespace {

// topic:sentencing@2: squarely about it; topic:sentencing>.9: with that probability. // TopicTag
void check_grade(const std::string& text, std::size_t begin) {
  const std::size_t at = text.find_first_of("@>");
  if (at == std::string::npos || (at > 0 && read_topic_limits(std::string_view(text).substr(at)))) return;
  if (text[at] == '>' || text.find('>') != std::string::npos) {
    throw QueryError("topic:" + text + ": no probability from 0 to 1 after the >", begin,
                     "write as in topic:sentencing>.9, or topic:sentencing@2>.9");
  }
  throw QueryError("topic:" + text + ": no grade from 1 to 2 after the @", begin,
                   "@2 is squarely about the topic, @1 related to it: did you mean topic:" +
                       (at > 0 ? text.substr(0, at) : std::string("sentencing")) + "@2?");
}

void check_feature(const std::string& text, std::size_t begin) {
  const auto& features = tenet::features();
  if (std::ranges::find(features, text) != features.end()) return;
  std::string all;
  for (const std::string_view feature : features) all.append(all.empty() ? "" : ", ").append(feature);
  throw QueryError("has:" + text + ": nothing that a passage can have", begin, "it can have " + all);
}

}  // namespace

Query make_field(const std::string& field, const Token& token) {
  Query query = {.kind = Query::Kind::field, .text = token.text, .field = field, .boost = token.boost};
  if (token.kind == Token::Kind::prefix) {
    throw QueryError(query.field + ":" + token.text + "*: no star in the value of a field", token.begin,
                     "write " + token.text + "* as a word of its own, or said:" + token.text + "*");
  }
  if (token.synonyms) {
    throw QueryError(query.field + ":~" + token.text + ": no synonyms in the value of a field", token.begin,
                     "write ~" + token.text + " as a word of its own, or said:~" + token.text);
  }
  const bool is_name = query.field == "date" || query.field == "has";
  query.quoted = token.kind == Token::Kind::phrase && !is_name;
  // Punctuation of the sentence around it.
  if (token.kind == Token::Kind::word && !token.escaped) {
    query.text.resize(query.text.find_last_not_of(",;?!") + 1);
  }
  if (query.field == "date") (void)parse_date_range(query.text, token.begin);
  if (query.field == "has") check_feature(query.text, token.begin);
  if (query.field == "topic") check_grade(query.text, token.begin);
  return query;
}

}  // namespace tenet::query
