#include "cli/service/problem.h"

#include <algorithm>
#include <array>
#include <new>

#include "cli/render/json_writer.h"

namespace tenet::cli {
namespace {

struct Row {
  ProblemCode code;
  int status;
  std::string_view name;
  std::string_view title;
};
constexpr std::array rows{
    Row{ProblemCode::bad_request, 400, "bad_request", "The request cannot be read"},
    Row{ProblemCode::bad_parameter, 400, "bad_parameter", "A parameter is wrong"},
    Row{ProblemCode::bad_query, 400, "bad_query", "The query cannot be read"},
    Row{ProblemCode::unauthorized, 401, "unauthorized", "The token is missing or wrong"},
    Row{ProblemCode::forbidden_host, 403, "forbidden_host", "The request is for another host"},
    Row{ProblemCode::not_found, 404, "not_found", "No such passage or document"},
    Row{ProblemCode::unknown_request, 404, "unknown_request", "No such request"},
    Row{ProblemCode::method_not_allowed, 405, "method_not_allowed", "The method is not allowed here"},
    Row{ProblemCode::too_large, 413, "too_large", "The request or its answer is too large"},
    Row{ProblemCode::too_many, 503, "too_many", "Too many requests at once"},
    Row{ProblemCode::timed_out, 503, "timed_out", "The answer takes too long"},
    Row{ProblemCode::index_unavailable, 503, "index_unavailable", "The index cannot be read"},
    Row{ProblemCode::internal, 500, "internal", "An error inside tenet"},
};

const Row& row_of(ProblemCode code) {
  return *std::ranges::find(rows, code, &Row::code);
}

}  // namespace

std::string_view to_string(ProblemCode code) {
  return row_of(code).name;
}

int status_of(ProblemCode code) {
  return row_of(code).status;
}

std::string to_json(const Problem& problem) {
  const Row& row = row_of(problem.code);
  std::string line;
  JsonWriter json(line);
  json.open_object();
  json.member("type", "about:blank");
  json.member("title", row.title);
  json.member("status", problem.status != 0 ? problem.status : row.status);
  json.member("code", row.name);
  json.member("detail", problem.detail);
  if (!problem.hint.empty()) json.member("hint", problem.hint);
  if (!problem.reason.empty()) json.member("reason", problem.reason);
  if (!problem.parameter.empty()) json.member("parameter", problem.parameter);
  if (problem.offset) json.member("offset", *problem.offset);
  json.close_object();
  return line;
}

Problem problem_of(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const RequestError& error) {
    return error.problem();
  } catch (const QueryError& error) {
    return {.code = ProblemCode::bad_query,
            .detail = error.what(),
            .hint = error.hint(),
            .parameter = "query",
            .offset = error.offset()};
  } catch (const InputError& error) {
    return {ProblemCode::bad_parameter, error.what(), error.hint()};
  } catch (const IndexError& error) {
    return {.code = ProblemCode::index_unavailable,
            .detail = error.what(),
            .hint = error.hint(),
            .reason = std::string(to_string(error.code()))};
  } catch (const StoppedError& error) {
    return {ProblemCode::timed_out, error.what(), error.hint()};
  } catch (const std::bad_alloc&) {
    return {ProblemCode::too_large, "the memory does not suffice", "ask for fewer results"};
  } catch (const std::exception& error) {
    return {ProblemCode::internal, error.what()};
  }
}

}  // namespace tenet::cli
