#include <tenet/topics.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <tenet/error.h>
#include <tenet/slips.h>

#include "errors.h"
#include "indexer/topics/default_topics.h"
#include "indexer/topics/taxonomy_check.h"
#include "text/decode.h"
#include "text/white_space.h"

namespace tenet {
namespace {

using indexer::in_quotes;

// What this version reads; a file that says nothing is taken to be of it.
constexpr std::int64_t known_format = 1;
// An id is part of an index term, and of what a person types after "topic:".
constexpr std::size_t longest_id = 64;  // bytes
constexpr int most_points = 1'000'000;

// Whether there can be a word in it: a letter or digit of ASCII, or anything beyond ASCII.
bool has_word(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool is_topic_id(std::string_view id) {
  return id.size() <= longest_id && !id.starts_with('-') && !id.ends_with('-') &&
         std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string_view type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "an array";
    case toml::node_type::string: return "a string";
    case toml::node_type::integer: return "an integer";
    case toml::node_type::floating_point: return "a float";
    case toml::node_type::boolean: return "a boolean";
    default: return "a date or time";
  }
}

std::size_t line_of(const toml::node& node) {
  return std::max<std::size_t>(node.source().begin.line, 1);
}

// The line of the value at `key`, or of the table when it has none.
std::size_t line_of(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node == nullptr ? line_of(table) : line_of(*node);
}

// "did you mean topic? its keys are topic, synonyms".
std::string keys_hint(std::string_view typed, std::initializer_list<std::string_view> keys) {
  const auto slips = [&](std::string_view key) { return count_slips(typed, key); };
  const std::string_view nearest = *std::ranges::min_element(keys, {}, slips);
  const std::string all = fmt::format("its keys are {}", fmt::join(keys.begin(), keys.end(), ", "));
  return slips(nearest) > 2 ? all : fmt::format("did you mean {}? {}", nearest, all);
}

// Reads values of the parsed file; throws InputError `name:line: why` for one that is not as it should be.
class Reader {
 public:
  // `name` must outlive it.
  explicit Reader(const std::string& name) : name_(name) {}

  [[noreturn]] void fail(std::size_t line, const std::string& why, std::string hint = {}) const {
    throw InputError(fmt::format("{}:{}: {}", name_, line, why), std::move(hint));
  }

  // Throws for a key of `table` that is not among `keys`: a slip of the pen would otherwise go unseen.
  void check_keys(const toml::table& table, std::string_view what, std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, value] : table) {
      if (std::ranges::find(keys, key.str()) != keys.end()) continue;
      fail(key.source().begin.line, fmt::format("{} is no key of {}", in_quotes(key.str()), what),
           keys_hint(key.str(), keys));
    }
  }

  // The string at `key`, empty when there is none.
  [[nodiscard]] std::string string(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    if (!node->is_string()) fail(line_of(*node), fmt::format("{} is {}, not a string", key, type_name(*node)));
    return node->as_string()->get();
  }

  // The string at `key` of what is called `what`; it must be there and hold a word.
  [[nodiscard]] std::string required(const toml::table& table, std::string_view what, std::string_view key) const {
    std::string value = string(table, key);
    if (!table.contains(key)) {
      fail(line_of(table), fmt::format("{} without {}", what, key), fmt::format("write {} = \"...\" under it", key));
    }
    if (!has_word(value)) fail(line_of(table, key), fmt::format("{} {} has no word in it", key, in_quotes(value)));
    return value;
  }

  // The strings at `key`, each once, every one with a word in it; empty when there is no such key.
  [[nodiscard]] std::vector<std::string> strings(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      fail(line_of(*node), fmt::format("{} is {}, not an array of strings", key, type_name(*node)));
    }
    std::vector<std::string> values;
    std::unordered_set<std::string> seen;
    for (const toml::node& element : *array) {
      const std::size_t line = line_of(element);
      if (!element.is_string()) fail(line, fmt::format("{} holds {}, not only strings", key, type_name(element)));
      const std::string& value = element.as_string()->get();
      if (!has_word(value)) fail(line, fmt::format("{} holds {}, which has no word in it", key, in_quotes(value)));
      if (seen.insert(value).second) values.push_back(value);
    }
    return values;
  }

  // Sets `points` to the number at `key`, if there is one.
  void read_points(const toml::table& table, std::string_view key, int& points) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    const std::optional<std::int64_t> value = node->value_exact<std::int64_t>();
    if (!value) fail(line_of(*node), fmt::format("{} is {}, not an integer", key, type_name(*node)));
    if (*value < 1 || *value > most_points) {
      fail(line_of(*node), fmt::format("{} is {}, not from 1 to {}", key, *value, most_points));
    }
    points = static_cast<int>(*value);
  }

  // The tables of [[key]], in the order of the file.
  [[nodiscard]] std::vector<const toml::table*> tables(const toml::table& file, std::string_view key) const {
    const toml::node* node = file.get(key);
    if (node == nullptr) return {};
    const toml::array* array = node->as_array();
    std::vector<const toml::table*> tables;
    if (array != nullptr) {
      for (const toml::node& element : *array) tables.push_back(element.as_table());
    }
    if (array == nullptr || std::ranges::find(tables, nullptr) != tables.end()) {
      fail(line_of(*node), fmt::format("{} is {}, not an array of tables", key, type_name(*node)),
           fmt::format("write [[{}]] above each", key));
    }
    return tables;
  }

 private:
  const std::string& name_;
};

toml::table parse_toml(const Reader& reader, std::string_view toml) {
  std::size_t line = 1;
  for (std::size_t begin = 0; begin < toml.size(); ++line) {
    const std::size_t end = std::min(toml.find('\n', begin), toml.size());
    if (!text::is_utf8(toml.substr(begin, end - begin))) reader.fail(line, "not UTF-8", "save the file as UTF-8");
    begin = end + 1;
  }
  try {
    // The parser is that of the shared libtomlplusplus: 3.3, compiled here with assertions on, would die of "[%]".
    return toml::parse(toml);
  } catch (const toml::parse_error& error) {
    std::string why = indexer::one_line(error.description());
    if (why.starts_with('E')) why.front() = 'e';
    reader.fail(std::max<std::size_t>(error.source().begin.line, 1), fmt::format("not TOML: {}", why),
                "texts stand in quotation marks, lists in square brackets");
  }
}

void read_scheme(const Reader& reader, const toml::table& file, Taxonomy& taxonomy) {
  const toml::node* node = file.get("scheme");
  if (node == nullptr) return;
  if (!node->is_table()) reader.fail(line_of(*node), fmt::format("scheme is {}, not a table", type_name(*node)));
  const toml::table& table = *node->as_table();
  reader.check_keys(table, "the scheme",
                    {"id", "title", "version", "language", "core_points", "phrase_points", "word_points",
                     "square_points", "related_points", "note"});
  taxonomy.id = reader.string(table, "id");
  taxonomy.version = reader.string(table, "version");
  reader.read_points(table, "core_points", taxonomy.scoring.core_points);
  reader.read_points(table, "phrase_points", taxonomy.scoring.phrase_points);
  reader.read_points(table, "word_points", taxonomy.scoring.word_points);
  reader.read_points(table, "square_points", taxonomy.scoring.square_points);
  reader.read_points(table, "related_points", taxonomy.scoring.related_points);
}

Topic read_topic(const Reader& reader, const toml::table& table) {
  reader.check_keys(
      table, "a topic",
      {"id", "label", "definition", "scope", "broader", "alt", "see_also", "core", "related", "needs", "note"});
  Topic topic{.id = reader.required(table, "a topic", "id"),
              .label = reader.string(table, "label"),
              .definition = reader.string(table, "definition"),
              .scope = reader.string(table, "scope"),
              .broader = reader.string(table, "broader"),
              .alt = reader.strings(table, "alt"),
              .see_also = reader.strings(table, "see_also"),
              .core = reader.strings(table, "core"),
              .related = reader.strings(table, "related"),
              .needs = reader.strings(table, "needs")};
  if (!is_topic_id(topic.id)) {
    reader.fail(line_of(table, "id"), fmt::format("{} cannot be the id of a topic", in_quotes(topic.id)),
                fmt::format("use lower-case letters, digits and hyphens, at most {} in all", longest_id));
  }
  if (topic.label.empty()) topic.label = topic.id;
  const std::unordered_set<std::string_view> core(topic.core.begin(), topic.core.end());
  std::erase_if(topic.related, [&](const std::string& term) { return core.contains(term); });
  if (topic.core.empty() && topic.related.empty()) {
    reader.fail(line_of(table), fmt::format("topic '{}' has no terms", topic.id),
                "list its evidence under core or related");
  }
  return topic;
}

// Throws for what can never be the form of one word.
void check_form(const Reader& reader, const std::string& form, std::size_t line) {
  if (std::ranges::none_of(form, text::is_ascii_space)) return;
  reader.fail(line, fmt::format("exact word {} is more than one word", in_quotes(form)));
}

void read_exact(const Reader& reader, const toml::table& file, Taxonomy& taxonomy) {
  for (const toml::table* table : reader.tables(file, "exact")) {
    reader.check_keys(*table, "an exact word", {"word", "forms", "collides", "note", "measured"});
    const ExactWord exact{.word = reader.required(*table, "an exact word", "word"),
                          .forms = reader.strings(*table, "forms")};
    check_form(reader, exact.word, line_of(*table, "word"));
    for (const std::string& form : exact.forms) check_form(reader, form, line_of(*table, "forms"));
    taxonomy.exact.push_back(exact);
  }
}

void read_rules(const Reader& reader, const toml::table& file, Taxonomy& taxonomy) {
  for (const toml::table* table : reader.tables(file, "ambiguous")) {
    reader.check_keys(*table, "an ambiguous term", {"term", "topic", "needs", "unless", "note", "measured"});
    taxonomy.ambiguous.push_back({.term = reader.required(*table, "an ambiguous term", "term"),
                                  .topic = reader.required(*table, "an ambiguous term", "topic"),
                                  .needs = reader.strings(*table, "needs"),
                                  .unless = reader.strings(*table, "unless")});
  }
  read_exact(reader, file, taxonomy);
  for (const toml::table* table : reader.tables(file, "mask")) {
    reader.check_keys(*table, "a mask", {"text", "kind", "note"});
    taxonomy.masks.push_back(reader.required(*table, "a mask", "text"));
  }
  for (const toml::table* table : reader.tables(file, "variant")) {
    reader.check_keys(*table, "a variant", {"from", "to", "note"});
    taxonomy.variants.push_back(
        {.from = reader.required(*table, "a variant", "from"), .to = reader.required(*table, "a variant", "to")});
  }
  for (const toml::table* table : reader.tables(file, "synonyms")) {
    reader.check_keys(*table, "a ring of synonyms", {"terms", "note"});
    taxonomy.synonyms.push_back({.terms = reader.strings(*table, "terms")});
    if (taxonomy.synonyms.back().terms.size() > 1) continue;
    reader.fail(line_of(*table, "terms"), "synonyms with fewer than two terms", "list all ways to say it under terms");
  }
}

indexer::TaxonomyLines find_lines(const Reader& reader, const toml::table& file) {
  indexer::TaxonomyLines lines;
  for (const toml::table* table : reader.tables(file, "topic")) {
    lines.topics.push_back({.id = line_of(*table, "id"),
                            .label = line_of(*table, "label"),
                            .broader = line_of(*table, "broader"),
                            .alt = line_of(*table, "alt"),
                            .see_also = line_of(*table, "see_also")});
  }
  for (const toml::table* table : reader.tables(file, "ambiguous")) {
    lines.ambiguous.push_back(line_of(*table, "topic"));
  }
  return lines;
}

// Whether the file says that it adds to the built-in topics.
bool extends_default(const Reader& reader, const toml::table& file) {
  const std::string base = reader.string(file, "extends");
  if (!base.empty() && base != "default") {
    reader.fail(line_of(file, "extends"), fmt::format("extends {}, which nothing is called", in_quotes(base)),
                "write extends = \"default\" for the built-in topics");
  }
  return !base.empty();
}

// Where the line [model] begins; the end of `toml` where there is none. It has tens of thousands of lines, which are
// read by a reader of their own and only for indexing.
std::size_t begin_of_model(std::string_view toml) {
  constexpr std::string_view head = "[model]";
  for (std::size_t at = toml.find(head); at != std::string_view::npos; at = toml.find(head, at + 1)) {
    const bool begins_line = at == 0 || toml[at - 1] == '\n';
    const std::size_t end = at + head.size();
    if (begins_line && (end == toml.size() || toml[end] == '\n' || toml[end] == '\r')) return at;
  }
  return toml.size();
}

// Reads the lines that name the taxonomy of the model, which must be this; the others are kept as they are.
void read_model(const Reader& reader, std::string_view toml, std::size_t begin, Taxonomy& taxonomy) {
  const auto line = static_cast<std::size_t>(std::ranges::count(toml.substr(0, begin), '\n')) + 1;
  const std::string_view lines = toml.substr(begin);
  std::size_t end = lines.find("\n[model.");
  if (end == std::string_view::npos) reader.fail(line, "a model without weights");
  if (!text::is_utf8(lines)) reader.fail(line, "the model is not UTF-8", "save the file as UTF-8");
  const toml::table head = parse_toml(reader, lines.substr(0, end));
  const toml::table& table = *head["model"].as_table();
  if (table["format"].value_exact<std::int64_t>() != known_format) {
    reader.fail(line, "a format of models that this version does not know",
                fmt::format("it reads format = {}", known_format));
  }
  const std::string id = reader.string(table, "taxonomy");
  const std::string version = reader.string(table, "version");
  if (id != taxonomy.id || version != taxonomy.version) {
    reader.fail(line,
                fmt::format("a model of the topics {} {}, not of {} {}", in_quotes(id), in_quotes(version),
                            in_quotes(taxonomy.id), in_quotes(taxonomy.version)),
                "scripts/learn_topics makes it again, or leave out [model] and all behind it");
  }
  for (std::size_t at = lines.find('\n') + 1; at < lines.size();) {
    const std::size_t next = std::min(lines.find('\n', at), lines.size() - 1) + 1;
    const std::string_view text = lines.substr(at, next - at);
    const auto names = [&](std::string_view key) { return at < end && text.starts_with(key); };
    if (!names("format") && !names("taxonomy") && !names("version")) taxonomy.model += text;
    at = next;
  }
}

}  // namespace

Taxonomy parse_taxonomy(std::string_view toml, const std::string& name) {
  return translate_errors("reading the topics", [&]() -> Taxonomy {
    const Reader reader(name);
    const std::size_t model = begin_of_model(toml);
    const toml::table file = parse_toml(reader, toml.substr(0, model));
    reader.check_keys(file, "the file",
                      {"format", "extends", "scheme", "topic", "ambiguous", "exact", "mask", "variant", "synonyms"});
    if (const toml::node* format = file.get("format"); format != nullptr) {
      if (format->value_exact<std::int64_t>() != known_format) {
        reader.fail(line_of(*format), "a format of topics that this version does not know",
                    fmt::format("it reads format = {}", known_format));
      }
    }
    Taxonomy taxonomy;
    read_scheme(reader, file, taxonomy);
    for (const toml::table* table : reader.tables(file, "topic")) taxonomy.topics.push_back(read_topic(reader, *table));
    read_rules(reader, file, taxonomy);
    indexer::TaxonomyLines lines = find_lines(reader, file);
    if (extends_default(reader, file)) indexer::add_default_topics(taxonomy, lines, line_of(file, "extends"));
    if (model < toml.size()) read_model(reader, toml, model, taxonomy);
    if (taxonomy.topics.empty())
      reader.fail(1, "no topics in it", "write [[topic]] above the id and the terms of each");
    indexer::check_taxonomy(taxonomy, lines, name);
    return taxonomy;
  });
}

}  // namespace tenet
