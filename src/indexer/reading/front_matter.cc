#include "indexer/reading/front_matter.h"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "errors.h"
#include "text/ascii.h"
#include "text/decode.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// YAML is slow to read and its trees are large; no front matter is longer than this, in bytes.
constexpr std::size_t longest_front_matter = std::size_t{64} << 10;

struct Fences {
  std::size_t begin = 0;  // of the YAML
  std::size_t end = 0;
  std::size_t body = 0;  // 0 when there are none
};

// The line that begins at `at`, without the white space at its end; `next` is set to the line after.
std::string_view line_at(std::string_view text, std::size_t at, std::size_t& next) {
  std::size_t end = at;
  while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
  next = std::min(end + (text.substr(end).starts_with("\r\n"sv) ? 2 : 1), text.size());
  while (end > at && text::is_ascii_space(text[end - 1])) --end;
  return text.substr(at, end - at);
}

Fences find_fences(std::string_view text) {
  std::size_t at = text.starts_with("\uFEFF"sv) ? "\uFEFF"sv.size() : 0;
  std::size_t next = 0;
  if (line_at(text, at, next) != "---"sv) return {};
  Fences fences{.begin = next};
  for (at = next; at < std::min(text.size(), longest_front_matter); at = next) {
    const auto line = line_at(text, at, next);
    if (line == "---"sv || line == "..."sv) {
      fences.end = at;
      fences.body = next;
      return fences;
    }
  }
  return {};
}

// Whether the first line that says anything is "key: value" or "key:".
bool begins_with_key(std::string_view yaml) {
  std::size_t next = 0;
  for (std::size_t at = 0; at < yaml.size(); at = next) {
    const auto line = line_at(yaml, at, next);
    if (line.empty() || line.starts_with('#')) continue;
    const auto colon = line.find(':');
    const bool closed = colon != std::string_view::npos && (colon + 1 == line.size() || line[colon + 1] == ' ');
    return closed && colon > 0 && line.substr(0, colon).find(' ') == std::string_view::npos;
  }
  return false;
}

// What yaml-cpp 0.7 gives as UTF-8: it writes the escapes \_ and \N (no-break space, next line) as the single bytes
// A0 and 85.
std::string in_utf8(const std::string& given) {
  if (text::is_utf8(given)) return given;
  std::string mended;
  for (std::size_t at = 0; at < given.size();) {
    const auto sequence = text::utf8_sequence(given, at);
    if (sequence.valid) {
      mended.append(given, at, sequence.length);
    } else {
      mended += given[at] == '\xA0' ? "\u00A0" : given[at] == '\x85' ? "\u0085" : "\uFFFD";
    }
    at += sequence.length;
  }
  return mended;
}

std::string value_text(const YAML::Node& node, std::string_view key) {
  if (node.IsNull()) return {};
  if (node.IsScalar()) return in_utf8(node.Scalar());
  const bool list = node.IsSequence() && std::all_of(node.begin(), node.end(), [](const YAML::Node& item) {
                      return item.IsScalar() || item.IsNull();
                    });
  if (!list) {
    YAML::Emitter emitter;
    emitter << YAML::Flow << node;
    return emitter.good() ? in_utf8(emitter.c_str()) : std::string();
  }
  std::vector<std::string> items;
  for (const YAML::Node& item : node) {
    if (!item.IsNull()) items.push_back(in_utf8(item.Scalar()));
  }
  return join_items(key, items);
}

void read_keys(const YAML::Node& map, FrontMatter& matter) {
  for (const auto& pair : map) {
    std::string key = value_text(pair.first, "");
    std::string value = value_text(pair.second, key);
    matter.keys.push_back({.key = std::move(key), .value = std::move(value)});
  }
}

// What yaml-cpp says, which may end in a byte of the text: in a line break, or in a part of a character.
std::string printable(std::string why) {
  std::ranges::replace_if(
      why, [](char c) { return c < ' ' || c > '~'; }, '?');
  return why;
}

// A value that is no YAML: what stands behind its key has a colon in it, and no quotation marks around it.
struct LooseValue {
  std::string key = {};
  int line = 0;  // from 1
};

// `yaml` with quotation marks around such values of its own keys; `first` is the first of them.
std::string quote_values(std::string_view yaml, LooseValue& first) {
  std::string quoted;
  std::size_t next = 0;
  int number = 0;
  for (std::size_t at = 0; at < yaml.size(); at = next) {
    const std::string_view line = line_at(yaml, at, next);
    ++number;
    const std::size_t colon = line.find(": ");
    const std::size_t begin = colon == std::string_view::npos ? colon : line.find_first_not_of(' ', colon + 1);
    const bool loose = begin != std::string_view::npos && text::is_letter(line.front()) &&
                       "\"'[{|>&*!#"sv.find(line[begin]) == std::string_view::npos &&
                       (line.find(": ", begin) != std::string_view::npos || line.ends_with(':'));
    if (!loose) {
      quoted += line;
    } else {
      if (first.line == 0) first = {.key = std::string(line.substr(0, colon)), .line = number};
      std::string value(line.substr(begin));
      for (std::size_t mark = 0; (mark = value.find('\'', mark)) != std::string::npos; mark += 2)
        value.insert(mark, 1, '\'');
      quoted += fmt::format("{}: '{}'", line.substr(0, colon), value);
    }
    quoted += '\n';
  }
  return quoted;
}

// Reads keys whose values want quotation marks, as people forget them: "title: Bail: A Report".
bool read_loose_keys(std::string_view yaml, FrontMatter& matter) {
  LooseValue first;
  const std::string quoted = quote_values(yaml, first);
  if (first.line == 0) return false;
  try {
    const YAML::Node node = YAML::Load(quoted);
    if (!node.IsMap()) return false;
    read_keys(node, matter);
  } catch (const std::exception&) {
    matter.keys.clear();
    return false;
  }
  matter.problem =
      shortened(fmt::format("the value of {} has a colon in it: put it between quotation marks", first.key));
  matter.line = first.line + 1;
  return true;
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  const Fences fences = find_fences(text);
  if (fences.body == 0) return {};
  const auto yaml = text.substr(fences.begin, fences.end - fences.begin);
  FrontMatter matter{.body = fences.body};
  const auto trouble = [&](std::string_view why, int line) {
    matter.problem = shortened(fmt::format("front matter is not YAML: {}", why));
    matter.line = line;
    matter.keys.clear();
    // Broken keys are no prose; anything else is better indexed than lost.
    if (!begins_with_key(yaml)) matter.body = 0;
  };
  try {
    const YAML::Node node = YAML::Load(std::string(yaml));
    if (node.IsMap()) {
      read_keys(node, matter);
    } else if (node.IsScalar()) {
      matter.body = 0;
    } else if (!node.IsNull()) {
      trouble("a list where keys and values should be", 2);
    }
  } catch (const YAML::Exception& error) {
    if (read_loose_keys(yaml, matter)) return matter;
    trouble(printable(error.msg), error.mark.is_null() ? 2 : error.mark.line + 2);
  } catch (const std::exception& error) {
    trouble(printable(error.what()), 2);
  }
  return matter;
}

}  // namespace tenet::indexer
