#include "cli/service/parameter_schema.h"

#include <nlohmann/json.hpp>

namespace tenet::cli {

Json schema_of(const Parameter& parameter) {
  using Kind = Parameter::Kind;
  Json schema;
  switch (parameter.kind) {
    case Kind::text: schema = {{"type", "string"}, {"maxLength", longest_text}}; break;
    case Kind::number:
      schema = {{"type", "integer"},
                {"minimum", parameter.least},
                {"maximum", parameter.most},
                {"default", parameter.preset}};
      break;
    case Kind::flag: schema = {{"type", "boolean"}, {"default", false}}; break;
    case Kind::choice:
      schema = {{"type", "string"}, {"enum", parameter.choices}, {"default", parameter.choices.front()}};
      break;
    case Kind::list: {
      Json items{{"type", "string"}};
      if (!parameter.choices.empty()) items["enum"] = parameter.choices;
      schema = {{"type", "array"}, {"items", std::move(items)}};
      break;
    }
  }
  schema["description"] = parameter.description;
  return schema;
}

}  // namespace tenet::cli
