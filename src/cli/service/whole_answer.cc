#include "cli/service/whole_answer.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <tenet/error.h>

#include "cli/service/problem.h"

namespace tenet::cli {
namespace {

std::string request_name(const Json& object) {
  const auto found = object.find("request");
  if (found == object.end()) return "search";
  if (!found->is_string()) throw RequestError(ProblemCode::bad_request, "request: it takes the name of a request");
  return found->get<std::string>();
}

// What the asker calls the request, as JSON; empty for nothing.
std::string read_tag(const Json& object) {
  const auto found = object.find("tag");
  if (found == object.end()) return {};
  if (!found->is_string() && !found->is_number()) {
    throw RequestError(ProblemCode::bad_request, "tag: it takes a text or a number");
  }
  return to_line(*found);
}

}  // namespace

Json parse_json(std::string_view text) {
  // Values that nest deeper would overflow the stack when they are copied or written.
  constexpr int deepest = 50;
  const auto check_depth = [](int depth, Json::parse_event_t /*event*/, const Json& /*parsed*/) {
    if (depth > deepest) throw RequestError(ProblemCode::bad_request, "it is JSON that nests too deep");
    return true;
  };
  try {
    return Json::parse(text, check_depth);
  } catch (const Json::parse_error& error) {
    throw RequestError(ProblemCode::bad_request, fmt::format("it is no JSON: see byte {}", error.byte));
  } catch (const Json::out_of_range&) {
    throw RequestError(ProblemCode::bad_request, "it is no JSON that can be read: a number is too large");
  }
}

Json parse_object(std::string_view text) {
  Json object = parse_json(text);
  if (!object.is_object()) throw RequestError(ProblemCode::bad_request, "it is no object of JSON");
  return object;
}

RequestValues read_values(const Request& request, const Json& object, const std::vector<std::string_view>& skip) {
  RequestValues values(request.parameters);
  for (const auto& [name, value] : object.items()) {
    if (std::ranges::find(skip, name) == skip.end()) values.set(name, value);
  }
  values.require_all();
  return values;
}

std::string answer(const Request& request, const RequestValues& values, const OpenedIndex& index,
                   const AnswerLimits& limits, const WriteResult& write) {
  const Searcher searcher = index.searcher.limited({.stop = limits.stop, .deadline = in(limits.time)});
  try {
    return request.answer({searcher, index.info, values, write});
  } catch (const IndexError& error) {
    // A server that is only slow would hold up those who wait for it to be opened.
    if (error.code() != ErrorCode::timed_out) *index.is_stale = true;
    throw;
  }
}

std::string whole_answer(const Request& request, const RequestValues& values, const OpenedIndex& index,
                         const AnswerLimits& limits) {
  std::string whole = "\"results\":[";
  const std::size_t begin = whole.size();
  const auto add = [&](const std::string& line) {
    if (whole.size() + line.size() > limits.answer_bytes) {
      throw RequestError(ProblemCode::too_large,
                         fmt::format("the answer has more than {} MB", limits.answer_bytes >> 20U),
                         "ask for fewer results at once, or for fields alone");
    }
    if (whole.size() > begin) whole += ',';
    whole += line;
  };
  const std::string summary = answer(request, values, index, limits, add);
  return whole.append("],\"summary\":").append(summary);
}

BatchAnswer answer_line(std::string_view line, ServedIndex& index, const AnswerLimits& limits) {
  std::string tag;
  const auto with_tag = [&](const std::string& members) {
    return (tag.empty() ? "{" : "{\"tag\":" + tag + ',') + members + '}';
  };
  try {
    if (line.size() > limits.request_bytes) {
      throw RequestError(ProblemCode::too_large, fmt::format("the line has more than {} bytes", limits.request_bytes));
    }
    const Json object = parse_object(line);
    tag = read_tag(object);
    const Request& request = find_request(request_name(object));
    const RequestValues values = read_values(request, object, {"tag", "request"});
    return {with_tag(whole_answer(request, values, *index.now(), limits)), false};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (...) {
    return {with_tag("\"error\":" + to_json(problem_of(std::current_exception()))), true};
  }
}

}  // namespace tenet::cli
