#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <tenet/query.h>

#include "query/language/lexer.h"

namespace tenet::query {

// The most that a query may ask: far more than a question needs, and little enough for any to be answered in seconds.
// docs/query-language.md, "Limits".
inline constexpr std::size_t longest_query = std::size_t{256} << 10;  // bytes
inline constexpr std::size_t most_parts = 20'000;                     // words, phrases, wildcards and values of fields
inline constexpr std::size_t longest_part = 10'000;                   // bytes
inline constexpr std::size_t most_fields = 2'000;                     // values of fields
inline constexpr std::size_t most_near = 100;
// Parts that stand for many words, or that the text of each passage is asked about: wildcards, ~words, what stands in
// said:, mentions:, like:.
inline constexpr std::size_t most_wide = 100;

// Each throws QueryError for what is beyond these limits; the first two give the place.
void require_bounded(std::string_view query);
void require_bounded(const std::vector<Token>& tokens);
// Also for a query built by hand, which may nest too deep for the stack. Its place is 0.
void require_bounded(const Query& query);

}  // namespace tenet::query
