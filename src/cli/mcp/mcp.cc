#include "cli/mcp/mcp.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <exception>
#include <new>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <tenet/limits.h>
#include <tenet/version.h>

#include "cli/excerpt.h"
#include "cli/mcp/tools.h"
#include "cli/render/json_writer.h"
#include "cli/service/either_stop.h"
#include "cli/service/parameter_schema.h"
#include "cli/service/problem.h"

namespace tenet::cli {
namespace {

// JSON-RPC 2.0, section 5.1.
constexpr int parse_error = -32700;
constexpr int invalid_request = -32600;
constexpr int method_not_found = -32601;
constexpr int invalid_params = -32602;
constexpr int internal_error = -32603;
constexpr int resource_not_found = -32002;  // Model Context Protocol

struct RpcError {
  int code = 0;
  std::string message = {};
};

constexpr std::string_view passage_uri = "tenet://passage/";

// The versions of the protocol that are spoken, the newest first.
constexpr std::array<std::string_view, 3> protocol_versions{"2025-06-18", "2025-03-26", "2024-11-05"};

Json initialize(const Json& params) {
  const auto asked = params.find("protocolVersion");
  std::string version(protocol_versions.front());
  if (asked != params.end() && asked->is_string() &&
      std::ranges::find(protocol_versions, asked->get<std::string>()) != protocol_versions.end()) {
    version = asked->get<std::string>();
  }
  return {
      {"protocolVersion", version},
      {"capabilities", {{"tools", Json::object()}, {"resources", Json::object()}, {"prompts", Json::object()}}},
      {"serverInfo",
       {{"name", "tenet"}, {"title", "tenet: statements on criminal-justice reform"}, {"version", tenet::version()}}},
      {"instructions", instructions()}};
}

Json list_tools() {
  Json list = Json::array();
  for (const Tool& tool : tools()) {
    const Request& request = find_request(tool.name);
    Json properties = Json::object();
    Json required = Json::array();
    for (const std::string& name : tool.parameters) {
      Parameter parameter = *std::ranges::find(request.parameters, name, &Parameter::name);
      if (name == "limit" && tool.limit > 0) parameter.preset = tool.limit;
      properties[name] = schema_of(parameter);
      if (parameter.required) required.push_back(name);
    }
    Json schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    list.push_back({{"name", tool.name},
                    {"title", tool.title},
                    {"description", tool.description},
                    {"inputSchema", std::move(schema)},
                    {"annotations", {{"title", tool.title}, {"readOnlyHint", true}, {"openWorldHint", false}}}});
  }
  return {{"tools", std::move(list)}};
}

RequestValues values_of(const Tool& tool, const Request& request, const Json& arguments) {
  RequestValues values(request.parameters);
  for (const auto& [name, value] : arguments.items()) {
    if (std::ranges::find(tool.parameters, name) == tool.parameters.end()) {
      throw RequestError(ProblemCode::bad_parameter, fmt::format("no parameter {} of {}", excerpt(name), tool.name), "",
                         excerpt(name));
    }
    values.set(name, value);
  }
  const auto is_parameter = [&](std::string_view name) {
    return std::ranges::find(request.parameters, name, &Parameter::name) != request.parameters.end();
  };
  if (tool.limit > 0 && is_parameter("limit") && !values.has("limit")) values.set("limit", Json(tool.limit));
  if (!tool.fields.empty()) values.set("fields", Json(tool.fields));
  if (tool.folds) values.set("fold", Json(true));
  values.require_all();
  return values;
}

Json text_content(std::string text, bool is_error) {
  return {{"content", Json::array({{{"type", "text"}, {"text", std::move(text)}}})}, {"isError", is_error}};
}

Json call_tool(const Json& params, ServedIndex& index, const AnswerLimits& limits) {
  const auto name = params.find("name");
  if (name == params.end() || !name->is_string()) throw RpcError{invalid_params, "name: it takes the name of a tool"};
  const Tool* const tool = find_tool(name->get<std::string>());
  if (tool == nullptr) throw RpcError{invalid_params, "no tool " + excerpt(name->get<std::string>())};
  const Json arguments = params.value("arguments", Json::object());
  if (!arguments.is_object()) throw RpcError{invalid_params, "arguments: they are no object"};
  try {
    const Request& request = find_request(tool->name);
    const RequestValues values = values_of(*tool, request, arguments);
    return text_content('{' + whole_answer(request, values, *index.now(), limits) + '}', false);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (...) {  // the assistant can mend it
    return text_content(to_json(problem_of(std::current_exception())), true);
  }
}

int hexadecimal(char c) {
  int value = -1;
  const auto [end, error] = std::from_chars(&c, &c + 1, value, 16);
  return error == std::errc() ? value : -1;
}

// Its escapes undone: %23 is #.
std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = text[i] == '%' && i + 2 < text.size();
    const int high = escaped ? hexadecimal(text[i + 1]) : -1;
    const int low = escaped ? hexadecimal(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      plain += text[i];
    } else {
      plain += static_cast<char>(16 * high + low);
      i += 2;
    }
  }
  return plain;
}

Json read_resource(const Json& params, ServedIndex& index, const AnswerLimits& limits) {
  const auto uri = params.find("uri");
  if (uri == params.end() || !uri->is_string()) throw RpcError{invalid_params, "uri: it takes an address"};
  const std::string address = uri->get<std::string>();
  if (!address.starts_with(passage_uri)) throw RpcError{resource_not_found, "no resource " + excerpt(address)};
  const Tool& tool = *find_tool("passage");
  const Request& request = find_request(tool.name);
  try {
    const RequestValues values =
        values_of(tool, request, {{"id", decoded(std::string_view(address).substr(passage_uri.size()))}});
    const std::string answer = '{' + whole_answer(request, values, *index.now(), limits) + '}';
    return {{"contents", Json::array({{{"uri", address}, {"mimeType", "application/json"}, {"text", answer}}})}};
  } catch (const RequestError& error) {
    throw RpcError{resource_not_found, error.what()};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (...) {  // the index is gone, the time is over, the client cancels
    throw RpcError{internal_error, problem_of(std::current_exception()).detail};
  }
}

Json list_templates() {
  return {
      {"resourceTemplates",
       Json::array({{{"uriTemplate", std::string(passage_uri) + "{id}"},
                     {"name", "passage"},
                     {"title", "A passage"},
                     {"description", "A passage by its id, the id percent-encoded: its words, speakers and citation."},
                     {"mimeType", "application/json"}}})}};
}

Json list_prompts() {
  Json list = Json::array();
  for (const Prompt& prompt : prompts()) {
    Json argument{{"name", prompt.argument}, {"description", prompt.about_argument}, {"required", true}};
    list.push_back({{"name", prompt.name},
                    {"title", prompt.title},
                    {"description", prompt.description},
                    {"arguments", Json::array({std::move(argument)})}});
  }
  return {{"prompts", std::move(list)}};
}

Json get_prompt(const Json& params) {
  const auto name = params.find("name");
  const auto found = name == params.end() || !name->is_string()
                         ? prompts().end()
                         : std::ranges::find(prompts(), name->get<std::string>(), &Prompt::name);
  if (found == prompts().end()) throw RpcError{invalid_params, "name: it takes the name of a prompt"};
  const Json arguments = params.value("arguments", Json::object());
  const auto value = arguments.is_object() ? arguments.find(found->argument) : arguments.end();
  if (value == arguments.end() || !value->is_string())
    throw RpcError{invalid_params, found->argument + ": it is missing"};
  std::string text = found->text;
  const std::string place = '{' + found->argument + '}';
  text.replace(text.find(place), place.size(), value->get<std::string>());
  return {{"description", found->description},
          {"messages", Json::array({{{"role", "user"}, {"content", {{"type", "text"}, {"text", std::move(text)}}}}})}};
}

Json answer_method(const std::string& method, const Json& params, ServedIndex& index, const AnswerLimits& limits) {
  if (method == "initialize") return initialize(params);
  if (method == "ping") return Json::object();
  if (method == "tools/list") return list_tools();
  if (method == "tools/call") return call_tool(params, index, limits);
  if (method == "resources/list") return {{"resources", Json::array()}};
  if (method == "resources/templates/list") return list_templates();
  if (method == "resources/read") return read_resource(params, index, limits);
  if (method == "prompts/list") return list_prompts();
  if (method == "prompts/get") return get_prompt(params);
  throw RpcError{method_not_found, "no method " + excerpt(method)};
}

Json error_json(const RpcError& error) {
  return {{"code", error.code}, {"message", error.message}};
}

constexpr std::string_view cancelling = "notifications/cancelled";

// What tells a request from all others, of its JSON id; empty for what is no id.
std::string name_of(const std::string& client, const Json& id) {
  return id.is_string() || id.is_number() ? client + '\n' + to_line(id) : "";
}

// The name of the request that a message cancels; empty for another message.
std::string cancelled_by(const Json& message, const std::string& client) {
  if (!message.is_object() || message.value("method", Json()) != cancelling) return {};
  const Json params = message.value("params", Json());
  return params.is_object() ? name_of(client, params.value("requestId", Json())) : "";
}

// Answers the messages of a client.
class Answerer {
 public:
  Answerer(ServedIndex& index, RunningCalls& calls, const std::string& client)
      : index_(index), calls_(calls), client_(client) {}

  // Nothing for a notification, an answer of the client's and a cancelled request.
  std::optional<Json> answer(const Json& message, AnswerLimits limits) {
    Json answer{{"jsonrpc", "2.0"}, {"id", nullptr}};
    std::stop_token cancelled;
    try {
      const auto id = id_of(message);
      if (!id) {
        if (const std::string name = cancelled_by(message, client_); !name.empty()) calls_.cancel(name);
        return std::nullopt;
      }
      answer["id"] = *id;
      const RunningCalls::Call call(calls_, name_of(client_, *id));
      cancelled = call.cancelled();
      const EitherStop either(cancelled, limits.stop);
      limits.stop = either.token();
      answer["result"] = result_of(message, limits);
    } catch (const RpcError& error) {
      answer["error"] = error_json(error);
    }
    if (cancelled.stop_requested()) return std::nullopt;
    return answer;
  }

 private:
  // The id of a request; nothing for another message.
  static std::optional<Json> id_of(const Json& message) {
    if (!message.is_object() || message.value("jsonrpc", Json()) != "2.0") {
      throw RpcError{invalid_request, "it is no message of JSON-RPC 2.0"};
    }
    const auto method = message.find("method");
    const auto id = message.find("id");
    if (method == message.end() && (message.contains("result") || message.contains("error"))) return std::nullopt;
    if (method == message.end() || !method->is_string()) throw RpcError{invalid_request, "method: it takes a text"};
    if (id == message.end()) return std::nullopt;
    if (!id->is_string() && !id->is_number()) throw RpcError{invalid_request, "id: it takes a text or a number"};
    return *id;
  }

  [[nodiscard]] Json result_of(const Json& message, const AnswerLimits& limits) const {
    const Json params = message.value("params", Json::object());
    if (!params.is_object()) throw RpcError{invalid_params, "params: they are no object"};
    return answer_method(message.at("method").get<std::string>(), params, index_, limits);
  }

  ServedIndex& index_;
  RunningCalls& calls_;
  const std::string& client_;
};

}  // namespace

std::optional<std::string> McpServer::answer(std::string_view message, const AnswerLimits& limits,
                                             const std::string& client) {
  const auto failed = [](const RpcError& error) {
    return to_line({{"jsonrpc", "2.0"}, {"id", nullptr}, {"error", error_json(error)}});
  };
  if (message.size() > limits.request_bytes) return failed({invalid_request, "the message is too long"});
  Json parsed;
  try {
    parsed = parse_json(message);
  } catch (const RequestError& error) {
    return failed({parse_error, error.what()});
  }
  Answerer answerer(index_, calls_, client);
  if (!parsed.is_array()) {
    const auto answer = answerer.answer(parsed, limits);
    return answer ? std::optional(to_line(*answer)) : std::nullopt;
  }
  constexpr std::size_t most_messages = 100;
  if (parsed.empty() || parsed.size() > most_messages)
    return failed({invalid_request, "a list holds 1 to 100 messages"});
  // The messages of a list share the time and the bytes of one.
  AnswerLimits left = limits;
  const auto end = in(limits.time);
  std::string answers;
  for (const Json& each : parsed) {
    const auto time = end - std::chrono::steady_clock::now();
    left.time = std::chrono::duration_cast<std::chrono::milliseconds>(std::max(time, {}));
    const auto answer = answerer.answer(each, left);
    if (!answer) continue;
    answers += (answers.empty() ? "[" : ",") + to_line(*answer);
    left.answer_bytes = limits.answer_bytes - std::min(answers.size(), limits.answer_bytes);
  }
  return answers.empty() ? std::nullopt : std::optional(answers + ']');
}

void McpServer::look_ahead(std::string_view message, const std::string& client) {
  if (message.find(cancelling) == std::string_view::npos) return;  // most messages are parsed once
  const Json parsed = Json::parse(message, nullptr, false);
  const auto look = [&](const Json& each) {
    if (const std::string name = cancelled_by(each, client); !name.empty()) calls_.cancel_coming(name);
  };
  if (!parsed.is_array()) return look(parsed);
  for (const Json& each : parsed) look(each);
}

}  // namespace tenet::cli
