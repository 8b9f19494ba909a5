#include "cli/service/requests.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <tenet/error.h>

#include "cli/choice.h"
#include "cli/excerpt.h"
#include "cli/question.h"
#include "cli/render/json_lines.h"
#include "cli/service/answers.h"
#include "cli/service/problem.h"

namespace tenet::cli {

using Kind = Parameter::Kind;

Parameter text_parameter(std::string name, std::string description) {
  return {.name = std::move(name), .kind = Kind::text, .description = std::move(description)};
}

Parameter number_parameter(std::string name, std::string description, std::size_t preset, std::size_t most,
                           std::size_t least) {
  return {.name = std::move(name),
          .kind = Kind::number,
          .description = std::move(description),
          .preset = preset,
          .least = least,
          .most = most};
}

Parameter flag_parameter(std::string name, std::string description) {
  return {.name = std::move(name), .kind = Kind::flag, .description = std::move(description)};
}

Parameter choice_parameter(std::string name, std::string description, std::vector<std::string> choices) {
  return {.name = std::move(name),
          .kind = Kind::choice,
          .description = std::move(description),
          .choices = std::move(choices)};
}

Parameter list_parameter(std::string name, std::string description, std::vector<std::string> choices) {
  return {.name = std::move(name),
          .kind = Kind::list,
          .description = std::move(description),
          .choices = std::move(choices)};
}

Parameter required(Parameter parameter) {
  parameter.required = true;
  return parameter;
}

std::vector<Parameter> query_parameters(bool is_required) {
  Parameter query = text_parameter("query", is_required ? "What to look for, in the query language."
                                                        : "Which passages, in the query language; all without one.");
  query.required = is_required;
  return {query, flag_parameter("any", "Passages with any of the words, not all."),
          flag_parameter("plain", "Take the query as plain words, without operators.")};
}

std::vector<Parameter> paging_parameters(std::size_t limit) {
  return {number_parameter("limit", "How many results at most.", limit),
          number_parameter("offset", "How many results to pass over first.", 0)};
}

Parameter fields_parameter(const std::vector<Column>& columns) {
  std::vector<std::string> names{"all"};
  for (const Column& column : columns) names.push_back(column.name);
  return list_parameter("fields", "Give flat objects of these fields, in this order, in place of whole ones.",
                        std::move(names));
}

std::vector<Parameter> joined(std::vector<std::vector<Parameter>> parts) {
  std::vector<Parameter> all;
  for (std::vector<Parameter>& part : parts) std::ranges::move(part, std::back_inserter(all));
  return all;
}

Query read_query(const Call& call, std::string_view name) {
  const std::string& text = call.arguments.text(name);
  try {
    const bool is_main = name == "query";
    const Joining joining = is_main && call.arguments.flag("any") ? Joining::any : Joining::all;
    const bool plain = is_main && call.arguments.flag("plain");
    Query query = plain ? plain_query(text, joining) : call.searcher.parse(text, joining);
    require_words(query, text);
    return query;
  } catch (const QueryError& error) {
    throw RequestError({.code = ProblemCode::bad_query,
                        .detail = error.what(),
                        .hint = error.hint(),
                        .parameter = std::string(name),
                        .offset = error.offset()});
  }
}

Rows::Rows(const Call& call, std::string type, std::vector<Column> columns)
    : call_(call), type_(std::move(type)), columns_(std::move(columns)) {
  const std::vector<std::string>& fields = call.arguments.list("fields");
  if (!fields.empty()) type_.clear();
  try {
    chosen_ = choose_columns(columns_, {.format = "jsonl", .fields = fields});
  } catch (const InputError& error) {
    throw RequestError(ProblemCode::bad_parameter, "fields: one is named twice, or all among others", error.hint(),
                       "fields");
  }
}

void Rows::write(const Row& row) {
  call_.write(row_line(type_, columns_, chosen_, row));
  ++written_;
}

std::string summary(const Call& call, std::size_t returned, const std::function<void(JsonWriter&)>& add) {
  std::string line;
  JsonWriter json(line);
  json.open_object();
  json.member("type", "summary");
  json.member("schema", 1);
  json.member("returned", returned);
  if (add) add(json);
  add_index(json, call.info);
  json.close_object();
  return line;
}

std::string summary(const Call& call, std::size_t returned, const Query& query,
                    const std::function<void(JsonWriter&)>& add) {
  return summary(call, returned, [&](JsonWriter& json) {
    if (add) add(json);
    add_query(json, call.arguments.text("query"), query);
  });
}

void add_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.name(name);
  json.open_array();
  for (const std::string& text : texts) json.value(text);
  json.close_array();
}

const std::vector<Request>& requests() {
  static const std::vector<Request> all = [] {
    std::vector<Request> made;
    for (const auto& some : {finding_requests(), checking_requests(), figure_requests()}) {
      std::ranges::copy(some, std::back_inserter(made));
    }
    return made;
  }();
  return all;
}

const Request& find_request(std::string_view name) {
  const auto found = std::ranges::find(requests(), name, &Request::name);
  if (found != requests().end()) return *found;
  std::vector<std::string> names;
  for (const Request& request : requests()) names.push_back(request.name);
  const std::string meant = closest(name, names);
  throw RequestError(
      ProblemCode::unknown_request,
      fmt::format("no request {}{}", excerpt(name), meant.empty() ? "" : fmt::format("; did you mean {}?", meant)),
      fmt::format("there are {}", fmt::join(names, ", ")));
}

}  // namespace tenet::cli
