#include "indexer/attribution/speakers_toml.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <tenet/error.h>
#include <tenet/speakers.h>

#include "indexer/topics/taxonomy_check.h"
#include "text/dates.h"
#include "text/decode.h"
#include "text/names.h"

namespace tenet::indexer {
namespace {

// What this version reads; a file that says nothing is taken to be of it.
constexpr std::int64_t known_format = 1;
constexpr std::array kinds = {SpeakerKind::person, SpeakerKind::organisation, SpeakerKind::office};

std::size_t line_of(const toml::node& node) {
  return std::max<std::size_t>(node.source().begin.line, 1);
}

class Reader {
 public:
  explicit Reader(std::string_view where) : where_(where) {}

  Authority read(std::string_view toml) {
    const toml::table file = parse(toml);
    check_keys(file, "the file", {"format", "speaker"});
    if (const toml::node* format = file.get("format");
        format != nullptr && format->value_exact<std::int64_t>() != known_format) {
      fail(line_of(*format), "a format of speakers that this version does not know",
           fmt::format("it reads format = {}", known_format));
    }
    std::vector<Authority::Entry> entries;
    for (const toml::table* table : tables(file, "speaker")) {
      entries.push_back(read_entry(*table));
      own_names(*table, entries);
    }
    return Authority(std::move(entries));
  }

 private:
  [[noreturn]] void fail(std::size_t line, const std::string& why, std::string hint = {}) const {
    throw InputError(fmt::format("{}:{}: {}", where_, line, why), std::move(hint));
  }

  [[nodiscard]] toml::table parse(std::string_view toml) const {
    std::size_t line = 1;
    for (std::size_t begin = 0; begin < toml.size(); ++line) {
      const std::size_t end = std::min(toml.find('\n', begin), toml.size());
      if (!text::is_utf8(toml.substr(begin, end - begin))) fail(line, "not UTF-8", "save the file as UTF-8");
      begin = end + 1;
    }
    try {
      return toml::parse(toml);
    } catch (const toml::parse_error& error) {
      std::string why = one_line(error.description());
      if (why.starts_with('E')) why.front() = 'e';
      fail(std::max<std::size_t>(error.source().begin.line, 1), fmt::format("not TOML: {}", why),
           "texts stand in quotation marks, lists in square brackets");
    }
  }

  // Throws for a key that is not among `keys`: a slip of the pen would otherwise go unseen.
  void check_keys(const toml::table& table, std::string_view what, std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, value] : table) {
      if (std::ranges::find(keys, key.str()) != keys.end()) continue;
      fail(key.source().begin.line, fmt::format("{} is no key of {}", in_quotes(key.str()), what),
           fmt::format("its keys are {}", fmt::join(keys.begin(), keys.end(), ", ")));
    }
  }

  [[nodiscard]] std::vector<const toml::table*> tables(const toml::table& parent, std::string_view key) const {
    const toml::node* node = parent.get(key);
    if (node == nullptr) return {};
    std::vector<const toml::table*> tables;
    if (const toml::array* array = node->as_array()) {
      for (const toml::node& element : *array) tables.push_back(element.as_table());
    }
    if (!node->is_array() || std::ranges::find(tables, nullptr) != tables.end()) {
      fail(line_of(*node), fmt::format("{} is not an array of tables", key), "write it in double square brackets");
    }
    return tables;
  }

  // The text of `node`, which must be a name: something is left of it when honorifics are set aside.
  [[nodiscard]] std::string name(const toml::node& node, std::string_view key) const {
    if (!node.is_string())
      fail(line_of(node), fmt::format("{} is not a string", key), "texts stand in quotation marks");
    const std::string& value = node.as_string()->get();
    if (text::name_key(value).empty())
      fail(line_of(node), fmt::format("{} {} is no name", key, in_quotes(value)),
           "honorifics and titles alone are none");
    return value;
  }

  [[nodiscard]] std::string required_name(const toml::table& table, std::string_view what) const {
    const toml::node* node = table.get("name");
    if (node == nullptr) fail(line_of(table), fmt::format("{} without name", what), "write name = \"...\" under it");
    return name(*node, "name");
  }

  [[nodiscard]] SpeakerKind read_kind(const toml::table& table) const {
    const toml::node* node = table.get("kind");
    const std::size_t line = node == nullptr ? line_of(table) : line_of(*node);
    const std::string value = node == nullptr || !node->is_string() ? std::string() : node->as_string()->get();
    const auto* const kind = std::ranges::find(kinds, value, [](SpeakerKind each) { return to_string(each); });
    if (kind == kinds.end()) {
      fail(line, "a speaker without a kind that is known", "write kind = \"person\", \"organisation\" or \"office\"");
    }
    return *kind;
  }

  // The date at `key`, empty when there is none.
  [[nodiscard]] std::string date(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    std::string value = node->is_string() ? node->as_string()->get() : std::string();
    if (text::read_iso_date(value)) return value;
    fail(line_of(*node), fmt::format("{} is no date", key), "write \"2021\", \"2021-01\" or \"2021-01-20\"");
  }

  [[nodiscard]] Authority::Entry read_entry(const toml::table& table) const {
    check_keys(table, "a speaker", {"name", "kind", "aliases", "office"});
    Authority::Entry entry;
    entry.speaker.name = required_name(table, "a speaker");
    entry.speaker.kind = read_kind(table);
    if (const toml::node* node = table.get("aliases")) {
      if (!node->is_array()) fail(line_of(*node), "aliases is not an array of strings", "write aliases = [\"...\"]");
      for (const toml::node& element : *node->as_array()) entry.speaker.aliases.push_back(name(element, "aliases:"));
    }
    for (const toml::table* office : tables(table, "office")) {
      check_keys(*office, "an office", {"name", "from", "to"});
      entry.offices.push_back(
          {.name = required_name(*office, "an office"), .from = date(*office, "from"), .to = date(*office, "to")});
      const auto& [office_name, from, to] = entry.offices.back();
      if (!to.empty() && to < from)
        fail(line_of(*office), fmt::format("an office from {} to {}", from, to), "exchange the two");
    }
    return entry;
  }

  // Throws when a name of the last entry, which `table` holds, is that of an earlier one.
  void own_names(const toml::table& table, const std::vector<Authority::Entry>& entries) {
    const std::size_t last = entries.size() - 1;
    const Speaker& speaker = entries[last].speaker;
    const auto own = [&](const std::string& name, std::size_t line) {
      const auto [owner, added] = owners_.emplace(authority_key(name), last);
      if (added || owner->second == last) return;
      fail(line,
           fmt::format("{} names two speakers, {} and {}", in_quotes(name),
                       in_quotes(entries[owner->second].speaker.name), in_quotes(speaker.name)),
           "leave it with one of them");
    };
    own(speaker.name, line_of(*table.get("name")));
    if (const toml::node* aliases = table.get("aliases")) {
      const toml::array& array = *aliases->as_array();
      for (std::size_t i = 0; i < array.size(); ++i) own(speaker.aliases[i], line_of(*array.get(i)));
    }
  }

  std::string where_;
  std::unordered_map<std::string, std::size_t> owners_ = {};  // entries by the keys of their names
};

}  // namespace

Authority parse_authority(std::string_view toml, std::string_view where) {
  return Reader(where).read(toml);
}

}  // namespace tenet::indexer

void tenet::check_speakers_toml(std::string_view toml, std::string_view where) {
  (void)indexer::parse_authority(toml, where);
}
