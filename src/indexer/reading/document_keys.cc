#include "indexer/reading/document_keys.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "errors.h"
#include "text/ascii.h"
#include "text/dates.h"

namespace tenet::indexer {
namespace {

struct Row {
  std::string_view key;
  std::string Document::*member;
};

// Where two keys name a member, the one further up is taken. Keys in lower case with underscores.
constexpr std::array table = {
    Row{"title", &Document::title},
    Row{"date", &Document::date},
    Row{"organisation", &Document::organisation},
    Row{"organization", &Document::organisation},
    Row{"speaker", &Document::speaker},
    Row{"author", &Document::author},
    Row{"authors", &Document::author},
    Row{"source", &Document::source},
    Row{"publisher", &Document::source},
    Row{"url", &Document::url},
    Row{"source_url", &Document::url},
    Row{"type", &Document::type},
    Row{"doc_type", &Document::type},
    Row{"doctype", &Document::type},
    Row{"tags", &Document::type},
    Row{"licence", &Document::licence},
    Row{"license", &Document::licence},
};

std::string folded(std::string_view key) {
  std::string result = text::to_lower(key);
  for (char& c : result) {
    if (c == '-' || c == ' ') c = '_';
  }
  return result;
}

// The date that `value` states, as far as it is certain; what is not goes into `warnings`.
std::string read_date(const std::string& value, std::vector<std::string>& warnings) {
  const text::WrittenDate written = text::read_written_date(value);
  if (!written.date) {
    warnings.push_back(shortened(fmt::format("the date '{}' is not read: write 2019, 2019-12 or 2019-12-31", value)));
    return {};
  }
  std::string date = text::to_iso(*written.date);
  if (!written.readings.empty()) {
    warnings.push_back(fmt::format("the date '{}' is read as {} alone: it may be {}", value, date, written.readings));
  }
  return date;
}

// Whether a field for a name says that there is none: "unknown", "N/A".
bool says_nobody(std::string_view value) {
  constexpr std::array<std::string_view, 9> words = {"unknown", "n/a",     "na",  "none", "null",
                                                     "nobody",  "various", "tba", "q"};
  return std::ranges::find(words, text::to_lower(value)) != words.end();
}

// Takes `value` for the member; false when it is not taken whole.
bool take(Document& document, const Row& row, const std::string& value, std::vector<std::string>& warnings) {
  std::string& member = document.*row.member;
  if (!member.empty()) return false;
  if (row.member == &Document::speaker && says_nobody(value)) return false;
  if (row.member == &Document::speaker && value.size() > longest_speaker) {
    warnings.push_back(fmt::format("the speaker is not read: {} bytes are no name", value.size()));
    return false;
  }
  if (row.member != &Document::date) {
    member = value;
    return true;
  }
  const std::size_t before = warnings.size();
  member = read_date(value, warnings);
  return warnings.size() == before;
}

}  // namespace

bool names_somebody(std::string_view key) {
  const std::string lower = folded(key);
  return std::ranges::any_of(table, [&](const Row& row) {
    const bool is_name = row.member == &Document::speaker || row.member == &Document::author ||
                         row.member == &Document::organisation || row.member == &Document::source;
    return is_name && row.key == lower;
  });
}

std::string join_items(std::string_view key, const std::vector<std::string>& items) {
  const auto has_comma = [](const std::string& item) { return item.find(',') != std::string::npos; };
  const std::string_view between = names_somebody(key) || std::ranges::any_of(items, has_comma) ? "; " : ", ";
  std::string joined;
  for (const std::string& item : items) {
    if (item.empty()) continue;
    if (!joined.empty()) joined += between;
    joined += item;
  }
  return joined;
}

std::vector<std::string> fill_document(Document& document, const std::vector<DocumentKey>& keys) {
  std::vector<std::string> warnings;
  std::vector<bool> taken(keys.size());
  for (const Row& row : table) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (!taken[i] && !keys[i].value.empty() && folded(keys[i].key) == row.key) {
        taken[i] = take(document, row, keys[i].value, warnings);
      }
    }
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!taken[i] && !keys[i].value.empty()) document.metadata.emplace(keys[i].key, keys[i].value);
  }
  return warnings;
}

}  // namespace tenet::indexer
