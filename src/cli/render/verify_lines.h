#pragma once

#include <string>
#include <string_view>

#include <tenet/verify.h>

// Lines of tenet verify for programs: docs/schema/verify.schema.json says what is in them.
namespace tenet::cli {

[[nodiscard]] std::string place_line(const Place& place, std::string_view words);
[[nodiscard]] std::string verdict_line(const Verification& answer, std::string_view words, std::string_view speaker,
                                       const IndexInfo& index);

}  // namespace tenet::cli
