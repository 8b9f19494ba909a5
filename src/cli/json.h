#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

// What all lines for programs are made with.
namespace tenet::cli {

using Json = nlohmann::ordered_json;

// Of UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);
// One line without its end, always UTF-8: what is none becomes U+FFFD.
[[nodiscard]] std::string to_line(const Json& json);

}  // namespace tenet::cli
