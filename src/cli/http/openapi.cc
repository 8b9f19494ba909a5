#include "cli/http/openapi.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <tenet/version.h>

#include "cli/help/embedded.h"
#include "cli/render/json.h"
#include "cli/service/parameter_schema.h"
#include "cli/service/requests.h"

namespace tenet::cli {
namespace {

// What a request gives: the schemas of a result and of the summary.
struct Shape {
  std::string_view request;
  std::vector<std::string_view> results;
  std::string_view summary = "answers.summary";
};

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all{
      {"search", {"results.hit"}, "results.summary"},
      {"quotes", {"results.quotation"}},
      {"passage", {"results.passage"}},
      {"document", {"results.passage"}},
      {"verify", {"verify.place"}, "verify.verdict"},
      {"cite", {"answers.citation"}},
      {"info", {"answers.info"}},
      {"count", {"tables.count"}},
      {"kwic", {"kwic"}},
      {"words", {"words"}},
      {"speakers", {"results.speaker"}},
      {"topics", {"results.topic"}},
  };
  return all;
}

Json reference(std::string_view schema) {
  return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

// References to a schema's own definitions become references to the components of the description.
void move_references(Json& schema, const std::string& file) {
  constexpr std::string_view own = "#/definitions/";
  if (schema.is_object()) {
    for (auto& [name, value] : schema.items()) {
      if (name == "$ref" && value.is_string() && value.get_ref<const std::string&>().starts_with(own)) {
        value = "#/components/schemas/" + file + '.' + value.get<std::string>().substr(own.size());
      } else {
        move_references(value, file);
      }
    }
  } else if (schema.is_array()) {
    for (Json& value : schema) move_references(value, file);
  }
}

// The schemas of docs/schema, each definition by the name of its file and its own.
Json schemas() {
  constexpr std::array<std::string_view, 5> used{"answers", "results", "tables", "verify", "kwic"};
  constexpr std::string_view ending = ".schema.json";
  Json all = Json::object();
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.ends_with(ending)) continue;
    const std::string name(file.name.substr(0, file.name.size() - ending.size()));
    if (name != "words" && std::find(used.begin(), used.end(), name) == used.end()) continue;
    Json schema = Json::parse(file.text);
    move_references(schema, name);
    if (const auto found = schema.find("definitions"); found != schema.end()) {
      for (const auto& [definition, value] : found->items()) all[fmt::format("{}.{}", name, definition)] = value;
      continue;
    }
    schema.erase("$schema");
    all[name] = std::move(schema);
  }
  return all;
}

// The names of the schemas that `json` refers to, and those that these refer to.
void find_references(const Json& json, const Json& all, std::set<std::string>& names) {
  constexpr std::string_view start = "#/components/schemas/";
  if (json.is_array()) {
    for (const Json& value : json) find_references(value, all, names);
  }
  if (!json.is_object()) return;
  for (const auto& [key, value] : json.items()) {
    if (key == "$ref" && value.is_string() && value.get_ref<const std::string&>().starts_with(start)) {
      const std::string name = value.get<std::string>().substr(start.size());
      if (names.insert(name).second) find_references(all.at(name), all, names);
    } else {
      find_references(value, all, names);
    }
  }
}

// Those of schemas() that `paths` and the problem refer to.
Json schemas_of(const Json& paths, const Json& problem) {
  const Json all = schemas();
  std::set<std::string> names;
  find_references(paths, all, names);
  find_references(problem, all, names);
  Json used = Json::object();
  for (const std::string& name : names) used[name] = all.at(name);
  return used;
}

Json answer_schema(const Shape& shape, bool has_fields) {
  Json items = reference(shape.results.front());
  if (has_fields) items = {{"anyOf", Json::array({std::move(items), reference("answers.row")})}};
  return {{"type", "object"},
          {"properties",
           {{"results", {{"type", "array"}, {"items", std::move(items)}}}, {"summary", reference(shape.summary)}}},
          {"required", {"results", "summary"}},
          {"additionalProperties", false}};
}

Json format_schema() {
  return {{"type", "string"},
          {"enum", {"json", "jsonl"}},
          {"default", "json"},
          {"description", "jsonl gives each result on a line as it is found, and the summary on the last."}};
}

Json parameter_json(const Parameter& parameter, bool in_path) {
  Json schema = schema_of(parameter);
  schema.erase("description");
  Json json{{"name", parameter.name},
            {"in", in_path ? "path" : "query"},
            {"description", parameter.description},
            {"schema", std::move(schema)}};
  if (parameter.required) json["required"] = true;
  // Names stand in one value with commas; ids, which may hold commas, in a value each.
  if (parameter.kind == Parameter::Kind::list) json["explode"] = parameter.choices.empty();
  return json;
}

Json responses(const Shape& shape, bool has_fields) {
  Json content{{"application/json", {{"schema", answer_schema(shape, has_fields)}}},
               {"application/jsonl", {{"schema", {{"type", "string"}}}}}};
  return {{"200",
           {{"description", "The answer."},
            {"headers", {{"ETag", {{"description", "Of the index and of tenet."}, {"schema", {{"type", "string"}}}}}}},
            {"content", std::move(content)}}},
          {"304", {{"description", "The index is as it was when the ETag was given."}}},
          {"default", {{"$ref", "#/components/responses/problem"}}}};
}

Json body_schema(const Request& request) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Parameter& parameter : request.parameters) {
    properties[parameter.name] = schema_of(parameter);
    if (parameter.required) required.push_back(parameter.name);
  }
  properties["format"] = format_schema();
  Json schema{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

Json path_of(const Request& request, const Shape& shape, bool has_id) {
  Json parameters = Json::array();
  bool has_fields = false;
  for (const Parameter& parameter : request.parameters) {
    has_fields = has_fields || parameter.name == "fields";
    parameters.push_back(parameter_json(parameter, has_id && parameter.name == "id"));
  }
  parameters.push_back({{"name", "format"}, {"in", "query"}, {"schema", format_schema()}});
  Json path{{"get",
             {{"operationId", request.name},
              {"summary", request.description},
              {"parameters", std::move(parameters)},
              {"responses", responses(shape, has_fields)}}}};
  if (has_id) return path;
  path["post"] = {
      {"operationId", request.name + "_by_post"},
      {"summary", request.description + " For texts that are too long for an address."},
      {"requestBody", {{"required", true}, {"content", {{"application/json", {{"schema", body_schema(request)}}}}}}},
      {"responses", responses(shape, has_fields)}};
  return path;
}

Json mcp_path() {
  const Json message{{"schema", {{"type", Json::array({"object", "array"})}}}};
  return {{"post",
           {{"operationId", "mcp"},
            {"summary", "A message of the Model Context Protocol: docs/mcp.md."},
            {"requestBody", {{"required", true}, {"content", {{"application/json", message}}}}},
            {"responses",
             {{"200", {{"description", "The answer."}, {"content", {{"application/json", message}}}}},
              {"202", {{"description", "The message needs no answer."}}},
              {"default", {{"$ref", "#/components/responses/problem"}}}}}}}};
}

Json paths() {
  Json all = Json::object();
  for (const Shape& shape : shapes()) {
    const Request& request = find_request(shape.request);
    const bool has_id = request.name == "passage" || request.name == "document";
    all[has_id ? '/' + request.name + "s/{id}" : '/' + request.name] = path_of(request, shape, has_id);
  }
  all["/mcp"] = mcp_path();
  return all;
}

}  // namespace

const std::string& openapi() {
  static const std::string text = [] {
    const Json all_paths = paths();
    const Json problem{{"description", "Why there is no answer."},
                       {"content", {{"application/problem+json", {{"schema", reference("answers.problem")}}}}}};
    const Json description{
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "tenet"},
          {"version", version()},
          {"summary", "Statements on criminal-justice reform: passages with who said them, and where."},
          {"license", {{"name", "GPL-2.0-or-later"}, {"identifier", "GPL-2.0-or-later"}}}}},
        {"servers", Json::array({{{"url", "/"}}})},
        {"security", Json::array({{{"token", Json::array()}}, Json::object()})},
        {"paths", all_paths},
        {"components",
         {{"schemas", schemas_of(all_paths, problem)},
          {"responses", {{"problem", problem}}},
          {"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
    return to_line(description);
  }();
  return text;
}

}  // namespace tenet::cli
