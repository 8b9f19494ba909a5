#include "cli/render/json.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/output.h"
#include "cli/render/json_writer.h"
#include "cli/visible.h"

namespace tenet::cli {

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

std::string json_escape(const Character& character) {
  const auto code = static_cast<unsigned>(character.code);
  if (code < 0x10000) return fmt::format("\\u{:04x}", code);
  return fmt::format("\\u{:04x}\\u{:04x}", 0xd7c0 + (code >> 10U), 0xdc00 + (code & 0x3ffU));
}

std::string to_line(const Json& json) {
  return replace_steering(json.dump(-1, ' ', false, Json::error_handler_t::replace), json_escape);
}

namespace {

// Calls `add(name, value)` with what is known of a document.
template <typename Add>
void each_member(const Document& document, const Add& add) {
  add("document", document.id);
  add("title", document.title);
  add("date", document.date);
  add("speaker", document.speaker);
  add("organisation", document.organisation);
  add("author", document.author);
  add("source", document.source);
  add("url", document.url);
  add("document_type", document.type);
  add("licence", document.licence);
}

template <typename Add>
void each_member(const PageRange& pages, const Add& add) {
  if (pages.empty()) return;
  add("page", pages.first);
  add("page_label", pages.first_label);
  add("last_page", pages.last);
  add("last_page_label", pages.last_label);
}

}  // namespace

void add_document(Json& json, const Document& document) {
  each_member(document, [&](const char* name, const auto& value) { json[name] = value; });
}

void write_document(JsonWriter& json, const Document& document) {
  each_member(document, [&](const char* name, const auto& value) { json.member(name, value); });
}

void add_pages(Json& json, const PageRange& pages) {
  each_member(pages, [&](const char* name, const auto& value) { json[name] = value; });
}

void write_pages(JsonWriter& json, const PageRange& pages) {
  each_member(pages, [&](const char* name, const auto& value) { json.member(name, value); });
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
