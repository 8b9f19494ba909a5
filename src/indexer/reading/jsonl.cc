#include "indexer/reading/jsonl.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <tenet/error.h>
#include <nlohmann/json.hpp>

#include "indexer/reading/document_keys.h"
#include "text/utf8.h"

namespace tenet::indexer {
namespace {

using nlohmann::json;

// Deeper values cannot be written out without the risk of running out of stack.
constexpr int deepest_value = 64;
// The most of nlohmann's message that is worth reading, in bytes; it repeats the token it stumbled over.
constexpr std::size_t longest_reason = 160;

bool is_deeper(const json& value, int levels) {
  if (!value.is_structured()) return false;
  if (levels == 0) return true;
  return std::any_of(value.begin(), value.end(), [&](const json& item) { return is_deeper(item, levels - 1); });
}

std::string value_text(const json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  const bool list = value.is_array() && std::all_of(value.begin(), value.end(), [](const json& item) {
                      return item.is_primitive() && !item.is_null();
                    });
  if (!list) {
    if (is_deeper(value, deepest_value))
      throw InputError(fmt::format("a value nested more than {} deep", deepest_value));
    return value.dump();
  }
  std::string joined;
  for (const json& item : value) {
    if (!joined.empty()) joined += ", ";
    joined += item.is_string() ? item.get_ref<const std::string&>() : item.dump();
  }
  return joined;
}

// "[json.exception.parse_error.101] parse error at line 1, column 7: syntax error ..." without what the
// caller says better, and not longer than a line.
std::string reason(const json::parse_error& error) {
  std::string_view what = error.what();
  const auto colon = what.find(": ");
  if (colon != std::string_view::npos) what.remove_prefix(colon + 2);
  const bool cut = what.size() > longest_reason;
  if (cut) what = what.substr(0, text::code_point_before(what, longest_reason));
  return fmt::format("not JSON: byte {}: {}{}", error.byte, what, cut ? "..." : "");
}

json parse_object(std::string_view line) {
  json record;
  try {
    record = json::parse(line);
  } catch (const json::parse_error& error) {
    throw InputError(reason(error));
  }
  if (!record.is_object()) throw InputError(fmt::format("no record: {} where an object should be", record.type_name()));
  return record;
}

}  // namespace

Document parse_record(std::string_view line, const std::string& fallback_id) {
  const json record = parse_object(line);
  Document document;
  std::vector<DocumentKey> keys;
  for (const auto& [key, value] : record.items()) {
    if (key == "id") {
      if (!value.is_string() && !value.is_number() && !value.is_null()) {
        throw InputError(fmt::format("id is {}: it should be text or a number", value.type_name()));
      }
      document.id = value_text(value);
    } else if (key == "text") {
      if (value.is_null()) continue;
      if (!value.is_string()) throw InputError(fmt::format("text is {}: it should be a string", value.type_name()));
      document.text = value.get_ref<const std::string&>();
    } else {
      keys.push_back({.key = key, .value = value_text(value)});
    }
  }
  fill_document(document, keys);
  if (document.id.empty()) document.id = fallback_id;
  if (document.text.empty() && document.title.empty()) throw InputError("a record with neither text nor title");
  return document;
}

}  // namespace tenet::indexer
