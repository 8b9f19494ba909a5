#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/service/served_index.h"
#include "cli/service/whole_answer.h"

namespace tenet::cli {

// Answers a message of the Model Context Protocol, JSON-RPC 2.0 as a client sends it: docs/mcp.md. No state is kept
// from one message to the next. Gives the answer, an object or array of JSON on a line; nothing for notifications.
// Never throws but for want of memory: an error is an answer.
[[nodiscard]] std::optional<std::string> answer_message(std::string_view message, ServedIndex& index,
                                                        const AnswerLimits& limits);

}  // namespace tenet::cli
