#include "cli/show/json.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/output.h"
#include "cli/visible.h"

namespace tenet::cli {

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

namespace {

// As JSON writes it, in UTF-16.
std::string json_escape(const Character& character) {
  const auto code = static_cast<unsigned>(character.code);
  if (code < 0x10000) return fmt::format("\\u{:04x}", code);
  return fmt::format("\\u{:04x}\\u{:04x}", 0xd7c0 + (code >> 10U), 0xdc00 + (code & 0x3ffU));
}

}  // namespace

std::string to_line(const Json& json) {
  return replace_steering(json.dump(-1, ' ', false, Json::error_handler_t::replace), json_escape);
}

void add_document(Json& json, const Document& document) {
  json["document"] = document.id;
  json["title"] = document.title;
  json["date"] = document.date;
  json["speaker"] = document.speaker;
  json["organisation"] = document.organisation;
  json["author"] = document.author;
  json["source"] = document.source;
  json["url"] = document.url;
  json["document_type"] = document.type;
  json["licence"] = document.licence;
}

void add_pages(Json& json, const PageRange& pages) {
  if (pages.empty()) return;
  json["page"] = pages.first;
  json["page_label"] = pages.first_label;
  json["last_page"] = pages.last;
  json["last_page_label"] = pages.last_label;
}

void JsonList::add(std::string_view line) {
  std::string text = !array_ ? "" : begun_ ? ",\n" : "[\n";
  begun_ = true;
  text += line;
  if (!array_) text += '\n';
  output_.write(text);
}

void JsonList::finish() {
  if (array_) output_.write(begun_ ? "\n]\n" : "[]\n");
}

}  // namespace tenet::cli
