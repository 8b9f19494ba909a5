#pragma once

#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <tenet/error.h>

// Why a request has no answer, as programs are told: RFC 9457 with members of tenet's own.
namespace tenet::cli {

enum class ProblemCode {
  bad_request,      // no JSON, no HTTP, not UTF-8
  bad_parameter,    // a parameter that the request does not have, or a value that it does not take
  bad_query,        // `offset` says where
  unauthorized,     // the token is missing or wrong
  forbidden_host,   // the Host header names another server
  not_found,        // no such passage or document
  unknown_request,  // no such request, path or tool
  method_not_allowed,
  too_large,  // the request, or the answer
  too_many,   // all that may be at work are
  timed_out,
  index_unavailable,  // `reason` says why
  internal,
};
// "bad_request" and so on.
[[nodiscard]] std::string_view to_string(ProblemCode code);
// The status of HTTP.
[[nodiscard]] int status_of(ProblemCode code);

struct Problem {
  ProblemCode code = ProblemCode::internal;
  std::string detail = {};                 // one line: what is wrong, why
  std::string hint = {};                   // what to do about it, or empty
  std::string reason = {};                 // the name of an ErrorCode, where the index is unavailable
  std::string parameter = {};              // which one is wrong, or empty
  std::optional<std::size_t> offset = {};  // of a bad query, in bytes of the parameter
  int status = 0;                          // of HTTP, where it is another than that of the code
};

// An object on a line: type, title, status, detail, code, and the members that are known.
[[nodiscard]] std::string to_json(const Problem& problem);

// Thrown where a request cannot be answered and its asker can mend it.
class RequestError : public InputError {
 public:
  explicit RequestError(Problem problem) : InputError(problem.detail, problem.hint), problem_(std::move(problem)) {}
  RequestError(ProblemCode code, std::string detail, std::string hint = {}, std::string parameter = {})
      : RequestError(Problem{
            .code = code, .detail = std::move(detail), .hint = std::move(hint), .parameter = std::move(parameter)}) {}

  [[nodiscard]] const Problem& problem() const { return problem_; }

 private:
  Problem problem_;
};

// What an exception says. An error of a query that names no parameter is one of "query".
[[nodiscard]] Problem problem_of(const std::exception_ptr& thrown);

}  // namespace tenet::cli
