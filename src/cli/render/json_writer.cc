#include "cli/render/json_writer.h"

#include <array>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "cli/render/json.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

// What stands in a string as it is, of ASCII, by byte.
constexpr std::array<bool, 256> bare = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = ' '; c < 0x7f; ++c) table[c] = c != '"' && c != '\\';
  return table;
}();

bool is_bare(char c) {
  return bare[static_cast<unsigned char>(c)];
}

void append_control(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
  }
}

}  // namespace

void JsonWriter::separate() {
  if (out_.size() == begin_) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

void JsonWriter::name(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
}

void JsonWriter::value(std::string_view text) {
  separate();
  out_ += '"';
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_bare(text[end])) ++end;
    out_.append(text, i, end - i);
    i = end;
    if (i == text.size()) break;
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      append_control(out_, text[i++]);
      continue;
    }
    const Character character = first_character(text.substr(i));
    if (!character.valid) {
      out_ += "\xef\xbf\xbd";
    } else if (steers(character.code)) {
      out_ += json_escape(character);
    } else {
      out_.append(text, i, character.size);
    }
    i += character.size;
  }
  out_ += '"';
}

void JsonWriter::value(bool truth) {
  separate();
  out_ += truth ? "true" : "false";
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  separate();
  const std::size_t begin = out_.size();
  fmt::format_to(std::back_inserter(out_), "{}", number);
  if (out_.find_first_of(".e", begin) == std::string::npos) out_ += ".0";
}

void JsonWriter::integer(std::int64_t number) {
  separate();
  const fmt::format_int digits(number);
  out_.append(digits.data(), digits.size());
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

void JsonWriter::text_or_null(std::string_view text) {
  if (text.empty()) return null();
  value(text);
}

void JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
}

}  // namespace tenet::cli
