#include "indexer/reading/jsonl.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <tenet/error.h>
#include <nlohmann/json.hpp>

#include "indexer/reading/document_keys.h"
#include "text/utf8.h"

namespace tenet::indexer {
namespace {

using nlohmann::json;

// Deeper values are no metadata; what they would take of memory is many times their size.
constexpr std::size_t deepest_value = 64;
// The most of nlohmann's message that is worth reading, in bytes; it repeats the token it stumbled over.
constexpr std::size_t longest_reason = 160;
// What nlohmann says of a number that no double holds.
constexpr int number_overflow = 406;

// "[json.exception.parse_error.101] parse error at line 1, column 7: syntax error ..." without what the
// caller says better, and not longer than a line.
std::string reason(const json::exception& error) {
  std::string_view what = error.what();
  const auto bracket = what.find("] ");
  if (error.id == number_overflow && bracket != std::string_view::npos) what.remove_prefix(bracket + 2);
  const auto colon = what.find(": ");
  if (error.id != number_overflow && colon != std::string_view::npos) what.remove_prefix(colon + 2);
  const bool cut = what.size() > longest_reason;
  if (cut) what = what.substr(0, text::code_point_before(what, longest_reason));
  return fmt::format("{}{}", what, cut ? "..." : "");
}

std::string as_json_text(const std::string& text) {
  return json(text).dump();
}

// Reads a record as its parts come along, without a tree of them: numbers as they are written, lists of plain values
// joined, all else as JSON.
class Record : public nlohmann::json_sax<json> {
 public:
  Document document = {};
  std::vector<DocumentKey> keys = {};

  bool null() override {
    if (depth_ == 2) is_list_ = false;
    return take("null", "null", "");
  }
  bool boolean(bool value) override { return take("boolean", value ? "true" : "false", value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return take_number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return take_number(std::to_string(value)); }
  bool number_float(number_float_t /*value*/, const string_t& written) override { return take_number(written); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool string(string_t& value) override {
    if (depth_ == 1) return take_value("string", std::move(value));
    if (depth_ == named_depth_ && member_ == "name") {
      items_.push_back(value);
      ++named_;
    }
    return take("string", depth_ > 1 ? as_json_text(value) : "", value);
  }

  bool start_object(std::size_t /*elements*/) override { return open("object", '{'); }
  bool key(string_t& name) override {
    if (depth_ == 1) {
      key_ = std::move(name);
    } else {
      member_ = name;
      add_comma();
      json_ += as_json_text(name) + ':';
      first_ = true;
    }
    return true;
  }
  bool end_object() override { return close("object", '}'); }
  bool start_array(std::size_t /*elements*/) override { return open("array", '['); }
  bool end_array() override { return close("array", ']'); }

  bool parse_error(std::size_t position, const std::string& /*token*/, const json::exception& error) override {
    if (error.id == number_overflow) throw InputError("not JSON that can be read: " + reason(error));
    throw InputError(fmt::format("not JSON: byte {}: {}", position, reason(error)));
  }

 private:
  bool take_number(const std::string& written) { return take("number", written, written); }

  // A plain value: as JSON, and as it reads.
  bool take(const char* type, const std::string& as_json, const std::string& text) {
    if (depth_ == 0) throw_no_record(type);
    if (depth_ == 1) return take_value(type, text);
    add_comma();
    json_ += as_json;
    first_ = false;
    if (depth_ == 2 && is_list_) items_.push_back(text);
    return true;
  }

  void add_comma() {
    if (!first_) json_ += ',';
  }

  bool open(const char* type, char bracket) {
    if (depth_ == 0) {
      if (bracket != '{') throw_no_record(type);
      depth_ = 1;
      return true;
    }
    if (++depth_ > deepest_value + 1) throw InputError(fmt::format("a value nested more than {} deep", deepest_value));
    if (depth_ == 2) {
      json_.clear();
      items_.clear();
      is_list_ = bracket == '[';
      const std::size_t objects_depth = is_list_ ? 3 : 2;
      named_depth_ = names_somebody(key_) ? objects_depth : 0;
      objects_ = named_ = 0;
      first_ = true;
    } else if (named_depth_ == 0 || depth_ < named_depth_ || (depth_ == named_depth_ && bracket != '{')) {
      is_list_ = false;
    }
    if (depth_ == named_depth_ && bracket == '{') ++objects_;
    add_comma();
    json_ += bracket;
    first_ = true;
    return true;
  }

  bool close(const char* type, char bracket) {
    if (--depth_ == 0) return true;
    json_ += bracket;
    first_ = false;
    if (depth_ > 1) return true;
    const bool are_names = objects_ == 0 ? is_list_ : named_ == objects_ && (is_list_ || named_depth_ == 2);
    return take_value(type, are_names ? join_items(key_, items_) : std::move(json_));
  }

  // The value of a key of the record.
  bool take_value(std::string_view type, std::string text) {
    if (key_ == "id") {
      if (type != "string" && type != "number" && type != "null") {
        throw InputError(fmt::format("id is {}: it should be text or a number", type));
      }
      document.id = std::move(text);
    } else if (key_ == "text") {
      if (type != "string" && type != "null") throw InputError(fmt::format("text is {}: it should be a string", type));
      document.text = std::move(text);
    } else {
      keys.push_back({.key = key_, .value = std::move(text)});
    }
    return true;
  }

  [[noreturn]] static void throw_no_record(const char* type) {
    throw InputError(fmt::format("no record: {} where an object should be", type));
  }

  std::size_t depth_ = 0;                // objects and arrays that are open
  string_t key_ = {};                    // of the record
  string_t json_ = {};                   // its value so far, where that is no plain one
  std::vector<std::string> items_ = {};  // of a value that is a list
  bool is_list_ = false;                 // of plain values, or of objects that have a name
  string_t member_ = {};                 // the key in the object that is open
  std::size_t named_depth_ = 0;          // at which an object may be somebody with a name; 0: the value names nobody
  std::size_t objects_ = 0;              // at that depth
  std::size_t named_ = 0;                // of these, how many have a name
  bool first_ = true;                    // in what is open
};

}  // namespace

namespace {

// In the order of their names, and of a name that stands there twice the last.
std::vector<DocumentKey> sorted(std::vector<DocumentKey> all) {
  std::ranges::stable_sort(all, {}, &DocumentKey::key);
  std::vector<DocumentKey> keys;
  for (DocumentKey& key : all) {
    if (!keys.empty() && keys.back().key == key.key) keys.pop_back();
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace

std::vector<DocumentKey> parse_keys(std::string_view json) {
  Record record;
  nlohmann::json::sax_parse(json, &record);
  return sorted(std::move(record.keys));
}

Document parse_record(std::string_view line, const std::string& fallback_id, std::vector<std::string>* warnings) {
  Record record;
  json::sax_parse(line, &record);
  Document document = std::move(record.document);
  std::vector<std::string> found = fill_document(document, sorted(std::move(record.keys)));
  if (warnings != nullptr) *warnings = std::move(found);
  if (document.id.empty()) document.id = fallback_id;
  if (document.text.empty() && document.title.empty()) throw InputError("a record with neither text nor title");
  return document;
}

}  // namespace tenet::indexer
