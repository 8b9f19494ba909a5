#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>
#include <tenet/query.h>

// What may stand before a colon. tenet::fields() is the table itself.
namespace tenet::query {

// The row that `name` names, itself or by an alias ("org"), in any case; or nullptr.
[[nodiscard]] const Field* find_field(std::string_view name);

// The field that `name`, which names none, is probably a slip of; or nullptr. Two slips are forgiven
// in a name of five letters or more that begins as the field does, one slip in any other of four or
// more. A slip is a letter too many, one missing, one wrong or two swapped. Names of three letters
// are ordinary words too often: "Re: bail", "was: life".
[[nodiscard]] const Field* find_similar_field(std::string_view name);

// Where a document has what title:, organisation:, author:, source: or type: asks for.
[[nodiscard]] std::string Document::*document_field(std::string_view field);

// Whether a feature belongs to the document, and so to all its passages.
[[nodiscard]] bool is_of_document(std::string_view feature);

// The topic in the value of the field `topic`, without grade and probability.
[[nodiscard]] std::string topic_name(std::string_view value);
// What stands behind it: topic:bail@2>.9 asks for grade 2 with a probability of .9.
struct TopicLimits {
  int grade = 1;     // 1 or 2
  double least = 0;  // probability
};
// Nothing where `limits` is no such text.
[[nodiscard]] std::optional<TopicLimits> read_topic_limits(std::string_view limits);
// Those in the value of the field `topic`.
[[nodiscard]] TopicLimits topic_limits(std::string_view value);

}  // namespace tenet::query
