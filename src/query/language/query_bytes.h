#pragma once

#include <string>
#include <string_view>

#include <tenet/query.h>

namespace tenet::query {

// A query tree as bytes and back, as it crosses to a server. The second throws IndexError for any other bytes.
[[nodiscard]] std::string encode_query(const Query& query);
[[nodiscard]] Query decode_query(std::string_view bytes);

}  // namespace tenet::query
