#pragma once

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>

#include "cli/service/requests.h"
#include "cli/service/served_index.h"

namespace tenet::cli {

// What a request may take.
struct AnswerLimits {
  std::stop_token stop = {};                                  // ends the answer
  std::chrono::milliseconds time = std::chrono::seconds(60);  // to answer
  std::size_t request_bytes = std::size_t{1} << 20U;          // of a request as JSON
  std::size_t answer_bytes = std::size_t{64} << 20U;          // of an answer in one piece
};

// Answers from `index`; results go to `write`. Gives the summary. Throws as Request::answer, and StoppedError when the
// time is up or a stop is requested.
[[nodiscard]] std::string answer(const Request& request, const RequestValues& values, const OpenedIndex& index,
                                 const AnswerLimits& limits, const WriteResult& write);

// The members "results" and "summary" of an answer in one piece, without the braces around them.
[[nodiscard]] std::string whole_answer(const Request& request, const RequestValues& values, const OpenedIndex& index,
                                       const AnswerLimits& limits);

// Answers a line of tenet batch, an object with the values of a request, its name as "request" (else search) and a
// "tag" that the answer repeats. Never throws but for want of memory: an error is an answer. The answer is an object on
// a line, without its end, and `failed` is whether it is an error.
struct BatchAnswer {
  std::string line = {};
  bool failed = false;
};
[[nodiscard]] BatchAnswer answer_line(std::string_view line, ServedIndex& index, const AnswerLimits& limits);

// The values of an object. `skip` are members that mean something else.
[[nodiscard]] RequestValues read_values(const Request& request, const Json& object,
                                        const std::vector<std::string_view>& skip = {});

// Throws RequestError with the byte where `text` is no JSON, and for JSON that nests more than 50 deep.
[[nodiscard]] Json parse_json(std::string_view text);
// The same, of an object alone.
[[nodiscard]] Json parse_object(std::string_view text);

}  // namespace tenet::cli
