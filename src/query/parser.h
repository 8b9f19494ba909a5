#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include <tenet/query.h>

namespace tenet::query {

// Told of every topic that a query asks for, without its grade, with the byte where the name begins; throws when
// there is no such topic.
using OnTopic = std::function<void(const std::string& name, std::size_t offset)>;

// parse_query() for somebody who knows which topics there are. `on_topic` may be empty.
[[nodiscard]] Query parse(std::string_view text, Joining joining, const OnTopic& on_topic);

}  // namespace tenet::query
