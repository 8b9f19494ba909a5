#pragma once

#include <string>

namespace tenet::cli {

// What tenet serve answers, as OpenAPI 3.1 in JSON: a path for each request, with schemas of what is asked and
// answered.
[[nodiscard]] const std::string& openapi();

}  // namespace tenet::cli
