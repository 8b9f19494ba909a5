#pragma once

#include <string>

#include <tenet/query.h>

#include "query/language/lexer.h"

namespace tenet::query {

// `field` with the value `token`: a word, phrase or prefix. Throws QueryError for a star, for ~, and for what is no
// date, feature of a passage or grade of a topic. Whether an index has such a value is not looked at.
[[nodiscard]] Query make_field(const std::string& field, const Token& token);

}  // namespace tenet::query
