#include "cli/http/http_service.h"

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <optional>
#include <random>
#include <stop_token>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <tenet/version.h>

#include "cli/excerpt.h"
#include "cli/http/line_stream.h"
#include "cli/http/openapi.h"
#include "cli/service/either_stop.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

constexpr const char* json_type = "application/json";
constexpr const char* lines_type = "application/jsonl";
constexpr const char* problem_type = "application/problem+json";

// The name of the host that a header names, without its port.
std::string_view host_of(std::string_view header) {
  if (header.starts_with('[')) return header.substr(0, std::min(header.find(']') + 1, header.size()));
  return header.substr(0, header.find(':'));
}

// Whether a page of another site asks, as a browser says.
bool is_foreign(std::string_view origin, std::string_view host) {
  if (origin.empty()) return false;
  const std::size_t begin = origin.find("://");
  return begin == std::string_view::npos || !is_same_name(origin.substr(begin + 3), host);
}

// The answers of one state of the index and one version of tenet are the same bytes.
std::string etag(const IndexInfo& info) {
  return fmt::format("\"{}-{}\"", info.fingerprint, version());
}

bool names_tag(std::string_view list, std::string_view tag) {
  if (list == "*") return true;
  while (!list.empty()) {
    std::string_view one = list.substr(0, list.find(','));
    list.remove_prefix(std::min(one.size() + 1, list.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == tag) return true;
  }
  return false;
}

// /passages/ID and /documents/ID name what they give; all other requests have paths of their own name.
struct Route {
  const Request* request = nullptr;
  std::string id = {};
};

Route find_route(const std::string& path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> with_id{
      {{"/passages/", "passage"}, {"/documents/", "document"}}};
  for (const auto& [start, name] : with_id) {
    if (path.starts_with(start) && path.size() > start.size()) return {&find_request(name), path.substr(start.size())};
  }
  const auto found = std::ranges::find_if(requests(), [&](const Request& request) {
    const bool has_id = request.name == "passage" || request.name == "document";
    return !has_id && path == '/' + request.name;
  });
  if (found != requests().end()) return {&*found};
  throw RequestError(ProblemCode::unknown_request, "nothing is at " + excerpt(path), "/openapi.json lists what is");
}

// What of a path says nothing of what was asked: all but ids and what is unknown.
std::string known_part(const std::string& path) {
  for (const std::string_view start : {"/passages/", "/documents/"}) {
    if (path.starts_with(start)) return std::string(start);
  }
  const bool known = path == "/mcp" || path == "/openapi.json" ||
                     std::ranges::any_of(requests(), [&](const Request& each) { return path == '/' + each.name; });
  return known ? path : "(unknown)";
}

// The form of an answer: "json" or "jsonl".
std::string take_format(std::vector<std::pair<std::string, std::string>>& parameters) {
  const auto found = std::ranges::find(parameters, "format", &std::pair<std::string, std::string>::first);
  if (found == parameters.end()) return "json";
  std::string format = found->second;
  if (format != "json" && format != "jsonl") {
    throw RequestError(ProblemCode::bad_parameter, "format: it takes one of json, jsonl", "", "format");
  }
  parameters.erase(found);
  return format;
}

std::string take_format(Json& object) {
  std::vector<std::pair<std::string, std::string>> parameters;
  if (const auto found = object.find("format"); found != object.end()) {
    parameters.emplace_back("format", found->is_string() ? found->get<std::string>() : "");
    object.erase(found);
  }
  return take_format(parameters);
}

// These limits with a stop of their own.
AnswerLimits stopped_by(const EitherStop& either, AnswerLimits limits) {
  limits.stop = either.token();
  return limits;
}

// Tells a client of the Model Context Protocol from all others, which cannot guess it.
constexpr const char* session_header = "Mcp-Session-Id";
std::string new_session() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random());
}

HttpAnswer json_answer(std::string body) {
  return {.type = json_type, .body = std::move(body)};
}

}  // namespace

bool are_equal_secrets(std::string_view one, std::string_view other) {
  unsigned difference = one.size() == other.size() ? 0 : 1;
  for (std::size_t i = 0; i < one.size(); ++i) {
    const char there = other.empty() ? '\0' : other[i % other.size()];
    difference |= static_cast<unsigned char>(one[i] ^ there);
  }
  return difference == 0;
}

HttpAnswer problem_answer(const Problem& problem) {
  HttpAnswer answer{.status = problem.status != 0 ? problem.status : status_of(problem.code),
                    .type = problem_type,
                    .body = to_json(problem)};
  if (problem.code == ProblemCode::unauthorized) answer.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (answer.status == 503) answer.headers.emplace_back("Retry-After", "1");
  if (answer.status == 405) answer.headers.emplace_back("Allow", "GET, HEAD, POST");
  return answer;
}

HttpAnswer refusal(int status) {
  Problem problem{.code = ProblemCode::bad_request, .detail = "the request is not HTTP/1.1 as tenet reads it"};
  if (status == 405)
    problem = {.code = ProblemCode::method_not_allowed, .detail = "only GET, HEAD and POST are answered"};
  if (status == 408) problem = {.code = ProblemCode::timed_out, .detail = "the request did not arrive in time"};
  if (status == 413) problem = {.code = ProblemCode::too_large, .detail = "the body of the request has more than 1 MB"};
  if (status == 414) {
    problem = {.code = ProblemCode::too_large,
               .detail = "the address has more than 8 KB",
               .hint = "send long texts by POST, as an object of JSON"};
  }
  if (status == 431) {
    problem = {.code = ProblemCode::too_large, .detail = "the headers, with the address, have more than 32 KB"};
  }
  if (status >= 500) problem = {.code = ProblemCode::internal, .detail = "the answer could not be written"};
  if (status >= 400 && status < 500) problem.status = status;
  return problem_answer(problem);
}

HttpService::HttpService(ServedIndex& index, HttpOptions options)
    : index_(index), mcp_(index), options_(std::move(options)), slots_(options_.at_once) {}

void HttpService::check_sender(const HttpRequest& request) const {
  // Whoever stands between may have looked at the other one (RFC 9112, section 3.2).
  if (request.count("host") > 1) throw RequestError(ProblemCode::bad_request, "the header Host is given twice");
  const std::string_view host = request.header("host");
  const auto is_host = [&](const std::string& name) { return is_same_name(host_of(host), name); };
  if (!options_.hosts.empty() && std::ranges::none_of(options_.hosts, is_host)) {
    throw RequestError(ProblemCode::forbidden_host, "the Host header names no host that is served here",
                       "tenet serve --host NAME allows a name");
  }
  if (is_foreign(request.header("origin"), host)) {
    throw RequestError(ProblemCode::forbidden_host, "pages of other sites may not ask", "");
  }
  if (options_.token.empty()) return;
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view given = request.header("authorization");
  const bool is_bearer = given.size() > scheme.size() && is_same_name(given.substr(0, scheme.size()), scheme);
  if (!is_bearer || !are_equal_secrets(given.substr(scheme.size()), options_.token)) {
    throw RequestError(ProblemCode::unauthorized, "the token is missing or wrong",
                       "send the header Authorization: Bearer TOKEN");
  }
}

HttpAnswer HttpService::stream(const Request& asked, const RequestValues& values,
                               const std::shared_ptr<const OpenedIndex>& index) {
  // A client that goes leaves the stream, which stops it.
  const auto make = [this, &asked, values, index](const LineStream::Write& write, const std::stop_token& left) {
    const EitherStop either(left, stop_.get_token());
    return tenet::cli::answer(asked, values, *index, stopped_by(either, options_.limits), write);
  };
  const auto lines = std::make_shared<LineStream>(make);
  // What is wrong with the request is found before anything is sent.
  const auto first = std::make_shared<std::optional<std::string>>(std::in_place);
  (void)lines->next(**first);
  HttpAnswer answer{.type = lines_type};
  answer.next_part = [lines, first](std::string& part) {
    if (*first) {
      part = std::exchange(*first, std::nullopt).value();
      return true;
    }
    try {
      return lines->next(part);
    } catch (...) {  // the status was sent: the last line says it
      part = to_json(problem_of(std::current_exception())) + '\n';
      return true;
    }
  };
  return answer;
}

HttpAnswer HttpService::answer_request(const HttpRequest& request, const Request& asked, const std::string& id) {
  RequestValues values(asked.parameters);
  std::string format;
  if (!id.empty()) values.set("id", id);
  if (request.method == "POST") {
    Json object = parse_object(request.body);
    format = take_format(object);
    for (const auto& [name, value] : object.items()) values.set(name, value);
  } else {
    auto parameters = request.parameters;
    format = take_format(parameters);
    for (const auto& [name, value] : parameters) values.set(name, value);
  }
  values.require_all();
  const auto index = index_.now();
  const std::string tag = etag(index->info);
  const bool known = request.method != "POST" && names_tag(request.header("if-none-match"), tag);
  HttpAnswer answer;
  if (known) {
    answer.status = 304;
  } else if (format == "jsonl") {
    answer = stream(asked, values, index);
  } else {
    const EitherStop either(request.gone, stop_.get_token());
    answer = json_answer('{' + whole_answer(asked, values, *index, stopped_by(either, options_.limits)) + '}');
  }
  answer.headers.emplace_back("ETag", tag);
  answer.headers.emplace_back("Cache-Control", options_.token.empty() ? "no-cache" : "private, no-cache");
  return answer;
}

HttpAnswer HttpService::answer_mcp(const HttpRequest& request) {
  if (request.method != "POST") {
    throw RequestError(ProblemCode::method_not_allowed, "messages of the Model Context Protocol come by POST");
  }
  const EitherStop either(request.gone, stop_.get_token());
  // Without one of its own a request is its client's alone: ids of several clients may be equal.
  const std::string_view given = request.header(session_header);
  const std::string session = given.empty() ? new_session() : std::string(given);
  const auto message = mcp_.answer(request.body, stopped_by(either, options_.limits), session);
  HttpAnswer answer = message ? json_answer(*message) : HttpAnswer{.status = 202};
  if (given.empty()) answer.headers.emplace_back(session_header, session);
  return answer;
}

HttpAnswer HttpService::route(const HttpRequest& request) {
  check_sender(request);
  if (request.path == "/openapi.json") return json_answer(openapi());
  const bool is_mcp = request.path == "/mcp";
  const Route route = is_mcp ? Route() : find_route(request.path);
  const std::shared_ptr<const Slots::Taken> slot(new Slots::Taken(slots_.take(options_.patience)));
  if (!*slot) {
    throw RequestError(ProblemCode::too_many, fmt::format("{} requests are being answered", options_.at_once),
                       "ask again a little later");
  }
  HttpAnswer answer = is_mcp ? answer_mcp(request) : answer_request(request, *route.request, route.id);
  if (answer.next_part) {  // it is at work until its last part
    answer.next_part = [slot, next = std::move(answer.next_part)](std::string& part) { return next(part); };
  }
  return answer;
}

HttpAnswer HttpService::answer(const HttpRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  HttpAnswer answer;
  try {
    answer = route(request);
  } catch (...) {
    answer = problem_answer(problem_of(std::current_exception()));
  }
  answer.headers.emplace_back("X-Content-Type-Options", "nosniff");
  log(request, answer, std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin));
  return answer;
}

void HttpService::log(const HttpRequest& request, const HttpAnswer& answer, std::chrono::microseconds time) const {
  const bool refused = answer.status == 401 || answer.status == 403 || answer.status >= 500;
  if (!options_.logs_all && !(options_.logs_errors && refused)) return;
  std::string address = known_part(request.path);
  if (options_.logs_queries) {
    address = request.path;
    char mark = '?';
    for (const auto& [name, value] : request.parameters) {
      address += fmt::format("{}{}={}", std::exchange(mark, '&'), name, value);
    }
  }
  fmt::print(stderr, "{} {} {} {} bytes {} us\n", on_a_line(request.method), excerpt(address), answer.status,
             answer.body.size(), time.count());
}

}  // namespace tenet::cli
