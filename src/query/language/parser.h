#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include <tenet/query.h>

namespace tenet::query {

// Told of every field:value that a query asks for, with the byte where the value begins; throws when there is no such
// value.
using OnField = std::function<void(const Query& field, std::size_t offset)>;

// parse_query() for somebody who knows the index. `on_field` may be empty.
[[nodiscard]] Query parse(std::string_view text, Joining joining, const OnField& on_field);

}  // namespace tenet::query
