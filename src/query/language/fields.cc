#include "query/language/fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <tenet/slips.h>

#include "query/language/characters.h"

namespace tenet {

const std::vector<Field>& fields() {
  static const std::vector<Field> table = {
      {.name = "title", .description = "words of the document's title", .example = "title:sentencing"},
      {.name = "said",
       .description = "words that somebody says; beside speaker:, that he says",
       .example = R"(said:"public safety")"},
      {.name = "speaker",
       .description = "who says something there, by any of his names",
       .example = R"(speaker:"Law Enforcement Leaders")"},
      {.name = "role", .description = "what he is who says something there", .example = R"(role:"police chief")"},
      {.name = "mentions", .description = "who is named there", .example = R"(mentions:"Cyrus Vance")"},
      {.name = "organisation",
       .description = "the body whose statement it is",
       .example = R"(organisation:"White House")"},
      {.name = "author", .description = "who wrote the document", .example = R"(author:"Press Office")"},
      {.name = "source", .description = "who published the document", .example = R"(source:"Crime Report")"},
      {.name = "date", .description = "a year, month or day, or a range of them", .example = "date:2014..2016"},
      {.name = "type", .description = "the kind of document", .example = R"(type:"executive order")"},
      {.name = "topic", .description = "what the passage is about, narrower topics too", .example = "topic:sentencing"},
      {.name = "id", .description = "one passage, by its id", .example = "id:law-enforcement-leaders.txt#9"},
      {.name = "document",
       .description = "the passages of one document, by its id",
       .example = "document:law-enforcement-leaders.txt"},
      {.name = "page",
       .description = "what stands on a page, by its number or its printed label",
       .example = "page:12"},
      {.name = "like",
       .description = "passages most like one, by its id",
       .example = "like:law-enforcement-leaders.txt#9"},
      {.name = "has", .description = "what a passage holds", .example = "has:quote"},
  };
  return table;
}

const std::vector<std::string_view>& features() {
  static const std::vector<std::string_view> table = {
      "quote", "speech", "block",        "turn",   "statement", "title", "term",    "speaker",
      "topic", "date",   "organisation", "author", "source",    "type",  "justice",
  };
  return table;
}

namespace query {
namespace {

constexpr std::array aliases = {
    std::pair<std::string_view, std::string_view>{"org", "organisation"},
    std::pair<std::string_view, std::string_view>{"organization", "organisation"},
    std::pair<std::string_view, std::string_view>{"doctype", "type"},
    std::pair<std::string_view, std::string_view>{"kind", "has"},
};

constexpr std::size_t longest_name = 16;  // bytes; a field's name and two slips are shorter

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

const Field* find_canonical(std::string_view name) {
  const auto found = std::ranges::find(fields(), name, &Field::name);
  return found == fields().end() ? nullptr : &*found;
}

std::size_t forgiven_slips(std::string_view typed, std::string_view meant) {
  const std::size_t letters = std::min(typed.size(), meant.size());
  if (letters < 4) return 0;
  return letters >= 5 && typed.front() == meant.front() ? 2 : 1;
}

}  // namespace

const Field* find_field(std::string_view name) {
  if (name.size() > longest_name) return nullptr;
  const std::string typed = lower_case(name);
  const auto* const alias = std::ranges::find(aliases, typed, [](const auto& row) { return row.first; });
  return find_canonical(alias == aliases.end() ? std::string_view(typed) : alias->second);
}

const Field* find_similar_field(std::string_view name) {
  if (name.size() > longest_name || !std::ranges::all_of(name, is_ascii_letter)) return nullptr;
  const std::string typed = lower_case(name);
  const Field* best = nullptr;
  std::size_t fewest = 3;  // more than is ever forgiven
  for (const Field& field : fields()) {
    const std::size_t slips = count_slips(typed, field.name);
    if (slips <= forgiven_slips(typed, field.name) && slips < fewest) {
      best = &field;
      fewest = slips;
    }
  }
  return best;
}

std::string Document::*document_field(std::string_view field) {
  if (field == "title") return &Document::title;
  if (field == "organisation") return &Document::organisation;
  if (field == "author") return &Document::author;
  if (field == "source") return &Document::source;
  return &Document::type;
}

bool is_of_document(std::string_view feature) {
  constexpr std::array<std::string_view, 5> of_documents{"date", "organisation", "author", "source", "type"};
  return std::ranges::find(of_documents, feature) != of_documents.end();
}

std::string topic_name(std::string_view value) {
  return std::string(value.substr(0, value.find_first_of("@>")));
}

TopicLimits topic_limits(std::string_view value) {
  return read_topic_limits(value.substr(topic_name(value).size())).value_or(TopicLimits{});
}

std::optional<TopicLimits> read_topic_limits(std::string_view limits) {
  TopicLimits read;
  if (limits.starts_with("@1") || limits.starts_with("@2")) {
    read.grade = limits[1] - '0';
    limits.remove_prefix(2);
  }
  if (limits.empty()) return read;
  if (limits.front() != '>' || limits.size() == 1) return std::nullopt;
  limits.remove_prefix(1);
  const auto [end, error] = std::from_chars(limits.data(), limits.data() + limits.size(), read.least);
  const bool is_read = error == std::errc{} && end == limits.data() + limits.size();
  if (!is_read || !(read.least >= 0 && read.least < 1)) return std::nullopt;
  return read;
}

}  // namespace query
}  // namespace tenet
