#include <nlohmann/json.hpp>

#include "citation/dates.h"
#include "citation/kinds.h"
#include "citation/styles.h"

// CSL-JSON: https://docs.citationstyles.org, version 1.0.2. docs/schema/csl.schema.json says what of it is written.
namespace tenet::citation {
namespace {

using Json = nlohmann::ordered_json;

Json date(const Date& date) {
  Json parts = Json::array({date.year});
  if (date.month > 0) parts.push_back(date.month);
  if (date.day > 0) parts.push_back(date.day);
  return {{"date-parts", Json::array({parts})}};
}

Json author(const Creator& creator) {
  if (!creator.is_person()) return {{"literal", creator.name}};
  Json name = {{"family", creator.family}};
  if (!creator.given.empty()) name["given"] = creator.given;
  if (!creator.suffix.empty()) name["suffix"] = creator.suffix;
  return name;
}

Json item(const Reference& reference) {
  const KindNames& names = names_of(reference.kind);
  Json item = {{"id", key_of(reference)}, {"type", names.csl}};
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) item[std::string(key)] = value;
  };
  for (const Creator& creator : reference.authors) item["author"].push_back(author(creator));
  add("title", reference.title.empty() ? reference.document : reference.title);
  add("genre", reference.genre);
  add(names.csl_container, reference.container);
  if (const Date issued = read_date(reference.date); issued.year > 0) item["issued"] = date(issued);
  add("page", pages_of(reference, "-"));
  add("URL", reference.url);
  if (const Date accessed = read_date(reference.accessed); accessed.year > 0) item["accessed"] = date(accessed);
  std::string notes = reference.note;
  for (const CitedWords& words : reference.words) notes += (notes.empty() ? "" : "\n") + note_on(reference, words);
  add("note", notes);
  return item;
}

}  // namespace

std::string csl(std::span<const Reference> references) {
  Json items = Json::array();
  for (const Reference& reference : references) items.push_back(item(reference));
  return items.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace tenet::citation
